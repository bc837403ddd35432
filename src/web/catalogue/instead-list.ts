import type { Procedure } from '#catalogue/procedure.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { notice } from '#web/components/notice.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** For whom this is the wrong procedure, and which is the right one; null where nobody is led elsewhere. */
export function insteadList(
  lang: Language,
  { instead = [] }: Procedure,
  /** The page of a procedure that this system has, or null. */
  pathOf: (code: string) => string | null,
): Html | null {
  if (instead.length === 0) return null;
  const say = sayIn(lang);
  return notice({
    lang,
    tone: 'info',
    title: say('Không nộp ở đây nếu', 'Do not file here if'),
    body: html`<ul>${instead.map(({ who, code, what }) => {
      const path = code === null ? null : pathOf(code);
      const name = code === null ? textIn(lang, what) : `${textIn(lang, what)} (${code})`;
      return html`<li>${textIn(lang, who)}: <a href="${path ?? CONTACT}">${name}</a>${path === null ? html`, ${say('hỏi Bộ phận Một cửa nơi nhận', 'ask the desk where')}` : null}</li>`;
    })}</ul>`,
  });
}

/** The page of the desks: whoever cannot be served here asks there. */
const CONTACT = '/lien-he';
