import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { type Day, type Instant, parseDay, parseInstant } from '#kernel/day.ts';
import {
  formatCount,
  formatDateTime,
  formatDateTimeWithWeekday,
  formatDay,
  formatDayWithWeekday,
  formatFileSize,
  formatMoney,
  formatShortDateTime,
  formatShortDay,
  formatTime,
  weekdayName,
} from '#web/format.ts';

const day = (text: string): Day => {
  const parsed = parseDay(text);
  assert.ok(parsed.ok);
  return parsed.value;
};

const instant = (text: string): Instant => {
  const parsed = parseInstant(text);
  assert.ok(parsed.ok);
  return parsed.value;
};

test('money, counts and sizes', () => {
  assert.equal(formatMoney(100_000, 'vi'), '100.000\u00a0đ');
  assert.equal(formatMoney(1_234_567, 'en'), '1,234,567\u00a0VND');
  assert.equal(formatMoney(0, 'vi'), '0\u00a0đ');
  assert.equal(formatCount(5000, 'vi'), '5.000');
  assert.equal(formatFileSize(1, 'vi'), '1\u00a0kB');
  assert.equal(formatFileSize(1_258_291, 'vi'), '1,2\u00a0MB');
  assert.equal(formatFileSize(20 * 1024 * 1024, 'en'), '20\u00a0MB');
});

test('days with their names', () => {
  assert.equal(formatDay(day('2022-06-05'), 'vi'), '05/06/2022');
  assert.equal(formatDay(day('2022-06-05'), 'en'), '5 Jun 2022');
  assert.equal(formatShortDay(day('2022-12-31'), 'vi'), '31/12');
  assert.equal(formatShortDay(day('2022-12-31'), 'en'), '31 Dec');
  assert.equal(formatDayWithWeekday(day('2022-06-24'), 'vi'), 'thứ Sáu 24/06/2022');
  assert.equal(formatDayWithWeekday(day('2022-06-24'), 'en'), 'Friday 24 Jun 2022');
  assert.equal(weekdayName(day('2022-06-26'), 'vi'), 'Chủ nhật');
});

test('times are local: seven hours ahead of UTC, over midnight too', () => {
  const late = instant('2022-06-21T18:05:00.000Z');
  assert.equal(formatTime(late), '01:05');
  assert.equal(formatDateTime(late, 'vi'), '01:05, 22/06/2022');
  assert.equal(formatDateTimeWithWeekday(late, 'vi'), '01:05, thứ Tư 22/06/2022');
  assert.equal(formatShortDateTime(late, 'en'), '22 Jun 01:05');
});
