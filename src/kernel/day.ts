import type { Brand } from '#kernel/brand.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A moment, ISO-8601 UTC with milliseconds ('2022-06-21T08:00:00.000Z'): sorts as text. */
export type Instant = Brand<string, 'Instant'>;

/** A local date of Viet Nam, 'YYYY-MM-DD' (Asia/Ho_Chi_Minh, UTC+7 without summer time). */
export type Day = Brand<string, 'Day'>;

/** Days since 1970-01-01 as an integer: the form in which calendars are computed. */
export type DayNumber = number;

/** Local minutes since 1970-01-01 00:00 in Viet Nam; seconds are dropped, as on every form. */
export type LocalMinute = number;

/** Reads exactly the form of `Instant`; the error is the code 'not-an-instant'. */
export function parseInstant(text: string): Result<Instant, 'not-an-instant'> {
  if (!INSTANT_FORM.test(text)) return err('not-an-instant');
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== text) return err('not-an-instant');
  return ok(brandInstant(text));
}

/** Reads 'YYYY-MM-DD' of a date that exists; the error is the code 'not-a-day'. */
export function parseDay(text: string): Result<Day, 'not-a-day'> {
  if (!DAY_FORM.test(text)) return err('not-a-day');
  const [year, month, date] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)].map(Number);
  return isDate(year ?? 0, month ?? 0, date ?? 0) ? ok(brandDay(text)) : err('not-a-day');
}

/** A day as people type it, day first: 27/11/2026, 1-7-2026, 1.7.2026; or 'YYYY-MM-DD'. */
export function parseTypedDay(text: string): Result<Day, 'not-a-day'> {
  const typed = TYPED_DAY_FORM.exec(text.trim());
  if (typed === null) return parseDay(text.trim());
  const [, date = '', month = '', year = ''] = typed;
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** Whether the Gregorian calendar has this date; months count from 1. */
export function isDate(year: number, month: number, date: number): boolean {
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The moment at local `minutes` after midnight of `day` (1440 is the next midnight). */
export function instantAt(day: Day, minutes: number): Instant {
  return instantOfLocalMinute(dayNumber(day) * MINUTES_OF_DAY + minutes);
}

/** The local date at this moment. */
export function dayOf(instant: Instant): Day {
  return dayFromNumber(Math.floor(localMinuteOf(instant) / MINUTES_OF_DAY));
}

/** Whole local minutes since midnight, 0..1439; seconds are dropped. */
export function minuteOfDay(instant: Instant): number {
  const minute = localMinuteOf(instant);
  return minute - Math.floor(minute / MINUTES_OF_DAY) * MINUTES_OF_DAY;
}

/** The moment at `ms` milliseconds since 1970-01-01T00:00Z; throws outside years 0000–9999. */
export function instantFromEpoch(ms: number): Instant {
  const text = new Date(ms).toISOString();
  if (text.length !== 24) throw new RangeError(`moment out of range: ${text}`);
  return brandInstant(text);
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

export function localMinuteOf(instant: Instant): LocalMinute {
  return Math.floor(epochOf(instant) / MS_OF_MINUTE) + OFFSET_MINUTES;
}

export function instantOfLocalMinute(minute: LocalMinute): Instant {
  return instantFromEpoch((minute - OFFSET_MINUTES) * MS_OF_MINUTE);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/**
 * The same day of the month, `months` later; the last day of the month where that day does not
 * exist (31/01 + 1 is 28/02 or 29/02).
 */
export function monthsAfter(day: Day, months: number): Day {
  const counted = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(counted / 12);
  const month = counted - year * 12 + 1;
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  return brandDay(`${pad(year, 4)}-${two(month)}-${two(date)}`);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
  return weekdayOfNumber(dayNumber(day));
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** dd/MM/yyyy. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** HH:mm dd/MM/yyyy, local time. */
export function formatInstant(instant: Instant): string {
  return `${formatMinute(minuteOfDay(instant))} ${formatDay(dayOf(instant))}`;
}

/** HH:mm of minutes since midnight. */
export function formatMinute(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function dayNumber(day: Day): DayNumber {
  return Math.floor(Date.parse(day) / MS_OF_DAY);
}

/** Counts in years that begin on 1 March, so that a leap day is the last of its year; no Date. */
export function dayFromNumber(number: DayNumber): Day {
  const fromMarch = number + DAYS_FROM_MARCH_0000;
  const era = Math.floor(fromMarch / DAYS_OF_ERA);
  const ofEra = fromMarch - era * DAYS_OF_ERA;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const dayOfYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return brandDay(`${year < 1000 ? pad(year, 4) : year}-${two(month)}-${two(date)}`);
}

/** 0 is Sunday; day number 0 (1970-01-01) was a Thursday. */
export function weekdayOfNumber(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}

const MS_OF_MINUTE = 60_000;
const MS_OF_DAY = 86_400_000;
const MINUTES_OF_DAY = 1440;
const DAYS_FROM_MARCH_0000 = 719_468;
const DAYS_OF_ERA = 146_097;
const OFFSET_MINUTES = 7 * 60;
const INSTANT_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;
const TYPED_DAY_FORM = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/;
const LONG_MONTHS: readonly number[] = [1, 3, 5, 7, 8, 10, 12];

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return LONG_MONTHS.includes(month) ? 31 : 30;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
// The brands are made here only, from text of the right form.
const brandInstant = (text: string): Instant => text as Instant;
const brandDay = (text: string): Day => text as Day;
