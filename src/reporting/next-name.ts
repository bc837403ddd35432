import { type Day, yearOf } from '#kernel/day.ts';
import { type Period, wholeMonths } from '#reporting/next-period.ts';

/**
 * The name of a round for the period after, where the name says its own period once: “tháng 11”, “quý IV”,
 * “6 tháng đầu năm”, “năm 2026”. Else the name as it is: whoever makes the round changes it.
 */
export function nextName(name: string, period: Period, next: Period): string {
  const words = [...new Set(wordsOf(period))];
  const nextWords = wordsOf(next);
  const said = words.findIndex((word) => timesIn(name, word) === 1);
  if (words.some((word, index) => timesIn(name, word) > (index === said ? 1 : 0))) return name;
  const unit = words[said];
  const named = unit === undefined ? name : replaced(name, unit, nextWords[said] ?? unit);
  const [year, nextYear] = [String(yearOf(period.to)), String(yearOf(next.to))];
  if (year === nextYear) return named;
  return timesIn(named, year) === 1 ? replaced(named, year, nextYear) : name;
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** How names say a whole month, quarter or half-year, each in the same place for each period. */
function wordsOf(period: Period): readonly string[] {
  const month = monthOf(period.to);
  switch (wholeMonths(period)) {
    case 1:
      return [`tháng ${month}`, `tháng ${String(month).padStart(2, '0')}`];
    case 3: {
      const quarter = Math.ceil(month / 3);
      return [`quý ${ROMAN[quarter - 1] ?? ''}`, `quý ${quarter}`];
    }
    case 6:
      return [month <= 6 ? '6 tháng đầu năm' : '6 tháng cuối năm'];
    default:
      return [];
  }
}

const monthOf = (day: Day): number => Number(day.slice(5, 7));

/** A word by itself, not the beginning of a longer number or word. */
const wordIn = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'giu');

const timesIn = (name: string, word: string): number => [...name.matchAll(wordIn(word))].length;

/** Written as it began: “Tháng 11” becomes “Tháng 12”. */
const replaced = (name: string, word: string, next: string): string =>
  name.replace(wordIn(word), (found) => `${found.slice(0, 1)}${next.slice(1)}`);
