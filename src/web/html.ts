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
  let fills = ANALYSED.get(parts);
  if (fills === undefined) {
    fills = holesOf(parts).map((kind) => FILL[kind]);
    ANALYSED.set(parts, fills);
  }
  let out = parts[0] ?? '';
  let index = 0;
  for (const fill of fills) {
    out += fill(values[index]);
    index += 1;
    out += parts[index] ?? '';
  }
  return raw(out);
}

type Fill = (value: Value) => string;

const ANALYSED = new WeakMap<TemplateStringsArray, readonly Fill[]>();

const FILL: Readonly<Record<HoleKind, Fill>> = {
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
