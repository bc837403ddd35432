import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import {
  type CalendarDay,
  putCalendarDay,
  readCalendarDay,
  readCalendarDays,
  removeCalendarDay,
} from '#store/calendar-days.ts';
import { inTransaction } from '#store/transaction.ts';
import { day } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const NEW_YEAR = day('2099-01-02');
const entry = (name: string): CalendarDay => ({ day: NEW_YEAR, kind: 'off', name, source: null });
const put = (name: string, today: string): Promise<void> =>
  inTransaction(store.pool, (client) => putCalendarDay(client, entry(name), day(today)));
const remove = (today: string): Promise<boolean> =>
  inTransaction(store.pool, (client) => removeCalendarDay(client, NEW_YEAR, day(today)));
const namesOn = async (asOf: string): Promise<readonly string[]> =>
  (await readCalendarDays(store.pool, 2099, day(asOf))).map(({ name }) => name);

test('what the calendar said on any day can be read again', async () => {
  await put('Nghỉ', '2026-01-05');
  await put('Nghỉ, sửa ngay', '2026-01-05');
  await put('Nghỉ, đổi tên', '2026-02-01');
  assert.equal(await remove('2026-03-01'), true);
  assert.equal(await remove('2026-03-02'), false, 'nothing is declared any more');
  assert.deepEqual(await namesOn('2026-01-04'), []);
  assert.deepEqual(await namesOn('2026-01-31'), ['Nghỉ, sửa ngay']);
  assert.deepEqual(await namesOn('2026-02-28'), ['Nghỉ, đổi tên']);
  assert.deepEqual(await namesOn('2026-03-01'), []);
  assert.equal(await readCalendarDay(store.pool, NEW_YEAR), null);
});

test('what shipped was declared before anything that the system reckons', async () => {
  const known = await readCalendarDays(store.pool, 2022, day('2022-01-01'));
  assert.ok(known.some(({ day: off }) => off === '2022-09-02'));
});
