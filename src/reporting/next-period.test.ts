import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Day } from '#kernel/day.ts';
import { nextName } from '#reporting/next-name.ts';
import { nextPeriod, type Repeats } from '#reporting/next-period.ts';

const period = (from: string, to: string) => ({ from: from as Day, to: to as Day });

test('a whole month, quarter or year that does not repeat is followed by the next whole one', () => {
  const next = (from: string, to: string) => nextPeriod(period(from, to), 'once');
  assert.deepEqual(next('2026-11-01', '2026-11-30'), period('2026-12-01', '2026-12-31'));
  assert.deepEqual(next('2026-10-01', '2026-12-31'), period('2027-01-01', '2027-03-31'));
  assert.deepEqual(next('2026-01-01', '2026-12-31'), period('2027-01-01', '2027-12-31'));
  assert.deepEqual(next('2026-11-02', '2026-11-30'), period('2026-12-01', '2026-12-29'));
});

test('a name that says its period once says the next, else it is left', () => {
  const renamed = (name: string, from: string, to: string, repeats: Repeats = 'once') =>
    nextName(name, period(from, to), nextPeriod(period(from, to), repeats));
  const november = ['2026-11-01', '2026-11-30'] as const;
  assert.equal(renamed('Máy tính tháng 11', ...november), 'Máy tính tháng 12');
  assert.equal(renamed('Tháng 11/2026: máy tính', ...november), 'Tháng 12/2026: máy tính');
  assert.equal(
    renamed('Báo cáo tháng 12/2026', '2026-12-01', '2026-12-31'),
    'Báo cáo tháng 1/2027',
  );
  assert.equal(renamed('Báo cáo tháng 09', '2026-09-01', '2026-09-30'), 'Báo cáo tháng 10');
  assert.equal(renamed('Quý IV năm 2026', '2026-10-01', '2026-12-31'), 'Quý I năm 2027');
  assert.equal(renamed('Quý 3', '2026-07-01', '2026-09-30'), 'Quý 4');
  assert.equal(
    renamed('6 tháng đầu năm 2026', '2026-01-01', '2026-06-30'),
    '6 tháng cuối năm 2026',
  );
  assert.equal(renamed('Năm 2026', '2026-01-01', '2026-12-31'), 'Năm 2027');
  for (const name of ['Tháng 11, so với tháng 11 năm trước', 'Khảo sát máy tính', 'Tháng 110']) {
    assert.equal(renamed(name, ...november), name);
  }
});
