import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { loadWorld } from '#store/load-world.ts';
import { hoursOn, type HoursPeriod, putWorkingHours } from '#store/working-hours.ts';
import { at, day, officerAt, seatOf } from '#test/support/dossier-fixtures.ts';
import {
  actOn,
  openTestStore,
  receiveDossier,
  type TestStore,
} from '#test/support/store-fixture.ts';
import { createRunCommand } from '#store/run-command.ts';
import type { World } from '#store/world.ts';

const period = (agency: string, from: string, hours: string | null): HoursPeriod => ({
  agency,
  validFrom: day(from),
  hours,
});

test('hours are those of the day: the own, else the province’s', () => {
  const own = [period('a', '2022-03-01', '08:00-12:00'), period('a', '2022-05-01', null)];
  const province = [
    period('', '2000-01-01', '07:00-11:00'),
    period('', '2022-04-01', '07:30-11:30'),
  ];
  const cases = [
    ['1999-01-01', '07:00-11:00'],
    ['2022-02-28', '07:00-11:00'],
    ['2022-03-01', '08:00-12:00'],
    ['2022-04-30', '08:00-12:00'],
    ['2022-05-01', '07:30-11:30'],
  ] as const;
  for (const [on, hours] of cases) assert.equal(hoursOn(own, province, day(on)), hours, on);
  assert.throws(() => hoursOn([], [], day('2022-01-01')), /no working hours/);
});

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

test('a dossier keeps the hours of the day of its receipt; the next one has the new ones', async () => {
  await putWorkingHours(store.pool, period('', '2022-06-22', '07:00-11:00,13:00-16:00'));
  const { world } = await loadWorld(store.pool, day('2022-06-22'));
  const run = createRunCommand(store.pool, (): World => world);
  const code = '1.004222';
  const earlier = await receiveDossier(run, code, { at: at('2022-06-21 16:30') });
  const afterwards = await receiveDossier(run, code, { at: at('2022-06-22 16:30'), seed: 2 });
  const due = async (id: string): Promise<string> => {
    const { rows } = await store.pool.query('select due_at from dossier where dossier_id = $1', [
      id,
    ]);
    return rows[0].due_at;
  };
  assert.equal(await due(earlier.dossierId), at('2022-06-30 16:30'));
  assert.equal(await due(afterwards.dossierId), at('2022-07-01 16:00'));
  const seat = seatOf(code);
  const [first] = seat.procedure.steps;
  assert.ok(first !== undefined);
  const passed = await actOn(run, {
    dossierId: earlier.dossierId,
    version: 1,
    officer: officerAt(seat, first),
    act: { type: 'pass-on', note: '' },
    at: at('2022-06-22 08:00'),
  });
  assert.equal(passed.ok, true);
});
