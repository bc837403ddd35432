import { type Bilingual, type Language, textIn, writtenIn } from '#kernel/bilingual.ts';
import { dayOf, minuteOfDay, weekday, type Day, type Instant } from '#kernel/day.ts';

/** Whole đồng: "100.000 đ", "100,000 VND"; the space does not break. */
export const formatMoney = (dong: number, lang: Language): string =>
  lang === 'en' ? `${NUMBERS.en.format(dong)}\u00a0VND` : `${NUMBERS.vi.format(dong)}\u00a0đ`;

/** A whole number with its thousands set apart. */
export const formatCount = (count: number, lang: Language): string =>
  NUMBERS[writtenIn(lang)].format(count);

/** Bytes as "1,2 MB" or "340 kB", of 1024. */
export function formatFileSize(bytes: number, lang: Language): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return `${NUMBERS[writtenIn(lang)].format(Math.ceil(kilobytes))}\u00a0kB`;
  return `${SIZES[writtenIn(lang)].format(kilobytes / 1024)}\u00a0MB`;
}

/** "27/11/2026", "27 Nov 2026". */
export function formatDay(day: Day, lang: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (lang !== 'en') return `${date}/${month}/${year}`;
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** The month of a day, "11/2026", "Nov 2026". */
export function formatMonth(day: Day, lang: Language): string {
  const [year = '', month = ''] = day.split('-');
  return lang === 'en' ? `${MONTHS[Number(month) - 1] ?? ''} ${year}` : `${month}/${year}`;
}

/** A share of 0 to 1 in percent, rounded down to a tenth: "99,9%" is not all. */
export const formatShare = (share: number, lang: Language): string =>
  `${SIZES[writtenIn(lang)].format(Math.floor(share * 1000 + 1e-9) / 10)}%`;

/** "thứ Sáu 27/11/2026", "Friday 27 Nov 2026". */
export const formatDayWithWeekday = (day: Day, lang: Language): string =>
  `${weekdayName(day, lang)} ${formatDay(day, lang)}`;

/** "thứ Sáu", "Friday". */
export const weekdayName = (day: Day, lang: Language): string =>
  textIn(lang, WEEKDAYS[weekday(day)]) ?? '';

/** Local time of day, "08:05". */
export function formatTime(instant: Instant): string {
  const minutes = minuteOfDay(instant);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const twoDigits = (part: number): string => String(part).padStart(2, '0');

/** Local day and time, "08:05, 27/11/2026". */
export const formatDateTime = (instant: Instant, lang: Language): string =>
  `${formatTime(instant)}, ${formatDay(dayOf(instant), lang)}`;

/** The same with the name of the day, "08:05, thứ Sáu 27/11/2026". */
export const formatDateTimeWithWeekday = (instant: Instant, lang: Language): string =>
  `${formatTime(instant)}, ${formatDayWithWeekday(dayOf(instant), lang)}`;

/** For narrow columns: "27/11 08:05", "27 Nov 08:05". The year is to be had from the page around. */
export const formatShortDateTime = (instant: Instant, lang: Language): string =>
  `${formatShortDay(dayOf(instant), lang)} ${formatTime(instant)}`;

/** For narrow columns: "27/11", "27 Nov". */
export function formatShortDay(day: Day, lang: Language): string {
  const [, month = '', date = ''] = day.split('-');
  if (lang !== 'en') return `${date}/${month}`;
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''}`;
}

// A further language writes days, numbers and money as Vietnamese does: it is read in Vietnam.
// Making a formatter costs far more than using it.
const NUMBERS = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }),
} satisfies Record<keyof Bilingual, Intl.NumberFormat>;

const SIZES = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
} satisfies Record<keyof Bilingual, Intl.NumberFormat>;

const WEEKDAYS: readonly Bilingual[] = [
  { vi: 'Chủ nhật', en: 'Sunday' },
  { vi: 'thứ Hai', en: 'Monday' },
  { vi: 'thứ Ba', en: 'Tuesday' },
  { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' },
  { vi: 'thứ Sáu', en: 'Friday' },
  { vi: 'thứ Bảy', en: 'Saturday' },
];

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
