/** A piece of a text: the same in the other, or only here. */
export interface Piece {
  readonly text: string;
  readonly isSame: boolean;
}

/** Longer texts are compared whole: nobody reads letters in them. */
const LONGEST = 120;

/**
 * Where two texts differ, letter by letter: each as pieces, by the longest run of letters that both have
 * in this order. Letters are as people see them, with their marks.
 */
export function letterDifferences(
  left: string,
  right: string,
): { readonly left: readonly Piece[]; readonly right: readonly Piece[] } {
  const [own, other] = [lettersOf(left), lettersOf(right)];
  if (Math.max(own.length, other.length) > LONGEST) {
    const isSame = left === right;
    return { left: [{ text: left, isSame }], right: [{ text: right, isSame }] };
  }
  const longest = longestFrom(own, other);
  const marks = { left: own.map(() => false), right: other.map(() => false) };
  let [at, beside] = [0, 0];
  while (at < own.length && beside < other.length) {
    if (own[at] === other[beside]) {
      marks.left[at] = true;
      marks.right[beside] = true;
      at += 1;
      beside += 1;
    } else if ((longest[at + 1]?.[beside] ?? 0) >= (longest[at]?.[beside + 1] ?? 0)) at += 1;
    else beside += 1;
  }
  return { left: piecesOf(own, marks.left), right: piecesOf(other, marks.right) };
}

const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const lettersOf = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text.normalize('NFC')), ({ segment }) => segment);

/** How many letters both have in common from two places on. */
function longestFrom(own: readonly string[], other: readonly string[]): readonly number[][] {
  const table = Array.from({ length: own.length + 1 }, () =>
    Array.from({ length: other.length + 1 }, () => 0),
  );
  for (let at = own.length - 1; at >= 0; at -= 1) {
    const [row, below] = [table[at] ?? [], table[at + 1] ?? []];
    for (let beside = other.length - 1; beside >= 0; beside -= 1) {
      row[beside] =
        own[at] === other[beside]
          ? (below[beside + 1] ?? 0) + 1
          : Math.max(below[beside] ?? 0, row[beside + 1] ?? 0);
    }
  }
  return table;
}

function piecesOf(letters: readonly string[], same: readonly boolean[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [at, letter] of letters.entries()) {
    const isSame = same[at] ?? false;
    const last = pieces.at(-1);
    if (last?.isSame === isSame) pieces[pieces.length - 1] = { text: last.text + letter, isSame };
    else pieces.push({ text: letter, isSame });
  }
  return pieces;
}
