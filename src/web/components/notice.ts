import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';
import { icon } from './icon.ts';

export interface NoticeProps {
  readonly lang: Language;
  readonly tone: 'info' | 'warning' | 'success' | 'error';
  readonly title?: Value;
  readonly body?: Value;
  readonly id?: string | undefined;
  /** What just happened is read out at once: `status`, or `alert` where it must interrupt. */
  readonly role?: 'status' | 'alert' | undefined;
}

/** A message above or within a page; its tone is also said in a word that screen readers hear. */
export const notice = (props: NoticeProps): Html =>
  html`<div${attrs({
    class: `notice notice-${props.tone}`,
    id: props.id,
    role: props.role,
  })}>${icon(ICONS[props.tone])}<div><span class="sr">${textIn(props.lang, WORDS[props.tone])} </span>${
    props.title === undefined ? null : html`<p class="notice-t">${props.title}</p>`
  }${props.body === undefined ? null : html`<div>${props.body}</div>`}</div></div>`;

const ICONS = { info: 'info', warning: 'alert', success: 'check', error: 'alert' } as const;

const WORDS = {
  info: { vi: 'Thông tin:', en: 'Information:' },
  warning: { vi: 'Lưu ý:', en: 'Warning:' },
  success: { vi: 'Đã xong:', en: 'Done:' },
  error: { vi: 'Lỗi:', en: 'Error:' },
} satisfies Record<NoticeProps['tone'], Bilingual>;
