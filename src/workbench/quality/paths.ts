/** Data quality: campaigns, their cases, and what stations are asked. */
export const QUALITY_PATH = '/can-bo/du-lieu';
export const NEW_CAMPAIGN_PATH = `${QUALITY_PATH}/moi`;
export const STATIONS_PATH = `${QUALITY_PATH}/xac-nhan`;

/** A path with a query, or without where there is none. */
export const withQuery = (path: string, query: string): string =>
  query === '' ? path : `${path}?${query}`;

export const campaignPath = (id: string): string => `${QUALITY_PATH}/chien-dich/${id}`;
export const queuePath = (id: string): string => `${campaignPath(id)}/duyet`;
export const casePath = (id: string): string => `${QUALITY_PATH}/truong-hop/${id}`;
