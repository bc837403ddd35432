import { strict as assert } from 'node:assert';
import { createHash, randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { signInCitizenAt } from '#test/support/citizen-session.ts';
import { BIRTH_ONLINE } from '#test/support/home-filing.ts';
import { byAll, many } from '#test/support/page-processes.ts';
import { startSystem } from '#test/support/running-system.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { askAnew, formOf, openSocket } from '#test/support/spread-line.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const system = await startSystem(0, undefined, { WEB_PROCESSES: '2' });
const database = new pg.Client({ connectionString: databaseUrlOf(system.dataDir) });
await database.connect();
after(async () => {
  await database.end();
  await system.stop();
});

test('a part that hangs in one process gives way to the next try in another, and writes no more', async () => {
  const person = { number: '091185000017', name: 'Lâm Thị Mỹ Hạnh' };
  const { cookie, csrf } = await signInCitizenAt(database, system.dataDir, person);
  const draftId = randomUUIDv7();
  const begun = await askAnew(`${system.url}${BIRTH_ONLINE}`, {
    method: 'POST',
    headers: { cookie },
    body: formOf(csrf, { draftId, 'tk.relation': 'khac' }),
  });
  assert.equal(begun.status, 303);
  const { buffer } = pdfFile('hai-lan.pdf', 'x'.repeat(400_000));
  const pairs = { draftId, component: 'giay-chung-sinh', name: 'hai-lan.pdf' };
  const metadata = Object.entries(pairs).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  );
  const headers = { cookie, 'tus-resumable': '1.0.0' };
  const created = await askAnew(`${system.url}/nop/tep`, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(buffer.length),
      'upload-metadata': metadata.join(','),
    },
  });
  assert.equal(created.status, 201, created.text);
  const path = created.headers.location ?? assert.fail('no upload');
  const patch = (offset: number, length: number): string =>
    `PATCH ${path} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ntus-resumable: 1.0.0\r\ncontent-type: application/offset+octet-stream\r\nupload-offset: ${offset}\r\ncontent-length: ${length}\r\n\r\n`;

  const half = 200_000;
  const hanging = await openSocket(system.url);
  hanging.write(patch(0, buffer.length));
  hanging.write(buffer.subarray(0, half));
  await pause(300);
  const asked = performance.now();
  const offsets = await byAll(system.url, () =>
    many(async () => ({
      ...(await askAnew(`${system.url}${path}`, { method: 'HEAD', headers })),
      after: performance.now() - asked,
    })),
  );
  for (const { status, headers: told, after: waited } of offsets) {
    assert.equal(status, 200);
    // Whoever writes has three seconds to end: nobody is told an offset before.
    assert.ok(waited > 1500, `answered after ${waited} ms`);
    assert.equal(told['upload-offset'], String(half), 'what is told stands on the disk for good');
  }
  // What the first sender still had on its way is not taken: the file is the second's now.
  hanging.write(Buffer.alloc(buffer.length - half, '!'));
  await pause(300);
  const next = await openSocket(system.url);
  next.write(patch(half, buffer.length - half));
  next.write(buffer.subarray(half));
  const [answer] = (await once(next, 'data')) as [Buffer];
  assert.match(answer.toString(), /^HTTP\/1\.1 204/);
  for (const one of [hanging, next]) one.destroy();
  const { rows } = await database.query('select attachments from draft where draft_id = $1', [
    draftId,
  ]);
  assert.deepEqual(
    rows[0].attachments.map(({ sha256 }: { sha256: string }) => sha256),
    [createHash('sha256').update(buffer).digest('hex')],
  );
});
