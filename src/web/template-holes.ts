import { isForbiddenAttribute, URL_ATTRIBUTES } from './escape.ts';

/**
 * Where a hole of a template stands, and so how its value must be written:
 * `url-start` begins a URL (the scheme is checked), `url-part` stands behind its first `/`, `?`
 * or `#` (percent-encoded), `attributes` is inside a tag and takes only what `attrs` made.
 */
export type HoleKind = 'text' | 'attribute' | 'url-start' | 'url-part' | 'attributes';

/**
 * Reads the fixed parts of a template and tells the kind of each hole between them. Throws where
 * a hole could change the structure of the page: in an unquoted attribute, an event handler or
 * style, a comment, a script, a tag name; and where the template ends inside a tag.
 */
export function holesOf(parts: readonly string[]): readonly HoleKind[] {
  const at: Position = { state: 'text', tag: '', attribute: '', value: '' };
  const kinds: HoleKind[] = [];
  for (const [index, part] of parts.entries()) {
    let offset = 0;
    while (offset < part.length) offset += READ[at.state](at, part, offset);
    if (index < parts.length - 1) kinds.push(HOLE_AT[at.state](at, part));
  }
  if (at.state !== 'text') refuse('the template ends inside a tag', parts.at(-1));
  return kinds;
}

type State = 'text' | 'raw' | 'comment' | 'tag' | 'before-value' | 'double' | 'single';

interface Position {
  state: State;
  tag: string;
  attribute: string;
  /** What stands in the current attribute value so far; a hole counts as one HOLE sign. */
  value: string;
}

const HOLE = '\u0000';
const TAG_OPEN = /<(\/?[a-z!][a-z0-9-]*)/iy;
const NAME_BEFORE = /([^\s"'<>/=]+)\s*$/;

/** Elements whose content is not markup: nothing of ours is ever written there. */
const RAW_ELEMENTS = ['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'];

/** Reads on from an offset, notes what was entered or left, and returns how much was read. */
type Reader = (at: Position, part: string, offset: number) => number;

const READ: Readonly<Record<State, Reader>> = {
  text: (at, part, offset) => {
    if (part.startsWith('<!--', offset)) {
      at.state = 'comment';
      return 4;
    }
    TAG_OPEN.lastIndex = offset;
    const found = TAG_OPEN.exec(part);
    if (found === null) return 1;
    at.state = 'tag';
    at.tag = (found[1] ?? '').toLowerCase();
    return found[0].length;
  },
  tag: (at, part, offset) => {
    const sign = part[offset];
    if (sign === '>') at.state = RAW_ELEMENTS.includes(at.tag) ? 'raw' : 'text';
    if (sign === '"' || sign === "'") refuse('a quote without a name before it', part);
    if (sign === '=') {
      at.attribute = NAME_BEFORE.exec(part.slice(0, offset))?.[1]?.toLowerCase() ?? '';
      at.value = '';
      at.state = 'before-value';
    }
    return 1;
  },
  'before-value': (at, part, offset) => {
    const sign = part[offset] ?? '';
    if (sign === '"') at.state = 'double';
    else if (sign === "'") at.state = 'single';
    else if (sign.trim() !== '') refuse('an unquoted attribute', part);
    return 1;
  },
  double: (at, part, offset) => readValue(at, part, offset, '"'),
  single: (at, part, offset) => readValue(at, part, offset, "'"),
  comment: (at, part, offset) => {
    const end = part.indexOf('-->', offset);
    if (end === -1) return part.length - offset;
    at.state = 'text';
    return end + 3 - offset;
  },
  raw: (at, part, offset) => {
    const end = part.toLowerCase().indexOf(`</${at.tag}`, offset);
    if (end === -1) return part.length - offset;
    at.state = 'tag';
    at.tag = `/${at.tag}`;
    return end + at.tag.length + 1 - offset;
  },
};

function readValue(at: Position, part: string, offset: number, quote: string): number {
  const end = part.indexOf(quote, offset);
  const text = part.slice(offset, end === -1 ? part.length : end);
  const afterStart = at.value === HOLE && URL_ATTRIBUTES.has(at.attribute);
  if (afterStart && text !== '' && !/^[/?#&]/.test(text)) refuse('the scheme of a URL', part);
  at.value += text;
  if (end === -1) return text.length;
  at.state = 'tag';
  return text.length + 1;
}

const HOLE_AT: Readonly<Record<State, (at: Position, part: string) => HoleKind>> = {
  text: (_at, part) => (/<\/?$/.test(part) ? refuse('the name of a tag', part) : 'text'),
  tag: () => 'attributes',
  double: holeInValue,
  single: holeInValue,
  'before-value': (_at, part) => refuse('an unquoted attribute', part),
  comment: (_at, part) => refuse('a comment', part),
  raw: (at, part) => refuse(`<${at.tag}>`, part),
};

function holeInValue(at: Position, part: string): HoleKind {
  const before = at.value;
  at.value += HOLE;
  if (isForbiddenAttribute(at.attribute)) refuse(`the attribute ${at.attribute}`, part);
  if (!URL_ATTRIBUTES.has(at.attribute)) return 'attribute';
  if (before === '') return 'url-start';
  if (/[/?#]|^(?:mailto|tel):/i.test(before)) return 'url-part';
  return refuse('the scheme of a URL', part);
}

function refuse(where: string, part: string | undefined): never {
  throw new Error(`html: hole refused, ${where}, near …${(part ?? '').slice(-60)}`);
}
