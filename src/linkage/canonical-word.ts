/** A word as it is compared: its letters, its tone, and its letters without any mark. */
export interface CanonicalWord {
  /**
   * Lower case, composed; the mark of the tone, wherever it was put, at the end: Hoà and Hòa are one
   * word, in any Unicode form. Letters outside the alphabet keep nothing but themselves.
   */
  readonly word: string;
  readonly folded: string;
}

export function canonicalWord(text: string): CanonicalWord {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return { word: lower, folded: lower };
  const open = lower.normalize('NFD').replaceAll(NOTHING, '');
  const tones = (open.match(TONES) ?? []).slice(0, 1).join('');
  return {
    word: open.replaceAll(TONES, '').normalize('NFC') + tones,
    folded: open.replaceAll(MARKS, '').replaceAll('đ', 'd'),
  };
}

const PLAIN = /^[a-z0-9']*$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /\p{M}/gu;
/** What is neither letter, digit, mark nor space within a word: signs, and marks without width. */
const NOTHING = /[^\p{L}\p{M}\p{N}']/gu;
