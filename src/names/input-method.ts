import { fromHex } from '#names/escapes.ts';
import type { Quality, Tone } from '#names/vietnamese-letters.ts';

/**
 * What a reader typed while an input method was on. Readers type hexadecimal digits and codes, in
 * which Telex makes Ê of EE and Đ of DD, and VNI É of E1: the letters say which keys they came from.
 */
export function beforeInputMethod(text: string): readonly string[] {
  if (!/[^\0-\u007f]/.test(text) || !CODE.test(text)) return [];
  let all: readonly string[] = [''];
  for (const letter of text.normalize('NFC')) {
    const keys = letter > '\u007f' ? keysOf(letter) : [letter];
    all = all.flatMap((typed) => keys.map((key) => typed + key)).slice(0, MOST);
  }
  return all;
}

/** Hexadecimal digits, or the code of an insurance card, with letters of Vietnamese among them. */
const CODE = /^[\dA-Z\u00c0-\u1ef9]{6,}$/i;
const MOST = 4096;

/** The name that stood in hexadecimal digits before an input method changed some. */
export function hexBeforeInputMethod(text: string): string | null {
  const found = new Set(
    beforeInputMethod(text)
      .map(fromHex)
      .filter((name) => name !== null),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

const VNI_TONES: Readonly<Record<string, [Tone, string]>> = {
  '\u0301': ["'", '1'],
  '\u0300': ['`', '2'],
  '\u0309': ['?', '3'],
  '\u0303': ['~', '4'],
  '\u0323': ['.', '5'],
};
const TELEX_TONES: Readonly<Record<string, string>> = { '\u0300': 'F' };
const VNI_QUALITIES: Readonly<Record<string, [Quality, string]>> = {
  '\u0302': ['^', '6'],
  '\u031b': ['+', '7'],
  '\u0306': ['(', '8'],
};

/** The keys that may have made a letter, Telex first; in upper case, as hexadecimal digits are. */
function keysOf(letter: string): readonly string[] {
  if (/đ/i.test(letter)) return ['DD', 'D9'];
  const [base = '', ...signs] = letter.toUpperCase().normalize('NFD');
  const isDoubled = signs.includes('\u0302');
  const telexTone = signs.map((sign) => TELEX_TONES[sign] ?? '').join('');
  const digits = signs.map((sign) => VNI_QUALITIES[sign]?.[1] ?? VNI_TONES[sign]?.[1] ?? '');
  const vni = [digits.join(''), digits.toReversed().join('')].map((keys) => base + keys);
  const telex = isDoubled || telexTone !== '' ? [base + (isDoubled ? base : '') + telexTone] : [];
  return [...new Set([...telex, ...vni])];
}
