/** The queue of an officer's desk. */
export const QUEUE_PATH = '/can-bo/hang-doi';

export const ticketPath = (
  ticketId: string,
  act: 'goi-lai' | 'vang' | 'bat-dau' | 'xong' | 'chuyen',
): string => `${QUEUE_PATH}/so/${ticketId}/${act}`;

/** The appointments of the officer's desk on a day. */
export const DAY_PATH = `${QUEUE_PATH}/lich-hen`;

/** What desks did on a day; of all of them for the province. */
export const FIGURES_PATH = '/can-bo/so-lieu-hang-doi';
