import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { dueDate } from '#calendar/due-date.ts';
import { resumeAfterSupplement } from '#calendar/supplement.ts';
import type { TimeLimit } from '#calendar/time-limit.ts';
import { type CalendarDay, workingCalendar } from '#calendar/working-calendar.ts';
import { standardHours } from '#calendar/working-hours.ts';
import { type Day, type Instant, instantAt } from '#kernel/day.ts';

const basis = 'Điều 1';
const row = (date: string, kind: CalendarDay['kind'], name: string): CalendarDay => ({
  date: date as Day,
  kind,
  name,
});
const at = (day: string, time: string): Instant =>
  instantAt(day as Day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));

const table = [
  row('2024-04-29', 'off', 'Nghỉ hoán đổi'),
  row('2024-04-30', 'off', 'Ngày Chiến thắng 30/4'),
  row('2024-05-01', 'off', 'Ngày Quốc tế Lao động'),
  row('2024-05-04', 'work', 'Làm bù'),
];
const calendar2024 = workingCalendar(table, standardHours, [2024]);

test('the proof of working days names each day that is counted and each that is skipped', () => {
  const limit: TimeLimit = { unit: 'WORKING_DAY', quantity: 5, basis };
  const { proof } = dueDate(at('2024-04-26', '09:30'), limit, calendar2024);
  assert.deepEqual(
    proof.map((line) => line.text.vi),
    [
      'Thời hạn: 5 ngày làm việc; một ngày làm việc là 8 giờ.',
      'Tiếp nhận lúc 09:30 thứ Sáu 26/04/2024, trong giờ làm việc: tính từ lúc tiếp nhận.',
      'Thứ Sáu 26/04/2024: từ 09:30, 5 giờ 30 phút.',
      'Thứ Bảy 27/04 – Chủ nhật 28/04/2024: nghỉ cuối tuần, không tính.',
      'Thứ Hai 29/04/2024: Nghỉ hoán đổi, không tính.',
      'Thứ Ba 30/04/2024: Ngày Chiến thắng 30/4, không tính.',
      'Thứ Tư 01/05/2024: Ngày Quốc tế Lao động, không tính.',
      'Thứ Năm 02/05 – thứ Sáu 03/05/2024: 2 ngày làm việc.',
      'Thứ Bảy 04/05/2024: 1 ngày làm việc (Làm bù).',
      'Chủ nhật 05/05/2024: nghỉ cuối tuần, không tính.',
      'Thứ Hai 06/05/2024: 1 ngày làm việc.',
      'Thứ Ba 07/05/2024: đến 09:30, 2 giờ 30 phút.',
      'Hẹn trả kết quả: 09:30 thứ Ba 07/05/2024.',
    ],
  );
});

test('the proof of calendar days says how the last day moves on', () => {
  const limit: TimeLimit = { unit: 'DAY', quantity: 3, basis };
  const { proof } = dueDate(at('2024-04-26', '17:30'), limit, calendar2024);
  assert.deepEqual(
    proof.map((line) => line.text.en),
    [
      'Time limit: 3 calendar days, days off included; the day of receipt is not counted.',
      'Received at 17:30 Friday 26/04/2024, after office hours: counted from 07:00 Thursday 02/05/2024.',
      'Saturday 27/04 – Sunday 28/04/2024: weekend, not counted.',
      'Monday 29/04/2024: day off (Nghỉ hoán đổi), not counted.',
      'Tuesday 30/04/2024: day off (Ngày Chiến thắng 30/4), not counted.',
      'Wednesday 01/05/2024: day off (Ngày Quốc tế Lao động), not counted.',
      'Last day of the limit: Sunday 05/05/2024.',
      'Sunday 05/05/2024: weekend, not counted.',
      'Moved on to the next working day: Monday 06/05/2024.',
      'Result due: 17:00 Monday 06/05/2024.',
    ],
  );
});

test('a receipt at the very end of the day is in office hours, and counts nothing of that day', () => {
  const limit: TimeLimit = { unit: 'HOUR', quantity: 1, basis };
  const { proof } = dueDate(at('2024-05-02', '17:00'), limit, calendar2024);
  assert.deepEqual(
    proof.map((line) => line.text.vi),
    [
      'Thời hạn: 1 giờ làm việc.',
      'Tiếp nhận lúc 17:00 thứ Năm 02/05/2024, trong giờ làm việc: tính từ lúc tiếp nhận.',
      'Thứ Sáu 03/05/2024: đến 08:00, 1 giờ.',
      'Hẹn trả kết quả: 08:00 thứ Sáu 03/05/2024.',
    ],
  );
});

test('a wait without working time leaves the due date, even if its day has become a day off', () => {
  const due = at('2024-04-30', '10:00');
  const resumed = resumeAfterSupplement({
    policy: 'pause',
    due,
    suspendedAt: at('2024-04-26', '17:30'),
    resumedAt: at('2024-04-28', '09:00'),
    limit: { unit: 'WORKING_DAY', quantity: 1, basis },
    basis,
    calendar: calendar2024,
  });
  assert.ok(resumed.kind === 'due');
  assert.equal(resumed.at, due);
});

test('without a time limit the proof is the reason and the article', () => {
  const reason = { vi: 'Không quy định.', en: 'Not set.' };
  const due = dueDate(at('2024-04-26', '09:30'), { unit: 'NONE', reason, basis }, calendar2024);
  assert.deepEqual(due, { kind: 'none', proof: [{ day: null, text: reason, basis }] });
});

test('a year that is not declared is warned of, and a declared one is not', () => {
  const limit: TimeLimit = { unit: 'WORKING_DAY', quantity: 3, basis };
  const warnings = (day: string) =>
    dueDate(at(day, '09:30'), limit, calendar2024).proof.filter((line) =>
      line.text.vi.startsWith('Lưu ý'),
    );
  assert.equal(warnings('2024-12-25').length, 0);
  assert.match(warnings('2024-12-31')[0]?.text.vi ?? '', /năm 2025/);
});
