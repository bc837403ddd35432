import { strict as assert } from 'node:assert';
import { randomUUIDv7 } from 'node:crypto';
import { after, before, test } from 'node:test';
import { beginDraft, changeAttachments, readDraft, savePage } from '#store/drafts.ts';
import { type CitizenSessions, createCitizenSessions } from '#web/citizen-session.ts';
import { CIVIL_BIRTH } from '#test/support/dossier-fixtures.ts';
import { systemNow } from '#test/support/exchange-fixture.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
let sessions: CitizenSessions;
before(async () => {
  store = await openTestStore();
  sessions = createCitizenSessions(store.pool, 'the key of the forms');
});
after(() => store.close());

const NOW = Date.parse('2026-11-27T08:00:00Z');
const HOUR = 3_600_000;

const signIn = (subject: string): Promise<string> =>
  sessions.open(
    {
      subject,
      kind: 'enterprise',
      name: 'Lâm Thị Mỹ Hạnh',
      identityNumber: null,
      birthDate: '1985-02',
      enterprise: { name: 'Công ty “Hòn Đất”', taxCode: '1700000001' },
      assurance: 2,
      phone: '0912345678',
      email: null,
    },
    'the token of the provider',
    NOW,
  );

async function beginFor(token: string, draftId: string = randomUUIDv7()): Promise<string> {
  const session = (await sessions.find(token, NOW)) ?? assert.fail();
  const draft = {
    draftId,
    procedureCode: CIVIL_BIRTH,
    form: { code: 'khai-sinh', validFrom: '2022-01-01' },
    answers: { 'child.name': 'Trần “Ẵng”', homeTown: { unit: '30730', line: '' }, isFirst: true },
    sources: {},
    choices: {},
    known: null,
    helped: null,
  };
  await beginDraft(store.pool, session.citizen, draft, systemNow());
  return draftId;
}

test('a session that comes with a draft, and the draft, are what each is by itself', async () => {
  const token = await signIn('with-draft');
  const draftId = await beginFor(token);
  const paper = { component: 'a', sha256: 'f'.repeat(64), name: 'giấy.pdf', type: 'pdf', size: 9 };
  await changeAttachments(store.pool, draftId, { add: [paper as never], drop: [] }, systemNow());
  await savePage(store.pool, draftId, { choices: { phone: '0912 345 678' } }, systemNow());
  const found = (await sessions.findWithDraft(token, NOW, draftId)) ?? assert.fail();
  const session = (await sessions.find(token, NOW)) ?? assert.fail();
  assert.deepEqual(found.session, session);
  assert.ok(found.draft !== null);
  assert.deepEqual(found.draft, await readDraft(store.pool, session.citizen, draftId));
});

test('of another person, or filed, a draft does not come; the session does', async () => {
  const own = await signIn('own');
  const other = await signIn('other');
  const draftId = await beginFor(own);
  const found = await sessions.findWithDraft(other, NOW, draftId);
  assert.deepEqual(found, { session: await sessions.find(other, NOW), draft: null });
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH);
  await beginFor(own, dossierId);
  assert.equal((await sessions.findWithDraft(own, NOW, dossierId))?.draft, null);
  const none = await sessions.findWithDraft(own, NOW, randomUUIDv7());
  assert.deepEqual(none, { session: await sessions.find(own, NOW), draft: null });
});

test('a session that ended, or never was, brings no draft', async () => {
  const token = await signIn('ended');
  const draftId = await beginFor(token);
  assert.equal(await sessions.findWithDraft(token, NOW + 3 * HOUR, draftId), null);
  assert.equal(await sessions.findWithDraft('invented', NOW, draftId), null);
  await sessions.close(token);
  assert.equal(await sessions.findWithDraft(token, NOW, draftId), null);
});
