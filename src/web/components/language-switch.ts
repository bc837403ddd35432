import type { Language } from '#kernel/bilingual.ts';
import { attrs, html, type Html } from '#web/html.ts';

/** A link to this same page in the other language. `path` is path and query as requested. */
export function languageSwitch(props: { readonly lang: Language; readonly path: string }): Html {
  const other: Language = props.lang === 'vi' ? 'en' : 'vi';
  return html`<a${attrs({
    class: 'lang',
    href: withLanguage(props.path, other),
    lang: other,
    hreflang: other,
  })}>${NAMES[other]}</a>`;
}

const NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;

/** The same path and query with `lang` set; every other parameter stays. */
function withLanguage(path: string, lang: Language): string {
  const [before = '', query = ''] = path.split('#')[0]?.split('?') ?? [];
  const parameters = new URLSearchParams(query);
  parameters.set('lang', lang);
  return `${before}?${parameters.toString()}`;
}
