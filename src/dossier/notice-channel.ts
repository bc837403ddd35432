/** Ways on which an applicant is told of a dossier. */
export const NOTICE_CHANNELS = ['mail', 'sms', 'zalo'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** What an applicant asked for at the counter; `none`: wants no notices. */
export type NoticeChoice = NoticeChannel | 'none';

export const isNoticeChannel = (text: string): text is NoticeChannel =>
  NOTICE_CHANNELS.some((channel) => channel === text);
