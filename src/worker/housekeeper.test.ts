import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { createContentStore } from '#documents/content-store.ts';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { removeUnclaimed } from '#worker/housekeeper.ts';
import { CIVIL_BIRTH } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

const DAY_MS = 24 * 3_600_000;
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-uploads-'));
const content = createContentStore(directory);
let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

async function upload(text: string): Promise<string> {
  const stored = await content.put(Buffer.from(text), { maxBytes: 1000 });
  return stored.ok ? stored.value.sha256 : assert.fail('it was not kept');
}

const inDays = (days: number) => (): Instant => instantFromEpoch(Date.now() + days * DAY_MS);

const keepHouse = (days: number): Promise<void> =>
  removeUnclaimed({
    pool: store.pool,
    content,
    now: inDays(days),
    log: pino({ level: 'silent' }),
  });

test('what a dossier holds stays for good; what no form sent goes after seven days', async () => {
  const [held, forgotten] = [await upload('held'), await upload('forgotten')];
  await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: {
      attachments: [
        {
          component: 'giay-chung-sinh',
          sha256: held,
          name: 'chung-sinh.pdf',
          mediaType: 'application/pdf',
          size: 4,
        },
      ],
    },
  });
  await keepHouse(6.9);
  assert.deepEqual([await content.has(held), await content.has(forgotten)], [true, true]);
  await keepHouse(7.1);
  assert.deepEqual([await content.has(held), await content.has(forgotten)], [true, false]);
  await keepHouse(400);
  assert.ok(await content.has(held));
  assert.deepEqual(readdirSync(join(directory, 'unclaimed')), [], 'each is asked about once');
});

test('a result, a signed document or a bill stays, though the same bytes came again by a form that was never sent', async () => {
  const [result, bill] = [await upload('the result'), await upload('the bill')];
  const signed = await upload('the signed document, taken for a draft that was thrown away');
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  await store.ownerPool.query(
    `insert into event (dossier_id, version, type, body, actor, at, prev_hash, hash)
      select dossier_id, 2, 'outside-answered', $2, actor, at, hash, hash from event
      where dossier_id = $1`,
    [dossierId, { step: 'x', result: { paper: { component: 'ket-qua', sha256: result } } }],
  );
  await store.ownerPool.query(
    `insert into payment (dossier_id, reference, method, amount, state, started_at, started_by, agency,
        expires_at, bill)
      values ($1, 'R1', 'platform', 1, 'cancelled', now(), 'x', 'x', now(), $2)`,
    [dossierId, bill],
  );
  await store.ownerPool.query(
    `insert into stored_document (dossier_id, document_id, owners, kind, title, number, issuer,
        issued_at, sha256, name, media_type, size)
      values ($1, $1, '{}', 'result', 'x', '1', 'x', now(), $2, 'x', 'application/pdf', 1)`,
    [dossierId, signed],
  );
  await keepHouse(8);
  for (const held of [result, bill, signed]) assert.ok(await content.has(held));
});

test('a file that an open form sends again is kept on; one that is gone is said to be', async () => {
  const sha256 = await upload('carried along');
  assert.ok(await content.renew(sha256));
  await keepHouse(8);
  assert.equal(await content.renew(sha256), false);
  assert.deepEqual(readdirSync(join(directory, 'unclaimed')), []);
});

test('what was half received when a process died goes after a day', async () => {
  const half = join(directory, 'incoming-of-a-process-that-died');
  writeFileSync(half, 'half');
  await keepHouse(0.9);
  assert.ok(readdirSync(directory).includes('incoming-of-a-process-that-died'));
  await keepHouse(1.1);
  assert.ok(!readdirSync(directory).includes('incoming-of-a-process-that-died'));
});

test('the question of who holds a file is answered by an index', async () => {
  await store.ownerPool.query('set enable_seqscan = off');
  const { rows } = await store.ownerPool.query(
    `explain select 1 from event where type in ('received', 'supplement-received')
      and body->'attachments' <> '[]'
      and body->'attachments' @> jsonb_build_array(jsonb_build_object('sha256', 'x'))`,
  );
  assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /event_by_attachment/);
  const paper = await store.ownerPool.query(
    `explain select 1 from event where type = 'outside-answered'
      and body #>> '{result,paper,sha256}' = 'x'`,
  );
  assert.match(paper.rows.map((row) => row['QUERY PLAN']).join('\n'), /event_by_result_paper/);
});
