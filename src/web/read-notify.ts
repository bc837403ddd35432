import type { Applicant } from '#dossier/dossier-event.ts';
import { noticeAddress } from '#dossier/notice.ts';
import { isNoticeChannel, type NoticeChoice } from '#dossier/notice-channel.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { FieldReader } from '#web/field-reader.ts';

export const noticeChoices = {
  mail: { vi: 'Thư điện tử', en: 'E-mail' },
  sms: { vi: 'Tin nhắn SMS', en: 'Text message' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  none: { vi: 'Không nhận thông báo', en: 'No notices' },
} satisfies Record<NoticeChoice, Bilingual>;

/** The choice, or nothing where none was made; a channel without an address is told at the field. */
export function readNotify(
  reader: FieldReader,
  applicant: Applicant,
): { readonly notify?: NoticeChoice } {
  const choice = reader.text('notify');
  if (choice === 'none') return { notify: choice };
  if (!isNoticeChannel(choice)) return {};
  if (noticeAddress(applicant, choice) === null) {
    reader.fail('notify', choice === 'mail' ? NO_EMAIL : NO_MOBILE);
  }
  return { notify: choice };
}

const NO_EMAIL: Bilingual = {
  vi: 'Nhập thư điện tử của người nộp, hoặc chọn cách khác.',
  en: 'Enter the applicant’s e-mail address, or choose another way.',
};

const NO_MOBILE: Bilingual = {
  vi: 'Nhập số di động của người nộp (10 chữ số; số cố định không nhận được tin nhắn), hoặc chọn cách khác.',
  en: 'Enter the applicant’s mobile number (10 digits; a landline takes no messages), or choose another way.',
};
