import { type FurtherLanguage, type Language, languageCode } from '#kernel/bilingual.ts';
import { attrs, html, type Html } from '#web/html.ts';

/** Links to this same page in each other language. `path` is path and query as requested. */
export function languageSwitch(props: {
  readonly lang: Language;
  readonly path: string;
  readonly furtherLanguages: readonly FurtherLanguage[];
}): readonly Html[] {
  const own = languageCode(props.lang);
  return [...WRITTEN, ...props.furtherLanguages]
    .filter(({ code }) => code !== own)
    .map(
      ({ code, name }) =>
        html`<a${attrs({
          class: 'lang',
          href: withLanguage(props.path, code),
          lang: code,
          hreflang: code,
        })}>${name}</a>`,
    );
}

const WRITTEN = [
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'en', name: 'English' },
];

/** The same path and query with `lang` set; every other parameter stays. */
function withLanguage(path: string, code: string): string {
  const [before = '', query = ''] = path.split('#')[0]?.split('?') ?? [];
  if (query === '') return `${before}?lang=${code}`;
  const parameters = new URLSearchParams(query);
  parameters.set('lang', code);
  return `${before}?${parameters.toString()}`;
}
