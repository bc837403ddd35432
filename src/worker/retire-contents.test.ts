import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readRetentionRules, termsOf } from '#documents/retention-rules.ts';
import { createContentStore } from '#documents/content-store.ts';
import { readRetentionRulesFile } from '#host/retention-rules-file.ts';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { retiredOf } from '#store/retired-contents.ts';
import { retireContents } from '#worker/retire-contents.ts';
import { CIVIL_BIRTH } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

const directory = mkdtempSync(join(tmpdir(), 'mot-cua-retired-'));
const content = createContentStore(directory);
let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

const TERMS = [{ kind: 'dossier-paper', months: 12 }] as const;
const now = (): Instant => instantFromEpoch(Date.now());
const retire = (terms: Parameters<typeof retireContents>[0]['terms'] = TERMS, isDry = false) =>
  retireContents({ pool: store.pool, content, terms, now }, () => undefined, isDry);

async function keep(text: string): Promise<string> {
  const stored = await content.put(Buffer.from(text), { maxBytes: 1000 });
  if (!stored.ok) assert.fail('it was not kept');
  await content.claim(stored.value.sha256);
  return stored.value.sha256;
}

/** A dossier with the paper, closed so many months ago; null for one that is open. */
async function dossierWith(sha256: string, closed: number | null): Promise<string> {
  const file = { name: 'giay.pdf', mediaType: 'application/pdf', size: 4 };
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: { attachments: [{ component: 'giay-chung-sinh', sha256, ...file }] },
  });
  if (closed !== null) await closeBefore(dossierId, closed);
  return dossierId;
}
const closeBefore = (dossierId: string, months: number) =>
  store.ownerPool.query(
    `update dossier set closed_at = now() - make_interval(months => $2) where dossier_id = $1`,
    [dossierId, months],
  );

async function records(sha256: string) {
  const { rows } = await store.ownerPool.query(
    'select held_by, removed_at from content_retired where sha256 = $1 order by decided_at',
    [sha256],
  );
  return rows;
}

test('as shipped no rule sets a term, and nothing is deleted', async () => {
  const rules = readRetentionRulesFile(null);
  assert.deepEqual(termsOf(rules), []);
  assert.ok(rules.every(({ source }) => source !== ''));
  const old = await keep('very old');
  await dossierWith(old, 1000);
  assert.equal(await retire([]), 0);
  assert.ok(await content.has(old));
  await content.remove(old);
  await store.ownerPool.query('update dossier set closed_at = null');
});

test('a file of rules names every kind once and no term that is none', () => {
  const wrong = readRetentionRules({ rules: [] });
  assert.ok(!wrong.ok && wrong.error.includes('bill needs one rule'));
  const term = { keep: 'months', months: 0 };
  const rule = { kind: 'bill', counts: 'x', term, source: 'x' };
  assert.ok(!readRetentionRules({ rules: [rule] }).ok);
});

test('a paper goes when every dossier that has it is closed for long enough, with a record', async () => {
  const [due, young, shared] = [await keep('due'), await keep('young'), await keep('shared')];
  const dossierId = await dossierWith(due, 13);
  await dossierWith(young, 11);
  await dossierWith(shared, 13);
  const open = await dossierWith(shared, null);
  assert.equal(await retire(TERMS, true), 1);
  assert.deepEqual(await records(due), [], 'a dry run only looks');
  assert.equal(await retire(), 1);
  const there = await Promise.all([due, young, shared].map(content.has));
  assert.deepEqual(there, [false, true, true]);
  const [record] = await records(due);
  assert.equal(record.held_by[0].subject, dossierId);
  assert.equal(record.held_by[0].months, 12);
  assert.notEqual(record.removed_at, null);
  const audit = await store.ownerPool.query(
    `select detail from audit where act = 'content-retired'`,
  );
  assert.deepEqual(audit.rows, [{ detail: `dossier-paper ${due}` }]);
  assert.ok((await retiredOf(store.pool, [due], dossierId)).has(due));
  assert.equal((await retiredOf(store.pool, [due], open)).size, 0);
  assert.equal(await retire(), 0, 'once');

  await keep('due');
  const again = await dossierWith(due, null);
  assert.equal(await retire(), 0, 'it came again with a dossier that is open');
  await closeBefore(again, 13);
  await store.ownerPool.query(
    `update content_retired set decided_at = now() - interval '2 years' where sha256 = $1`,
    [due],
  );
  assert.equal(await retire(), 1);
  assert.equal((await records(due)).length, 2);
});

test('a result, a bill, a draft and a person who keeps it each keep a paper', async () => {
  const sha256 = await keep('held by others');
  await dossierWith(sha256, 13);
  const holders: readonly [string, string][] = [
    [
      `insert into stored_document (dossier_id, document_id, owners, kind, title, number, issuer,
        issued_at, sha256, name, media_type, size) values (gen_random_uuid(), gen_random_uuid(), '{}',
        'result', 'x', 'x', 'x', now() - interval '50 years', $1, 'x', 'application/pdf', 1)`,
      'delete from stored_document',
    ],
    [
      `insert into event (dossier_id, version, type, body, actor, at, prev_hash, hash) values
        (gen_random_uuid(), 1, 'outside-answered', jsonb_build_object('result', jsonb_build_object(
          'paper', jsonb_build_object('sha256', $1::text))), '{}', now() - interval '50 years', '', '')`,
      `delete from event where type = 'outside-answered'`,
    ],
  ];
  for (const [hold, release] of holders) {
    await store.ownerPool.query(hold, [sha256]);
    assert.equal(await retire(), 0);
    assert.ok(await content.has(sha256));
    await store.ownerPool.query(release);
  }
  assert.equal(await retire(), 1);
});

test('a deletion that failed half way is finished, one that no longer holds is taken back', async () => {
  const [begun, held] = [await keep('begun'), await keep('held again')];
  await dossierWith(begun, 13);
  await dossierWith(held, 13);
  const broken = { ...content, retire: () => Promise.reject(new Error('the disk is away')) };
  const duty = { pool: store.pool, content: broken, terms: TERMS, now };
  await assert.rejects(
    retireContents(duty, () => undefined),
    /the disk is away/,
  );
  const rows = [...(await records(begun)), ...(await records(held))];
  assert.deepEqual(
    rows.map(({ removed_at }) => removed_at),
    [null],
    'the record came first',
  );
  await store.ownerPool.query(
    `insert into content_retired (sha256, decided_at, held_by) values ($1, now(), '[]')
      on conflict do nothing`,
    [held],
  );
  await dossierWith(held, null);
  assert.equal(await retire(), 1);
  assert.equal(await content.has(begun), false);
  assert.ok(await content.has(held));
  assert.notEqual((await records(begun))[0].removed_at, null);
  assert.deepEqual(await records(held), []);
});
