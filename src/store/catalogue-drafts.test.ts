import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type { JsonValue } from '#kernel/canonical-json.ts';
import {
  addDrafts,
  type CatalogueDraft,
  changeDraft,
  publishDraft,
  readDraftRow,
  type Trace,
} from '#store/catalogue-drafts.ts';
import { readRevision } from '#store/load-world.ts';
import { addShippedVersions, readHistory, readProcedures } from '#store/published-catalogue.ts';
import { at, day, procedureOf, procedures } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const CODE = '1.001193';
const law = procedureOf(CODE);
const trace = (subject: string, act = 'test'): Trace => ({
  at: at('2022-06-21 09:00'),
  subject,
  role: 'province-administrator',
  agency: 'a',
  act,
  detail: CODE,
});

async function begin(validFrom: string, name = 'Tên mới'): Promise<CatalogueDraft> {
  const body = { ...law, validFrom, name: { vi: name, en: name } } as unknown as JsonValue;
  const base = { code: CODE, validFrom: law.validFrom };
  const [id] = await addDrafts(
    store.pool,
    [{ kind: 'procedure', body, base, note: '' }],
    trace('one'),
  );
  return (await readDraftRow(store.pool, String(id))) ?? assert.fail();
}

test('what is published is law from its day on, ends the one before it, and raises the revision', async () => {
  const draft = await begin('2022-07-01');
  const revision = await readRevision(store.pool);
  const version = { code: CODE, validFrom: day('2022-07-01') };
  assert.equal(await publishDraft(store.pool, draft, version, trace('two')), 'done');
  assert.equal(await readRevision(store.pool), revision + 1);
  const of = (await readProcedures(store.pool)).filter(({ code }) => code === CODE);
  assert.deepEqual(
    of.map(({ validFrom, validTo, name }) => [validFrom, validTo, name.vi]),
    [
      [law.validFrom, '2022-07-01', law.name.vi],
      ['2022-07-01', null, 'Tên mới'],
    ],
  );
  const [newest] = await readHistory(store.pool, 'procedure', CODE);
  assert.deepEqual([newest?.editedBy, newest?.approvedBy], [['one'], 'two']);
  assert.equal(await readDraftRow(store.pool, draft.draftId), null);
});

test('of two who publish for the same day one is told, and the draft is still there', async () => {
  const drafts = [await begin('2022-08-01', 'A'), await begin('2022-08-01', 'B')];
  const version = { code: CODE, validFrom: day('2022-08-01') };
  const outcomes = await Promise.all(
    drafts.map((draft) => publishDraft(store.pool, draft, version, trace('two'))),
  );
  assert.deepEqual(outcomes.toSorted(), ['day-taken', 'done']);
  const left = await Promise.all(drafts.map(({ draftId }) => readDraftRow(store.pool, draftId)));
  assert.equal(left.filter((draft) => draft !== null).length, 1);
});

test('a change names the revision that it saw; of many at once one is done', async () => {
  const draft = await begin('2022-09-01');
  const outcomes = await Promise.all(
    ['p', 'q', 'r', 's'].map((name) =>
      changeDraft(store.pool, draft, { body: { name } }, trace(name)),
    ),
  );
  assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1);
  const now = (await readDraftRow(store.pool, draft.draftId)) ?? assert.fail();
  assert.equal(now.revision, draft.revision + 1);
  assert.equal(now.editedBy.length, 2, 'who changed the text is one of its editors');
  await changeDraft(store.pool, now, { state: 'submitted' }, trace('other'));
  const submitted = await readDraftRow(store.pool, draft.draftId);
  assert.deepEqual(submitted?.editedBy, now.editedBy, 'who changed only its state is not');
});

test('a published version cannot be changed or removed by the application', async () => {
  for (const sql of ['delete from catalogue_version', `update catalogue_version set note = 'x'`]) {
    await assert.rejects(store.pool.query(sql), /permission denied/);
  }
});

test('what came with the software is added once', async () => {
  assert.equal(await addShippedVersions(store.ownerPool, 'procedure', procedures), 0);
});

test('a stored version that cannot be read is named, never left out', async () => {
  await store.ownerPool.query(
    `insert into catalogue_version (kind, code, valid_from, body, note, edited_by)
      values ('procedure', '1.000009', '2022-01-01', '{"code":"1.000009"}', '', '{}')`,
  );
  await assert.rejects(readProcedures(store.pool), /1\.000009@2022-01-01.* name/);
});
