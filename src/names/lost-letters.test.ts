import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { LOSSY_CAUSES } from '#names/breakages.ts';
import { lostIndexSteps, readLost } from '#names/lost-letters.ts';

test('a name is read while the index is made for it, and the index is made once', () => {
  const steps = lostIndexSteps();
  for (let step = 0; step < 5000; step += 1) steps.next();
  const cause = LOSSY_CAUSES[0] ?? assert.fail();
  const read = readLost('Tr\u00e1\u00ba\u00a7n', cause);
  assert.equal(read?.text, 'Trần');
  const last = LOSSY_CAUSES.at(-1) ?? assert.fail();
  assert.equal(readLost('Nguyn', last)?.text, 'Nguyễn');
  assert.deepEqual(steps.next(), { done: false, value: undefined });
  let more = 0;
  while (steps.next().done !== true) more += 1;
  assert.ok(more > 100_000, String(more));
  assert.equal(lostIndexSteps().next().done, true);
  assert.equal(readLost('Tr\u00e1\u00ba\u00a7n', cause)?.text, 'Trần');
});
