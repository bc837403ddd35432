/**
 * The paper with all its texts fit to be drawn: NFC, so that a letter and its marks are one glyph;
 * control characters as spaces, but for line breaks; no marks that turn the direction of writing,
 * by which a name could be made to read as another; and places to break in words beyond all measure,
 * on which the line breaker would spend seconds.
 */
export function printable<P extends object>(paper: P): P {
  const texts: P = JSON.parse(JSON.stringify(paper), (_key, value: unknown) =>
    typeof value === 'string' ? plain(value) : value,
  );
  return texts;
}

const plain = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll(/\S{80}(?=\S)/gu, '$&\u200B');
