import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import { startSystem } from '#test/support/running-system.ts';

const TOKEN = 'ma-cua-phan-mem-phong-kham';
const system = await startSystem(0, undefined, { NAMES_TOKEN: TOKEN });
after(() => system.stop());

const ask = (body: unknown, token = TOKEN) =>
  fetch(`${system.url}/v1/names/repair`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('another system is told what broken names were, and whether that is certain', async () => {
  const bytes = Buffer.from('Lê Ý').toString('base64');
  const names = [{ text: 'Hu廙軟h An' }, { text: 'Lê Hoa' }, { text: 'L? ?', bytes }];
  const answer = await ask({ names: [...names, { text: 'Nguy?n Th? ?nh' }] });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const { repairs } = (await answer.json()) as {
    readonly repairs: readonly { others: string[] }[];
  };
  const right = { certain: true, others: [] };
  assert.deepEqual(repairs.slice(0, 3), [
    { name: 'Huỳnh An', cause: 'utf8-as-big5', ...right },
    { name: 'Lê Hoa', cause: null, ...right },
    { name: 'Lê Ý', cause: 'wrong-code-page', ...right },
  ]);
  const { others, ...last } = repairs[3] ?? assert.fail();
  assert.deepEqual(last, { name: 'Nguyễn Thị Ánh', cause: 'question-marks', certain: false });
  assert.ok(others.length > 1);
});

test('whoever shows no token learns nothing, and what is not understood is refused whole', async () => {
  assert.equal((await ask({ names: [] }, 'another token of 16 characters')).status, 401);
  const wrong = [null, {}, { names: [{}] }, { names: [{ text: 1 }] }];
  for (const body of [...wrong, { names: [{ text: 'A', bytes: '%' }] }]) {
    assert.equal((await ask(body)).status, 400);
  }
  assert.equal(
    (await ask({ names: Array.from({ length: 1001 }, () => ({ text: 'A' })) })).status,
    400,
  );
});
