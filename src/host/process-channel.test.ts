import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keepChild } from '#host/keep-child.ts';

const said: string[] = [];
const child = await keepChild(
  {
    program: join(import.meta.dirname, '../../test/support/channel-child.ts'),
    name: 'the child',
    options: () => ({}),
    environment: process.env,
    heed: async () => 'the parent',
  },
  (line) => said.push(line),
);
after(() => child.stop());

test('each answer goes to its own question, and the child may ask as well', async () => {
  const numbers = Array.from({ length: 50 }, (_, number) => number);
  const doubled = await Promise.all(
    numbers.map((number) => child.ask({ kind: 'double', number }, 5000)),
  );
  assert.deepEqual(
    doubled,
    numbers.map((number) => number * 2),
  );
  assert.equal(await child.ask({ kind: 'ask back' }, 5000), 'the parent');
});

test('what cannot be answered, comes too late, or is asked of one that ends is answered with nothing', async () => {
  assert.equal(await child.ask({ kind: 'unknown' }, 5000), null);
  assert.equal(await child.ask({ kind: 'hang' }, 100), null);
  const asked = performance.now();
  const [hanging] = await Promise.all([
    child.ask({ kind: 'hang' }, 60_000),
    child.ask({ kind: 'end' }, 60_000),
  ]);
  assert.equal(hanging, null);
  assert.ok(performance.now() - asked < 30_000);
  for (
    let tries = 0;
    tries < 300 && (await child.ask({ kind: 'double', number: 4 }, 100)) !== 8;
  ) {
    tries += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal(await child.ask({ kind: 'double', number: 4 }, 5000), 8);
  assert.deepEqual(said, ['the child stopped; starting it again']);
});
