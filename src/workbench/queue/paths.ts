/** The queue of an officer's desk. */
export const QUEUE_PATH = '/can-bo/hang-doi';

export const ticketPath = (
  ticketId: string,
  act: 'goi-lai' | 'vang' | 'bat-dau' | 'xong' | 'chuyen',
): string => `${QUEUE_PATH}/so/${ticketId}/${act}`;
