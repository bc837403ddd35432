import { type Bilingual, type Language, textIn, languageCode } from '#kernel/bilingual.ts';
import { assetUrl } from '#web/assets.ts';
import { styleLink } from '#web/first-visit-style.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';

/** Scripts that pages may ask for, beside those of their layout. Each only makes a page handier. */
export type ScriptName =
  | 'forms.js'
  | 'filter.js'
  | 'workbench.js'
  | 'intake.js'
  | 'catalogue.js'
  | 'kiosk.js'
  | 'wall.js'
  | 'steer.js'
  | 'tus.js'
  | 'upload.js'
  | 'sign.js'
  | 'review.js'
  | 'kept.js'
  | 'draft.js';

export interface DocumentProps {
  readonly lang: Language;
  /** The page's own title; the site follows it. */
  readonly title: string;
  readonly site: string;
  /** The form on the page was sent back: the title begins with the word "error". */
  readonly hasErrors?: boolean | undefined;
  readonly bodyClass: 'portal' | 'wb' | 'wb wide' | 'kiosk' | 'wall';
  readonly scripts?: readonly ScriptName[] | undefined;
  /** Where a page that nobody touches goes by itself; what a script does better, it does itself. */
  readonly refresh?: Refresh | undefined;
  readonly body: Value;
}

export interface Refresh {
  readonly seconds: number;
  /** An address of our own, from its first slash. */
  readonly path: `/${string}`;
}

/** A whole page: head, style sheet, scripts; nothing inline, nothing from another origin. */
export function document(props: DocumentProps): Html {
  const scripts = ['forms.js', ...(props.scripts ?? [])] as const;
  return html`<!DOCTYPE html>
<html lang="${languageCode(props.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fullTitle(props)}</title>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0e4f88">
<meta name="format-detection" content="telephone=no">
${styleLink}
<link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml">
<link rel="manifest" href="${assetUrl('app.webmanifest')}">
${[...new Set<ScriptName>(scripts)].map(
  (name) => html`<script${attrs({ type: 'module', src: assetUrl(name) })}></script>\n`,
)}${refreshing(props.refresh)}</head>
<body class="${props.bodyClass}">
${props.body}
</body>
</html>
`;
}

const refreshing = (refresh: Refresh | undefined): Html | null =>
  refresh === undefined
    ? null
    : html`<noscript><meta http-equiv="refresh" content="${refresh.seconds};url=${refresh.path}"></noscript>\n`;

/** Search results and tabs show about this much; the site's name gives way to the page's. */
const TITLE_LENGTH = 70;

function fullTitle({ title, site, hasErrors, lang }: DocumentProps): string {
  const own = hasErrors === true ? `${textIn(lang, WORDS.error)} ${title}` : title;
  const full = `${own} – ${site}`;
  if (full.length <= TITLE_LENGTH) return full;
  if (own.length <= TITLE_LENGTH) return own;
  // At the end of a word, with room for the sign that there is more.
  return `${own.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, '')}…`;
}

const WORDS = { error: { vi: 'Lỗi:', en: 'Error:' } } satisfies Record<string, Bilingual>;
