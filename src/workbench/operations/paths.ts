/** How the exchange with outside systems goes, for whoever operates the system. */
export const OPERATIONS_PATH = '/can-bo/van-hanh';
export const CALLS_PATH = `${OPERATIONS_PATH}/nhat-ky`;

export const callPath = (id: string): string => `${CALLS_PATH}/${id}`;

/** One delivery that waits: try it now, hold it, or answer it by hand. */
export const deliveryPath = (party: string, dossierId: string): string =>
  `${OPERATIONS_PATH}/cho/${party}/${dossierId}`;

/** What the national portal holds against what we believe it was told. */
export const RECONCILIATION_PATH = `${OPERATIONS_PATH}/doi-chieu`;

export interface FindingFilter {
  readonly kind: string | null;
  readonly state: 'open' | 'repaired';
  /** Key of the last of the page before. */
  readonly after?: string;
}

/** The list of differences so filtered; `file` is the same as a file. */
export function findingsPath({ kind, state, after }: FindingFilter, file = ''): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set('loai', kind);
  if (state === 'repaired') query.set('xem', 'da-khop');
  if (after !== undefined) query.set('sau', after);
  const text = query.toString();
  const anchor = file === '' ? '#findings' : '';
  return `${RECONCILIATION_PATH}${file}${text === '' ? '' : '?'}${text}${anchor}`;
}
