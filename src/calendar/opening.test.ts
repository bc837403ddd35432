import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { isDeclared, openingAt } from '#calendar/opening.ts';
import { at, calendar, day } from '#test/support/dossier-fixtures.ts';

const cases: readonly (readonly [string, 'open' | 'shut' | 'off' | null])[] = [
  ['2022-06-21 06:59', 'shut'],
  ['2022-06-21 07:00', 'open'],
  ['2022-06-21 11:00', 'open'],
  ['2022-06-21 11:01', 'shut'],
  ['2022-06-21 13:00', 'open'],
  ['2022-06-21 17:01', 'shut'],
  ['2022-06-25 09:00', null], // a Saturday
  ['2022-06-26 09:00', null],
  ['2024-05-04 09:00', 'open'], // a Saturday that makes up for 29/04
  ['2024-04-29 09:00', 'off'],
];

for (const [time, expected] of cases) {
  test(`${time}: ${expected ?? 'weekend'}`, () => {
    const opening = openingAt(at(time), calendar);
    if (opening.kind === 'work') assert.equal(opening.isOpen ? 'open' : 'shut', expected);
    else if (expected === 'off') assert.ok(opening.name !== null, 'a day off has its name');
    else assert.equal(opening.name, expected);
  });
}

test('a year without published days off is known as such', () => {
  assert.equal(isDeclared(day('2022-06-21'), calendar), true);
  assert.equal(isDeclared(day('2099-06-22'), calendar), false);
});
