import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { addDays } from '#kernel/day.ts';
import { dayChart } from '#web/charts/day-chart.ts';
import { markupOf } from '#web/html.ts';
import { day } from '#test/support/dossier-fixtures.ts';

const columns = (counts: readonly number[]) =>
  counts.map((received, index) => ({
    day: addDays(day('2022-06-01'), index),
    received,
    finished: 0,
  }));

test('columns stand on one line, the highest as high as the chart, and nothing has no column', () => {
  const drawn = markupOf(dayChart('vi', columns([4, 0, 2])));
  const heights = [...drawn.matchAll(/<rect[^>]* height="([\d.]+)"/g)].map(([, one]) =>
    Number(one),
  );
  assert.deepEqual(heights, [116, 58]);
  const feet = [...drawn.matchAll(/ y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)];
  assert.deepEqual(
    feet.map(([, top, height]) => Number(top) + Number(height)),
    [136, 136],
  );
});

test('a week has one label, and none stands over the edge', () => {
  const drawn = markupOf(dayChart('vi', columns(Array.from({ length: 30 }, () => 1))));
  for (const label of ['01/06', '08/06', '15/06', '22/06']) assert.ok(drawn.includes(label), label);
  assert.ok(!drawn.includes('29/06'));
});
