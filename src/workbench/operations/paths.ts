/** How the exchange with outside systems goes, for whoever operates the system. */
export const OPERATIONS_PATH = '/can-bo/van-hanh';
export const CALLS_PATH = `${OPERATIONS_PATH}/nhat-ky`;

export const callPath = (id: string): string => `${CALLS_PATH}/${id}`;

/** One delivery that waits: try it now, hold it, or answer it by hand. */
export const deliveryPath = (party: string, dossierId: string): string =>
  `${OPERATIONS_PATH}/cho/${party}/${dossierId}`;
