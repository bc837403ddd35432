import { escapeText, isForbiddenAttribute, safeUrl, URL_ATTRIBUTES } from './escape.ts';

const ATTRIBUTES: unique symbol = Symbol('attributes');

/** Attributes of one element, ready to stand inside its tag; made only by `attrs`. */
export interface Attributes {
  readonly [ATTRIBUTES]: string;
}

export type AttributeValue = string | number | boolean | null | undefined;

/**
 * Attributes by name, for the hole inside a tag: `<input${attrs({ name, disabled })}>`.
 * `null`, `undefined` and `false` leave an attribute out and `true` writes it bare, except
 * `aria-*`, where `true` and `false` are written as words, because there they mean something.
 * Throws where a name is malformed or would carry code or style.
 */
export function attrs(values: Readonly<Record<string, AttributeValue>>): Attributes {
  let text = '';
  for (const name in values) text += attribute(name, values[name]);
  return { [ATTRIBUTES]: text };
}

export const isAttributes = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && ATTRIBUTES in value;

export const attributesText = (attributes: Attributes): string => attributes[ATTRIBUTES];

const NAME = /^[a-z][a-z0-9:-]*$/;

/** Names that were allowed: few, for they stand in our own code, and each is judged once. */
const ALLOWED = new Set<string>();

function allow(name: string): void {
  if (!NAME.test(name) || isForbiddenAttribute(name)) throw new Error(`attrs: refused ${name}`);
  ALLOWED.add(name);
}

function attribute(name: string, value: AttributeValue): string {
  if (!ALLOWED.has(name)) allow(name);
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') {
    if (name.startsWith('aria-')) return ` ${name}="${String(value)}"`;
    return value ? ` ${name}` : '';
  }
  const text = String(value);
  return ` ${name}="${escapeText(URL_ATTRIBUTES.has(name) ? safeUrl(text) : text)}"`;
}
