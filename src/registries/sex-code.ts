/** What a sex is called in messages of the ministries: 1 male, 2 female; anything else says nothing. */
export const sexOfCode = (code: string): 'male' | 'female' | null => SEXES[code] ?? null;

const SEXES: Readonly<Record<string, 'male' | 'female'>> = { '1': 'male', '2': 'female' };

/** The same to be sent; 3 where it is not known. */
export const sexCode = (sex: 'male' | 'female' | null): string =>
  sex === null ? '3' : sex === 'male' ? '1' : '2';
