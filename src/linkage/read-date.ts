/** Why a date is not one; the text of a fault is chosen by it. */
export type DateNote = 'unreadable' | 'no-such-day' | 'excel-zero' | 'excel-number';

export interface ReadDate {
  /** Year × 10,000 + month × 100 + day; 0 stands for a part that is not known, or for no date. */
  readonly value: number;
  readonly note: DateNote | null;
}

const none = (note: DateNote | null): ReadDate => ({ value: 0, note });

/**
 * A date in any notation that registers export: 19/11/1990 (also with - . or spaces), 1990-11-19,
 * 19901119, 19111990, 11/1990, 1990, “ngày 19 tháng 11 năm 1990”, with a time behind it, and the
 * number of days since 1900 that Excel leaves. A day that no calendar has keeps its digits: one of
 * them is wrong, and the others still say something.
 */
export function readDate(text: string, monthFirst = false): ReadDate {
  const plain = text
    .replace(/[T ]\d{1,2}:\d\d.*$/, '')
    .replace(/^="?(.*?)"?$/, '$1')
    .trim();
  if (plain === '') return none(null);
  const parts = plain.match(/\d+/g) ?? [];
  const [one = '', two = '', three = ''] = parts;
  if (parts.length === 1 && /^\d+(?:\.0+)?$/.test(plain)) return packed(one);
  if (parts.length > 3 || parts.some((part) => part.length > 4)) return none('unreadable');
  if (parts.length === 3 && one.length === 4) return dated(one, two, three);
  if (parts.length === 3 && three.length === 4)
    return monthFirst ? dated(three, one, two) : dated(three, two, one);
  if (parts.length === 2 && one.length === 4) return dated(one, two, '0');
  if (parts.length === 2 && two.length === 4) return dated(two, one, '0');
  return parts.length === 1 && one.length === 4 ? dated(one, '0', '0') : none('unreadable');
}

/** Digits alone: a year, a day written as eight digits, or Excel's number. */
function packed(digits: string): ReadDate {
  if (digits.length === 4)
    return Number(digits) < EARLIEST_ALONE ? none('unreadable') : dated(digits, '0', '0');
  if (digits.length === 5 || /^0{1,2}$/.test(digits)) return fromExcel(Number(digits));
  if (digits.length !== 8) return none('unreadable');
  const yearFirst = dated(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  if (yearFirst.note === null) return yearFirst;
  const dayFirst = dated(digits.slice(4), digits.slice(2, 4), digits.slice(0, 2));
  return dayFirst.note === null || yearFirst.note === 'unreadable' ? dayFirst : yearFirst;
}

/** Days since 31 December 1899, with the 29 February 1900 that Excel believes in (number 60). */
function fromExcel(days: number): ReadDate {
  if (days === 0) return none('excel-zero');
  const day = new Date(Date.UTC(1899, 11, days > 60 ? 30 : 31) + days * 86_400_000);
  return {
    value: day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate(),
    note: 'excel-number',
  };
}

/** Archives and sets of historical figures have old days; four digits alone may be anything. */
const [EARLIEST, EARLIEST_ALONE] = [1000, 1850];

function dated(yearText: string, monthText: string, dayText: string): ReadDate {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year === 1900 && (month === 0 || day === 0) && dayText !== '0') return none('excel-zero');
  if (year < EARLIEST || year > 2150 || month > 99 || day > 99) return none('unreadable');
  const value = year * 10_000 + month * 100 + day;
  if (month === 0) return { value: year * 10_000, note: null };
  const known = day === 0 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { value, note: month <= 12 && known ? null : 'no-such-day' };
}
