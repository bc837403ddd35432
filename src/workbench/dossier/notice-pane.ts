import type { Dossier } from '#dossier/dossier.ts';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { type NoticeKind, noticeKindOf } from '#dossier/notice.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { KeptNotice, NoticeState } from '#store/notices.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice as message } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { tag, type Tone } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import { noticeChoices } from '#web/read-notify.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

const KINDS: Readonly<Record<NoticeKind, Bilingual>> = {
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  supplement: { vi: 'Cần bổ sung', en: 'Supplement wanted' },
  extended: { vi: 'Xin lỗi, hẹn lại', en: 'Apology, new date' },
  refused: { vi: 'Từ chối giải quyết', en: 'Refused' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
  ready: { vi: 'Đã có kết quả', en: 'Result ready' },
  reissued: { vi: 'Có bản thay thế', en: 'Another in its place' },
  revoked: { vi: 'Văn bản bị thu hồi', en: 'Document revoked' },
};

const STATES: Readonly<Record<NoticeState, Bilingual & { readonly tone: Tone }>> = {
  waiting: { vi: 'Chờ gửi', en: 'Waits to be sent', tone: 'neutral' },
  sent: { vi: 'Đã gửi', en: 'Sent', tone: 'info' },
  delivered: { vi: 'Đã đến máy', en: 'Delivered', tone: 'success' },
  failed: { vi: 'Không đến máy', en: 'Not delivered', tone: 'warning' },
  undeliverable: { vi: 'Sai địa chỉ', en: 'Nobody at the address', tone: 'danger' },
  skipped: { vi: 'Không gửi nữa', en: 'Not sent any more', tone: 'neutral' },
};

/** What became of the last pressing of "send again", by the word in the address. */
export const AGAIN = {
  gui: {
    tone: 'success',
    vi: 'Đang gửi lại thông báo đến địa chỉ hiện có của hồ sơ.',
    en: 'The notice is being sent again, to the address that the dossier has now.',
  },
  ban: {
    tone: 'warning',
    vi: 'Kênh này đang gửi, hoặc thông báo không còn ở trạng thái gửi lại được. Tải lại trang rồi thử lại.',
    en: 'This channel is at work, or the notice can no longer be sent again. Reload the page and try again.',
  },
} as const;

/** Those at the desk and at the agency that decides may send a notice again; who only looks may not. */
export const maySendAgain = (
  { officer }: OfficerRequest,
  { desk, handler }: Pick<Dossier, 'desk' | 'handler'>,
): boolean => officer.agency === desk || officer.agency === handler;

/** What the applicant was told, by which way, and whether it arrived. */
export function noticePane(on: OfficerRequest, view: DossierView): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  if (view.notices.length === 0) return null;
  const again = view.again === null ? null : AGAIN[view.again];
  return pane({
    id: 'notices',
    title: say('Thông báo cho người nộp', 'Notices to the applicant'),
    body: html`${again === null ? null : message({ lang, tone: again.tone, role: 'status', body: textIn(lang, again) })}<ul class="plain">${view.notices.map(
      (one) => html`<li>${noticeLine(on, view, one)}</li>`,
    )}</ul>`,
  });
}

function noticeLine(on: OfficerRequest, view: DossierView, one: KeptNotice): Html {
  const { lang } = on;
  const { tone, ...state } = STATES[one.state];
  const recorded = view.history.events.find(({ version }) => version === one.version);
  const kind = recorded === undefined ? null : noticeKindOf(recorded.event, view.facts.procedure);
  const name = kind === null ? '' : textIn(lang, KINDS[kind]);
  return html`<b>${name}</b> ${tag({ text: textIn(lang, state), tone })}<br>${[
    textIn(lang, noticeChoices[one.channel]),
    one.address,
    formatDateTime(one.sentAt ?? one.writtenAt, lang),
  ]
    .filter((part) => part !== null)
    .join(' · ')}${why(lang, one)}${
    view.maySendAgain && (one.state === 'undeliverable' || one.state === 'failed')
      ? againForm(on, view.id, one, name)
      : null
  }`;
}

function why(lang: Language, { state, fault, address, channel }: KeptNotice): Html | null {
  if (state === 'undeliverable' && address === null)
    return html`<br>${textIn(lang, NO_ADDRESS[channel])}`;
  return fault === null || fault === '' ? null : html`<br>${fault}`;
}

const NO_PHONE: Bilingual = {
  vi: 'Hồ sơ không có số di động. Đính chính số điện thoại rồi gửi lại.',
  en: 'The dossier has no mobile number. Correct the phone, then send again.',
};
const NO_ADDRESS: Readonly<Record<NoticeChannel, Bilingual>> = {
  mail: {
    vi: 'Hồ sơ không có thư điện tử. Đính chính thư điện tử rồi gửi lại.',
    en: 'The dossier has no e-mail address. Correct it, then send again.',
  },
  sms: NO_PHONE,
  zalo: NO_PHONE,
};

const againForm = (
  on: OfficerRequest,
  id: string,
  { version, channel }: KeptNotice,
  name: string,
): Html =>
  html`<form method="post" action="${`/can-bo/ho-so/${id}/thong-bao/gui-lai`}">${csrfField(on.session.csrf)}${hiddenFields({ version: String(version), channel })}${button({ text: sayIn(on.lang)('Gửi lại', 'Send again'), about: name, kind: 'secondary', size: 'small' })}</form>`;
