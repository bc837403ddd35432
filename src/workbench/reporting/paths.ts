export const REPORTING_PATH = '/can-bo/bao-cao-dinh-ky';

export const campaignPath = (campaignId: string): string => `${REPORTING_PATH}/${campaignId}`;

/** Where a campaign is closed. */
export const closePath = (campaignId: string): string => `${campaignPath(campaignId)}/khoa`;

/** The form of one recipient. */
export const answerPath = (campaignId: string, recipient: string): string =>
  `${campaignPath(campaignId)}/tra-loi?nhan=${encodeURIComponent(recipient)}`;

export const summaryPath = (campaignId: string): string => `${campaignPath(campaignId)}/tong-hop`;
