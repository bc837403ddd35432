import { type Figure, figureText } from '#written-report/figure.ts';

/** A paragraph: words and the figures between them. */
export type Prose = readonly (string | Figure)[];

/** Writes a paragraph: prose`Đã tiếp nhận ${figure} hồ sơ`. */
export const prose = (
  words: TemplateStringsArray,
  ...parts: readonly (string | Figure | Prose)[]
): Prose =>
  words.flatMap((word, index): Prose => {
    const part = parts[index];
    if (part === undefined) return word === '' ? [] : [word];
    return [...(word === '' ? [] : [word]), ...(isProse(part) ? part : [part])];
  });

const isProse = (part: string | Figure | Prose): part is Prose => Array.isArray(part);

/** Parts one after another, as a list in a sentence. */
export const joined = (parts: readonly Prose[], between: string): Prose =>
  parts.flatMap((part, index) => (index === 0 ? part : [between, ...part]));

export const plainText = (text: Prose): string =>
  text.map((part) => (typeof part === 'string' ? part : figureText(part))).join('');

/** The figures of paragraphs in their order, each once. */
export function figuresIn(paragraphs: readonly Prose[]): readonly Figure[] {
  const found = new Map<string, Figure>();
  for (const part of paragraphs.flat()) {
    if (typeof part !== 'string' && !found.has(part.key)) found.set(part.key, part);
  }
  return [...found.values()];
}
