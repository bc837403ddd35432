/** Our procedures beside those of the national database. */
export const COMPARISON_PATH = '/can-bo/quan-tri/doi-chieu';
/** Agencies and fields of the portal beside ours. */
export const SHARED_PATH = '/can-bo/quan-tri/danh-muc-dung-chung';

export const comparedPath = (code: string): string =>
  `${COMPARISON_PATH}/xem/${encodeURIComponent(code)}`;
