import { HKSCS_PAIRS } from '#names/hkscs-pairs.ts';

/** Code pages of one or two bytes a letter, under the labels of the Encoding standard. */
export type DoubleByte = 'big5' | 'shift_jis' | 'gbk' | 'euc-kr';

/** Tables of one code page by different makers. */
export type Maker = 'strict' | 'vendor' | 'hkscs';

export const MAKERS: Readonly<Record<DoubleByte, readonly Maker[]>> = {
  big5: ['strict', 'vendor', 'hkscs'],
  shift_jis: ['vendor', 'strict'],
  gbk: ['strict', 'vendor'],
  'euc-kr': ['vendor'],
};

/** How decoders differ: whose table they have, and what they skip of a pair that is none. */
export interface DecoderHabit {
  readonly maker: Maker;
  readonly skips: 'byte' | 'pair';
}

/** Letters that only these code pages have. */
export const OF_DOUBLE_BYTES = /[\u0370-\u1cff\u2500-\uffef]|[\ud800-\udfff]/;

const LOST = '\ufffd';

/** What a decoder shows of bytes; U+FFFD for what it cannot read. */
export function readDouble(bytes: Uint8Array, page: DoubleByte, habit: DecoderHabit): string {
  const { letters } = tableOf(page, habit.maker);
  let text = '';
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index] ?? 0;
    const trail = bytes[index + 1] ?? 0;
    const single = lead < 128 ? String.fromCharCode(lead) : letters.get(lead);
    const pair = single === undefined ? letters.get(lead * 256 + trail) : undefined;
    text += single ?? pair ?? LOST;
    const isSkipped = pair !== undefined || (habit.skips === 'pair' && trail >= 128);
    if (single === undefined && isSkipped) index += 1;
  }
  return text;
}

/** The bytes that a code page showed as this text; null where it has no such letter. */
export function doubleBytes(text: string, page: DoubleByte, maker: Maker): Uint8Array | null {
  const { codes } = tableOf(page, maker);
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter <= '\u007f' ? letter.charCodeAt(0) : codes.get(letter);
    if (code === undefined) return null;
    if (code > 255) bytes.push(code >> 8);
    bytes.push(code & 255);
  }
  return Uint8Array.from(bytes);
}

/** Letters under the number of their pair or byte, and back. */
interface Table {
  readonly letters: ReadonlyMap<number, string>;
  readonly codes: ReadonlyMap<string, number>;
}

const made = new Map<string, Table>();

function tableOf(page: DoubleByte, maker: Maker): Table {
  const known = made.get(page + maker);
  if (known !== undefined) return known;
  const letters = lettersOf(page, maker);
  const table = { letters, codes: new Map([...letters].map(([code, letter]) => [letter, code])) };
  made.set(page + maker, table);
  return table;
}

function lettersOf(page: DoubleByte, maker: Maker): ReadonlyMap<number, string> {
  const decoder = new TextDecoder(page);
  const isLetter = (text: string): boolean =>
    Array.from(text).length === 1 &&
    text >= '\u00a1' &&
    text !== LOST &&
    (maker === 'vendor' || !PRIVATE.test(text));
  const letters = new Map<number, string>();
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    const single = decoder.decode(Uint8Array.of(lead, 0x20)).replace(/ $/, '');
    if (isLetter(single)) letters.set(lead, single);
    if (maker === 'strict' && page === 'shift_jis' && lead === NEC_ROW) continue;
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const pair = decoder.decode(Uint8Array.of(lead, trail));
      if (isLetter(pair)) letters.set(lead * 256 + trail, pair);
    }
  }
  if (page === 'shift_jis' && maker === 'vendor') letters.set(0x80, '\u0080').set(0xa0, '\u00a0');
  if (page === 'euc-kr') addUnifiedHangul(letters);
  if (page === 'big5' && maker === 'strict')
    for (const [code, letter] of OLD_BIG5) letters.set(code, letter);
  if (maker === 'hkscs') for (const [code, letter] of HKSCS_PAIRS) letters.set(code, letter);
  return letters;
}

const PRIVATE = /[\ue000-\uf8ff]/;
/** Of JIS X 0208 it is empty; NEC put signs there. */
const NEC_ROW = 0x87;

const OLD_MARKS = 'ヾゝゞ々';
/** Row C6 (the first byte of ơ and ư) as the older table of Unicode has it: ヾ and hiragana. */
const OLD_BIG5: readonly (readonly [number, string])[] = [
  ...Array.from(OLD_MARKS).map((letter, index) => [0xc6a1 + index, letter] as const),
  ...Array.from(
    { length: 0xc6ff - 0xc6a5 },
    (_, index) => [0xc6a5 + index, String.fromCharCode(0x3041 + index)] as const,
  ),
];

/**
 * Code page 949 adds to EUC-KR all Hangul that it lacks, in the order of Unicode, to the pairs that it
 * leaves free; not every decoder of the label knows them.
 */
function addUnifiedHangul(letters: Map<number, string>): void {
  const known = new Set(
    [...letters]
      .filter(([code]) => code >> 8 > 0xa0 && (code & 255) > 0xa0)
      .map(([, letter]) => letter),
  );
  let next = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail += 1) {
      if (trail === 0x5b) trail = 0x61;
      if (trail === 0x7b) trail = 0x81;
      while (known.has(String.fromCharCode(next))) next += 1;
      if (next > 0xd7a3) return;
      letters.set(lead * 256 + trail, String.fromCharCode(next));
      next += 1;
    }
  }
}
