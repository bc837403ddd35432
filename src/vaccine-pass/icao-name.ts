import { err, ok, type Result } from '#kernel/result.ts';

/**
 * A name in the letters of a machine-readable passport (ICAO Doc 9303, part 3, section 6): Vietnamese
 * letters lose their marks, Đ becomes D, words are joined by `<`. Refused is what the table has no
 * letters for, such as Khmer: whoever asks has to give the name of the passport then.
 */
export function icaoName(name: string): Result<string, 'no-latin-letters'> {
  let text = '';
  for (const letter of name.normalize('NFC').toUpperCase()) {
    const latin = SPECIAL.get(letter) ?? letter.normalize('NFD').replaceAll(MARKS, '');
    if (/^[A-Z]+$/.test(latin)) text += latin;
    else if (/^[\s\-‐–,]$/.test(letter)) text += '<';
    // Doc 9303: an apostrophe and a full stop are left out.
    else if (!/^['’.\u02bc]$/.test(letter)) return err('no-latin-letters');
  }
  const joined = text.replaceAll(/<+/g, '<').replaceAll(/^<|<$/g, '');
  return joined === '' ? err('no-latin-letters') : ok(joined);
}

export interface FamilyAndGiven {
  readonly family: string;
  /** Empty where there is one word alone. */
  readonly given: string;
}

/** A Vietnamese name apart: the first word is the family's, the rest, middle name and all, is given. */
export function familyAndGiven(fullName: string): FamilyAndGiven {
  const [family = '', ...given] = fullName.normalize('NFC').trim().split(/\s+/);
  return { family, given: given.join(' ') };
}

const MARKS = /\p{Mn}/gu;

/** What is more than a letter with a mark. The German letters keep their E; no Vietnamese name has them. */
const SPECIAL = new Map(
  Object.entries({
    Đ: 'D',
    Ð: 'D',
    Ä: 'AE',
    Å: 'AA',
    Æ: 'AE',
    Ĳ: 'IJ',
    Ł: 'L',
    Ø: 'OE',
    Ö: 'OE',
    Œ: 'OE',
    Ü: 'UE',
    ẞ: 'SS',
    Þ: 'TH',
    Ħ: 'H',
    Ŧ: 'T',
    Ŋ: 'N',
  }),
);
