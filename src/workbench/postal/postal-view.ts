import { whyMayNotDealWithPost, whyNoParcel } from '#access/may-post.ts';
import type { Facts } from '#dossier/facts.ts';
import type { PostalDirection, PostalOrder } from '#dossier/postal-order.ts';
import type { DossierDelivery } from '#store/deliveries.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import { ordersOf } from '#store/postal-orders.ts';
import { readStaffNames } from '#store/staff.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What a dossier's page knows of its parcels. */
export interface PostalView {
  readonly orders: readonly PostalOrder[];
  /** Whether this officer deals with the post for the dossier. */
  readonly mayDeal: boolean;
  /** What can be ordered now. */
  readonly offers: readonly PostalDirection[];
  /** Names of those who ordered, by subject. */
  readonly names: ReadonlyMap<string, string>;
  readonly isConnected: boolean;
  /** How telling the post goes; null where there was nothing to tell. */
  readonly delivery: DossierDelivery | null;
}

/** Who receives a result that the post carries, as the act of handing over keeps it. */
export const postalReceiver = ({ number }: Pick<PostalOrder, 'number'>): string =>
  `Bưu điện, yêu cầu ${number}`;

const DIRECTIONS: readonly PostalDirection[] = ['deliver', 'collect'];

export async function loadPostalView(
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
  facts: Facts,
  deliveries: readonly DossierDelivery[],
): Promise<PostalView> {
  const { dossier } = history;
  const orders = await ordersOf(on.services.pool, id);
  const subjects = [...new Set(orders.map(({ orderedBy }) => orderedBy))];
  const mayDeal = whyMayNotDealWithPost(on.officer, dossier) === null;
  return {
    orders,
    mayDeal,
    offers: mayDeal
      ? DIRECTIONS.filter((one) => whyNoParcel(one, dossier, facts.procedure, orders) === null)
      : [],
    names: subjects.length === 0 ? new Map() : await readStaffNames(on.services.pool, subjects),
    isConnected: on.services.registries?.connected.has('postal') ?? false,
    delivery: deliveries.find(({ party }) => party === 'postal') ?? null,
  };
}
