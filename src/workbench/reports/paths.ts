export const REPORTS_PATH = '/can-bo/bao-cao';
/** What an agency says of itself in its evaluation. */
export const STATEMENT_PATH = `${REPORTS_PATH}/tu-danh-gia`;
