import type { Bilingual } from '#kernel/bilingual.ts';
import { comparisonOf, type Level, LEVELS, NOTHING } from '#linkage/field.ts';
import type { Linkable } from '#linkage/linkable.ts';
import { levelsOf, type Weights } from '#linkage/scorer.ts';
import { intern, sequenceTable } from '#linkage/sequence-table.ts';

const RARE = 3;
const COMMON = -2;

/**
 * Why two records are held to be of one person, or why not, in words: what is the same, what differs
 * and how, what is missing. Patterns are few, so each is put into words once.
 */
export function reasonsOf(
  linkable: Linkable,
  weights: Weights,
  language: keyof Bilingual,
): (left: number, right: number) => string {
  const width = linkable.fields.length;
  const pattern = new Int32Array(width * 2);
  const [known, texts, write] = [sequenceTable(), [''], levelsOf(linkable)];
  return (left, right) => {
    write(left, right, pattern);
    for (let place = 0; place < width; place += 1) {
      const value = linkable.left[left * width + place] ?? 0;
      const isName = linkable.fields[place]?.kind === 'name' && pattern[place] === 0;
      const rarity = isName ? (weights.fields[place]?.ofValue[value] ?? 0) : 0;
      pattern[width + place] = rarity >= RARE ? 1 : rarity <= COMMON ? 2 : 0;
    }
    const id = intern(known, pattern, pattern.length);
    texts[id] ??= sentence(linkable, pattern, language);
    return texts[id];
  };
}

function sentence(linkable: Linkable, pattern: Int32Array, language: keyof Bilingual): string {
  const width = linkable.fields.length;
  const same: string[] = [];
  const others: string[] = [];
  const missing: string[] = [];
  linkable.fields.forEach(({ name, kind }, place) => {
    const level = pattern[place] ?? NOTHING;
    if (level === NOTHING) return void missing.push(name);
    const words: Bilingual = WORDS[LEVELS[comparisonOf(kind)][level] ?? 'different'];
    const rarity = RARITY[pattern[width + place] ?? 0];
    if (level === 0) same.push(rarity ? `${name} (${rarity[language]})` : name);
    else others.push(`${name}: ${words[language]}`);
  });
  return [
    ...(same.length > 0 ? [`${WORDS.same[language]}: ${same.join(', ')}`] : []),
    ...others,
    ...(missing.length > 0 ? [`${MISSING[language]}: ${missing.join(', ')}`] : []),
  ].join('; ');
}

export const RIVAL: Bilingual = {
  vi: 'còn bản ghi khác gần giống như vậy',
  en: 'another record is nearly as alike',
};

export const IN_GROUP: Bilingual = {
  vi: 'cùng nhóm qua bản ghi khác',
  en: 'of one group through another record',
};

const MISSING: Bilingual = { vi: 'thiếu', en: 'missing' };

const RARITY: readonly (Bilingual | null)[] = [
  null,
  { vi: 'hiếm gặp', en: 'rare' },
  { vi: 'nhiều người trùng', en: 'common' },
];

const WORDS = {
  same: { vi: 'giống', en: 'same' },
  'marks-missing': { vi: 'thiếu dấu', en: 'marks missing' },
  'marks-differ': { vi: 'khác dấu', en: 'marks differ' },
  'one-slip': { vi: 'sai một ký tự', en: 'one character wrong' },
  'word-missing': { vi: 'thiếu chữ đệm hoặc một từ', en: 'a word missing' },
  close: { vi: 'gần giống', en: 'close' },
  'end-same': { vi: 'giống chữ cuối', en: 'last word the same' },
  'start-same': { vi: 'chỉ khác chữ cuối', en: 'only the last word differs' },
  different: { vi: 'khác', en: 'different' },
  swapped: { vi: 'đảo ngày và tháng', en: 'day and month swapped' },
  'year-only': { vi: 'chỉ biết năm, năm giống', en: 'only the year known, the same' },
  'day-same': { vi: 'giống ngày tháng, khác năm', en: 'day and month the same, another year' },
  'year-same': { vi: 'chỉ giống năm', en: 'only the year the same' },
} satisfies Record<Level, Bilingual>;
