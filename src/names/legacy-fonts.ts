import { BYTE_LETTERS, singleBytes } from '#names/code-pages.ts';
import { letterOf, TONES, VOWELS } from '#names/vietnamese-letters.ts';

/** TCVN 5712:1993 (ABC): byte and letter. Toned capitals have none: their fonts show small ones as capitals. */
const TCVN3_BYTES: ReadonlyMap<number, string> = new Map(
  [
    'A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ',
    'B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ CAấ CBậ',
    'CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị',
    'DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ EAờ EBở ECỡ EDớ EEợ',
    'EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ',
  ]
    .join(' ')
    .split(' ')
    .map((entry) => [Number.parseInt(entry.slice(0, 2), 16), entry.slice(2)] as const),
);

const SHOWN = BYTE_LETTERS['windows-1252'];

/** Letter → what a text in TCVN3 shows without its font. */
export const TCVN3: ReadonlyMap<string, string> = new Map(
  [...TCVN3_BYTES].map(([byte, letter]) => [letter, SHOWN[byte] ?? '']),
);

/** Reads text in TCVN3; null where it is none. Capitals follow the word and its neighbours. */
export function fromTcvn3(text: string): string | null {
  const bytes = /[^\0-\u007f]/.test(text) ? singleBytes(text, 'windows-1252') : null;
  if (bytes === null) return null;
  let read = '';
  for (const byte of bytes) {
    const letter = byte < 128 ? String.fromCharCode(byte) : TCVN3_BYTES.get(byte);
    if (letter === undefined) return null;
    read += letter;
  }
  return inCase(text, read);
}

/** The case that the ASCII letters of a text show, for letters that had to be small ones. */
function inCase(shown: string, read: string): string {
  const plain = shown.split(' ').map((word) => word.replaceAll(/[^A-Za-z]/g, ''));
  const isUpper = plain.some((word) => word.length > 1) && !/[a-z]/.test(shown);
  if (isUpper) return read.toUpperCase();
  if (!/[A-ZĂÂÊÔƠƯĐ]/.test(read)) return read;
  return read.replaceAll(/(?<![\p{L}\p{M}'’])\p{L}/gu, (first) => first.toUpperCase());
}

const VNI_TONE_MARKS = { '': '', '`': 'ø', "'": 'ù', '?': 'û', '~': 'õ', '.': 'ï' } as const;
const VNI_CIRCUMFLEX = { '': 'â', '`': 'à', "'": 'á', '?': 'å', '~': 'ã', '.': 'ä' } as const;
const VNI_BREVE = { '': 'ê', '`': 'è', "'": 'é', '?': 'ú', '~': 'ü', '.': 'ë' } as const;
const VNI_WHOLE: Readonly<Record<string, string>> = {
  ì: 'ì',
  í: 'í',
  ỉ: 'æ',
  ĩ: 'ó',
  ị: 'ò',
  ỵ: 'î',
  đ: 'ñ',
};

function vniOf(vowel: string, toned: string, tone: (typeof TONES)[number]): string {
  const whole = VNI_WHOLE[toned];
  if (whole !== undefined) return whole;
  const mark = VNI_TONE_MARKS[tone];
  switch (vowel) {
    case 'â':
    case 'ê':
    case 'ô':
      return (vowel.normalize('NFD')[0] ?? '') + VNI_CIRCUMFLEX[tone];
    case 'ă':
      return `a${VNI_BREVE[tone]}`;
    case 'ơ':
      return `ô${mark}`;
    case 'ư':
      return `ö${mark}`;
    default:
      return vowel + mark;
  }
}

/** Letter → what a text in VNI shows without its font. */
export const VNI: ReadonlyMap<string, string> = new Map(
  Array.from(VOWELS)
    .flatMap((vowel) =>
      TONES.map((tone): [string, string] => {
        const toned = letterOf(vowel, '', tone);
        return [toned, vniOf(vowel, toned, tone)];
      }),
    )
    .concat([['đ', 'ñ']])
    .flatMap(([letter, shown]): [string, string][] => [
      [letter, shown],
      [letter.toUpperCase(), shown.toUpperCase()],
    ])
    .filter(([letter]) => letter > '\u007f'),
);

const VNI_LETTERS: ReadonlyMap<string, string> = new Map(
  [...VNI].flatMap(([letter, shown]) => [
    [shown, letter],
    // A capital vowel before a small mark, as some keyboards wrote it.
    ...(shown.length === 2 ? [[shown[0] + (shown[1] ?? '').toLowerCase(), letter] as const] : []),
  ]),
);

/** Reads text in VNI, the longest sign first; null where it is none. */
export function fromVni(text: string): string | null {
  let read = '';
  for (let index = 0; index < text.length; index += 1) {
    const two = VNI_LETTERS.get(text.slice(index, index + 2));
    const one = VNI_LETTERS.get(text[index] ?? '');
    if (two !== undefined) index += 1;
    const letter = two ?? one ?? text[index] ?? '';
    if (two === undefined && one === undefined && letter > '\u007f') return null;
    read += letter;
  }
  return read;
}
