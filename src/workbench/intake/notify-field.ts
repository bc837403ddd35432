import { noticeAddress, usedChannel } from '#dossier/notice.ts';
import { isNoticeChannel, NOTICE_CHANNELS, type NoticeChoice } from '#dossier/notice-channel.ts';
import type { Applicant } from '#dossier/dossier-event.ts';
import type { Bilingual, Language } from '#kernel/bilingual.ts';
import { radios } from '#web/components/choices.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { FieldReader } from '#workbench/intake/field-reader.ts';
import { fieldOf, type IntakeView } from '#workbench/intake/intake-view.ts';

export const noticeChoices = {
  mail: { vi: 'Thư điện tử', en: 'E-mail' },
  sms: { vi: 'Tin nhắn SMS', en: 'Text message' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  none: { vi: 'Không nhận thông báo', en: 'No notices' },
} satisfies Record<NoticeChoice, Bilingual>;

/** How the applicant wants to be told; only what the province can do is offered. */
export function notifyField(view: IntakeView): Html | null {
  const { lang, connected } = view;
  const channels = NOTICE_CHANNELS.filter((channel) => connected.has(channel));
  if (channels.length === 0) return null;
  const say = sayIn(lang);
  return radios({
    ...fieldOf(view, 'notify'),
    label: say('Nhận thông báo qua', 'Notices by'),
    hint: say(
      'Không chọn: gửi thư điện tử nếu có địa chỉ, không thì nhắn SMS đến số di động.',
      'Nothing chosen: by e-mail where there is an address, else by text message.',
    ),
    inline: true,
    options: [...channels, 'none' as const].map((choice) => ({
      value: choice,
      text: noticeChoices[choice][lang],
    })),
  });
}

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

/** What a check page says of it: the channel that will be used. */
export function notifyText(
  lang: Language,
  connected: IntakeView['connected'],
  { notify, applicant }: { readonly notify?: NoticeChoice; readonly applicant: Applicant },
): string {
  if (notify === 'none') return noticeChoices.none[lang];
  const channels = new Set(NOTICE_CHANNELS.filter((channel) => connected.has(channel)));
  const used = usedChannel(notify, applicant, channels);
  return used === null
    ? sayIn(lang)('Không gửi được: thiếu địa chỉ', 'Cannot be sent: no address')
    : noticeChoices[used][lang];
}

const NO_EMAIL: Bilingual = {
  vi: 'Nhập thư điện tử của người nộp, hoặc chọn cách khác.',
  en: 'Enter the applicant’s e-mail address, or choose another way.',
};

const NO_MOBILE: Bilingual = {
  vi: 'Nhập số di động của người nộp (10 chữ số; số cố định không nhận được tin nhắn), hoặc chọn cách khác.',
  en: 'Enter the applicant’s mobile number (10 digits; a landline takes no messages), or choose another way.',
};
