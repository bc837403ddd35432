export const STEERING_PATH = '/can-bo/de-an-06';
export const BODIES_PATH = `${STEERING_PATH}/to-chuc`;
export const TASKS_PATH = `${STEERING_PATH}/nhiem-vu`;
export const DOCUMENTS_PATH = `${STEERING_PATH}/van-ban`;
export const OUTREACH_PATH = `${STEERING_PATH}/tuyen-truyen`;
export const MEETINGS_PATH = `${STEERING_PATH}/hop`;
export const HAMLETS_PATH = `${STEERING_PATH}/ap`;
