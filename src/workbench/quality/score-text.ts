import type { Language } from '#kernel/bilingual.ts';

/** log2 odds with one digit: `12,4`, `−0,8`; a dash where there is nobody to be compared with. */
export function scoreText(weight: number | null, lang: Language): string {
  if (weight === null) return '–';
  const text = Math.abs(weight).toFixed(1);
  return `${weight < 0 ? '−' : ''}${lang === 'en' ? text : text.replace('.', ',')}`;
}
