import { usedChannel } from '#dossier/notice.ts';
import { NOTICE_CHANNELS, type NoticeChoice } from '#dossier/notice-channel.ts';
import type { Applicant } from '#dossier/dossier-event.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { radios } from '#web/components/choices.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { noticeChoices } from '#web/read-notify.ts';
import { fieldOf, type IntakeView } from '#workbench/intake/intake-view.ts';

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
      text: textIn(lang, noticeChoices[choice]),
    })),
  });
}

/** What a check page says of it: the channel that will be used. */
export function notifyText(
  lang: Language,
  connected: IntakeView['connected'],
  { notify, applicant }: { readonly notify?: NoticeChoice; readonly applicant: Applicant },
): string {
  if (notify === 'none') return textIn(lang, noticeChoices.none);
  const channels = new Set(NOTICE_CHANNELS.filter((channel) => connected.has(channel)));
  const used = usedChannel(notify, applicant, channels);
  return used === null
    ? sayIn(lang)('Không gửi được: thiếu địa chỉ', 'Cannot be sent: no address')
    : textIn(lang, noticeChoices[used]);
}
