import { attributesText, isAttributes, type Attributes } from './attributes.ts';
import { escapeText, safeUrl, urlPart } from './escape.ts';
import { isHtml, markupOf, raw, type Html } from './raw.ts';
import { holesOf, type HoleKind } from './template-holes.ts';

export { attrs } from './attributes.ts';
export { markupOf, type Html } from './raw.ts';

/** What a hole takes. `null`, `undefined`, `true` and `false` write nothing. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Html
  | Attributes
  | readonly Value[];

/**
 * Markup with every hole escaped for the place where it stands:
 * text and quoted attributes are escaped; a URL may be relative, http(s), mailto or tel; a hole
 * inside a URL is percent-encoded; a hole inside a tag takes only `attrs({…})`. Each template is
 * analysed once. Throws (a bug of ours) where a hole could change the structure of the page.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let kinds = ANALYSED.get(parts);
  if (kinds === undefined) {
    kinds = holesOf(parts);
    ANALYSED.set(parts, kinds);
  }
  let out = parts[0] ?? '';
  for (let index = 0; index < kinds.length; index += 1) {
    out += FILL[kinds[index] ?? 'text'](values[index]) + (parts[index + 1] ?? '');
  }
  return raw(out);
}

const ANALYSED = new WeakMap<TemplateStringsArray, readonly HoleKind[]>();

const FILL: Readonly<Record<HoleKind, (value: Value) => string>> = {
  text: textOf,
  attribute: (value) => escapeText(scalar(value)),
  'url-start': (value) => escapeText(safeUrl(scalar(value))),
  'url-part': (value) => escapeText(urlPart(scalar(value))),
  attributes: insideTag,
};

function textOf(value: Value): string {
  if (typeof value === 'string') return escapeText(value);
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (isHtml(value)) return markupOf(value);
  if (isAttributes(value)) throw new Error('html: attrs() belongs inside a tag');
  let out = '';
  for (const item of value) out += textOf(item);
  return out;
}

function scalar(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new Error('html: an attribute takes text, not markup or a list');
}

function insideTag(value: Value): string {
  if (isAttributes(value)) return attributesText(value);
  if (value === null || value === undefined || value === false) return '';
  throw new Error('html: a hole inside a tag takes only attrs()');
}
