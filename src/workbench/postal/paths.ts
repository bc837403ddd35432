import type { PostalOrder } from '#dossier/postal-order.ts';

/** The parcels of a desk, and those of one dossier. */
export const POSTAL_LIST_PATH = '/can-bo/buu-chinh';

export const postalPath = (dossierId: string): string => `/can-bo/ho-so/${dossierId}/buu-chinh`;

type Parcel = Pick<PostalOrder, 'dossierId' | 'direction' | 'serial'>;

/** `…/T1/huy`: T is a result that is sent, G are papers that are fetched. */
export const parcelPath = (
  { dossierId, direction, serial }: Parcel,
  does: 'huy' | 'xong' | 'nhan',
): string => `${postalPath(dossierId)}/${direction === 'deliver' ? 'T' : 'G'}${serial}/${does}`;

/** Reads the `T1` of a path, or null. */
export function parseParcel(text: string): Pick<Parcel, 'direction' | 'serial'> | null {
  const match = /^([TG])([1-9]\d?)$/.exec(text);
  if (match === null) return null;
  return { direction: match[1] === 'T' ? 'deliver' : 'collect', serial: Number(match[2]) };
}
