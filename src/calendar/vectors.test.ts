import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type DueDate, dueDate } from '#calendar/due-date.ts';
import { extensionCheck } from '#calendar/extension.ts';
import { resumeAfterSupplement } from '#calendar/supplement.ts';
import type { TimeLimit } from '#calendar/time-limit.ts';
import {
  type CalendarDay,
  workingCalendar,
  type WorkingCalendar,
} from '#calendar/working-calendar.ts';
import { parseWorkingHours } from '#calendar/working-hours.ts';
import {
  dayOf,
  formatMinute,
  type Instant,
  instantAt,
  minuteOfDay,
  parseDay,
} from '#kernel/day.ts';

/**
 * The published vectors of test/vectors/deadlines.json: reasoned by hand from the table of days off
 * in catalogue/calendars. A disagreement is a fault of the code or of the reasoning, never of both.
 */
type Vector = DueVector | SupplementVector | ExtensionVector;

interface Calculated {
  readonly id: string;
  readonly why: string;
  readonly calendar: string;
  readonly hours?: string;
  readonly limit: Partial<TimeLimit>;
  readonly expect: { readonly dueAt: string } | { readonly none: true };
  readonly warns?: readonly number[];
}
interface DueVector extends Calculated {
  readonly kind: 'due';
  readonly receivedAt: string;
}
interface SupplementVector extends Calculated {
  readonly kind: 'supplement';
  readonly policy: 'pause' | 'restart';
  readonly dueAt: string;
  readonly suspendedAt: string;
  readonly resumedAt: string;
}
interface ExtensionVector {
  readonly kind: 'extension';
  readonly id: string;
  readonly why: string;
  readonly dueAt: string | null;
  readonly now: string;
  readonly newDueAt: string;
  readonly alreadyExtended: boolean;
  readonly expect: { readonly accepted: true } | { readonly refusal: string };
}

interface CalendarFile {
  readonly declaredYears: readonly number[];
  readonly days: readonly CalendarDay[];
}

const BASIS = 'the article of the vector';
const REASON = { vi: 'Thủ tục không quy định thời hạn.', en: 'The procedure has no time limit.' };
const { vectors } = read('test/vectors/deadlines.json') as { readonly vectors: readonly Vector[] };

for (const vector of vectors) {
  test(`${vector.id}: ${vector.why}`, () => check(vector));
}

test('there are enough vectors, each with its own name and its reasons', () => {
  assert.ok(vectors.length >= 70);
  assert.equal(new Set(vectors.map((vector) => vector.id)).size, vectors.length);
  assert.ok(vectors.every((vector) => vector.why.length >= 10));
});

function check(vector: Vector): void {
  switch (vector.kind) {
    case 'due':
      checkDue(vector, dueDate(moment(vector.receivedAt), limitOf(vector), calendarOf(vector)));
      return;
    case 'supplement':
      checkDue(
        vector,
        resumeAfterSupplement({
          policy: vector.policy,
          due: moment(vector.dueAt),
          suspendedAt: moment(vector.suspendedAt),
          resumedAt: moment(vector.resumedAt),
          limit: limitOf(vector),
          basis: BASIS,
          calendar: calendarOf(vector),
        }),
      );
      return;
    case 'extension':
      checkExtension(vector);
  }
}

function checkDue(vector: Calculated, due: DueDate): void {
  const at = due.kind === 'due' ? { dueAt: local(due.at) } : { none: true };
  assert.deepEqual(at, vector.expect, due.proof.map((line) => line.text.vi).join('\n'));
  assert.ok(due.proof.some((line) => line.basis === BASIS));
  const warned = due.proof
    .map((line) => /days off of (\d{4}) are not declared/.exec(line.text.en)?.[1])
    .filter((year) => year !== undefined);
  assert.deepEqual(warned.map(Number), vector.warns ?? []);
}

function checkExtension(vector: ExtensionVector): void {
  const newDue = moment(vector.newDueAt);
  const checked = extensionCheck({
    due: vector.dueAt === null ? null : moment(vector.dueAt),
    now: moment(vector.now),
    newDue,
    alreadyExtended: vector.alreadyExtended,
  });
  if (checked.ok) assert.equal(checked.value, newDue);
  assert.deepEqual(checked.ok ? { accepted: true } : { refusal: checked.error }, vector.expect);
}

function limitOf(vector: Calculated): TimeLimit {
  return { reason: REASON, ...vector.limit, basis: BASIS } as TimeLimit;
}

function calendarOf(vector: Calculated): WorkingCalendar {
  const file = read(`catalogue/calendars/${vector.calendar}.json`) as CalendarFile;
  const hours = parseWorkingHours(vector.hours ?? '07:00-11:00,13:00-17:00');
  assert.ok(hours.ok);
  return workingCalendar(file.days, hours.value, file.declaredYears);
}

/** '2022-06-20 09:30' in Viet Nam. */
function moment(text: string): Instant {
  const day = parseDay(text.slice(0, 10));
  assert.ok(day.ok, text);
  return instantAt(day.value, Number(text.slice(11, 13)) * 60 + Number(text.slice(14)));
}

function local(instant: Instant): string {
  return `${dayOf(instant)} ${formatMinute(minuteOfDay(instant))}`;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}
