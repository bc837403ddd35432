const SPECIAL = /[&<>"']/;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text, in an element or between the quotes of an attribute. */
export const escapeText = (text: string): string =>
  SPECIAL.test(text) ? text.replaceAll(/[&<>"']/g, (found) => ENTITIES[found] ?? '') : text;

/** A link is relative, or it names one of four schemes; what browsers would run never passes. */
const SAFE_URL = /^(?:(?:https?|mailto|tel):|[^:]*(?:[/?#]|$))/i;

/** The URL itself, or a dead link in place of one with any other scheme (`javascript:`, `data:`). */
export const safeUrl = (url: string): string => (SAFE_URL.test(url.trim()) ? url : '#blocked');

/** One value inside a URL (a path segment, a query value), percent-encoded. */
export const urlPart = (text: string): string => encodeURIComponent(text.toWellFormed());

/** Attributes that hold one URL. */
export const URL_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'xlink:href',
  'src',
  'action',
  'formaction',
  'poster',
  'cite',
  'data',
  'background',
  'manifest',
]);

/** Attributes whose text is run, styled or parsed again: no value of ours may go there. */
export const isForbiddenAttribute = (name: string): boolean =>
  name.startsWith('on') ||
  ['style', 'srcdoc', 'srcset', 'imagesrcset', 'ping', 'http-equiv'].includes(name);
