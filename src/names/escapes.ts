import { strictUtf8 } from '#names/code-pages.ts';

/** Marks of HTML that names of Latin-1 letters take. */
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
};
const NAMED: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** `&#7877;`, `&#x1EC5;`, `&acirc;`; null where there is none. */
export function fromHtml(text: string): string | null {
  const read = text.replaceAll(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0x10ffff || Number.isNaN(code) ? whole : String.fromCodePoint(code);
    }
    const [, letter = '', accent = ''] = /^([a-z])(grave|acute|circ|tilde|uml)$/i.exec(name) ?? [];
    return letter === ''
      ? (NAMED[name] ?? whole)
      : (letter + (ACCENTS[accent.toLowerCase()] ?? '')).normalize('NFC');
  });
  return read === text ? null : read;
}

/** `%E1%BB%85` of an address, `=E1=BB=85` of a mail; null where it is no UTF-8. */
export function fromPercent(text: string): string | null {
  for (const sign of ['%', '=']) {
    const bytes: number[] = [];
    if (!new RegExp(`${sign}[0-9a-f]{2}`, 'i').test(text) || /[^\0-\u007f]/.test(text)) continue;
    const pattern = new RegExp(`${sign}([0-9a-f]{2})|.`, 'gi');
    for (const [letter = '', byte] of text.matchAll(pattern)) {
      bytes.push(byte === undefined ? letter.charCodeAt(0) : Number.parseInt(byte, 16));
    }
    const read = strictUtf8(Uint8Array.from(bytes));
    if (read !== null) return sign === '%' ? read.replaceAll('+', ' ') : read.replaceAll('_', ' ');
  }
  return null;
}

/** `\u1ec5`, `U+1EC5`; null where there is none. */
export function fromUnicodeEscapes(text: string): string | null {
  const read = text.replaceAll(/(?:\\u|U\+|%u)([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return read === text ? null : read;
}

const SHORTEST_HEX = 4;

/** The hexadecimal digits of UTF-8, as an insurance card's QR has them; null where they are no name. */
export function fromHex(text: string): string | null {
  const digits = text.replaceAll(/[\s-]|^0x/gi, '');
  if (digits.length < SHORTEST_HEX || digits.length % 2 === 1 || /[^0-9a-f]/i.test(digits))
    return null;
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const read = strictUtf8(bytes);
  return read !== null && /^\p{L}[\p{L}\p{M}\s'’.-]*$/u.test(read) ? read : null;
}
