import { strict as assert } from 'node:assert';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { SignedInCitizen } from '#access/citizen.ts';
import type { Day } from '#kernel/day.ts';
import { dataUses } from '#store/data-use.ts';
import {
  findShare,
  MAX_LIVE_SHARES,
  type NewShare,
  revokeShare,
  shareDocument,
  sharesOf,
  shareStateOf,
} from '#store/document-shares.ts';
import {
  DEAD_LINKS_PER_ADDRESS,
  findOpenShare,
  type OpenShare,
  recordShareOpening,
} from '#store/open-share.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const NOW = at('2022-06-21 09:00');
const TODAY = '2022-06-21' as Day;
const ALL = { documentId: null, limit: 100, offset: 0 };
const PERIOD = { from: null, before: null, limit: 50, offset: 0 };

async function newCitizen(number: string): Promise<SignedInCitizen> {
  const { rows } = await store.pool.query(
    `insert into citizen (subject, kind, name, identity_number, assurance, since, last_seen_at)
      values ($1, 'citizen', 'Lâm Thị Mỹ Hạnh', $2, 2, now(), now()) returning citizen_id as id`,
    [randomUUID(), number],
  );
  return { citizenId: rows[0].id, name: 'Lâm Thị Mỹ Hạnh', identityNumber: number };
}

async function newDocument(owner: string) {
  const document = { dossierId: randomUUID(), documentId: randomUUID() };
  await store.pool.query(
    `insert into stored_document (dossier_id, document_id, owners, kind, title, number, issuer,
        issued_at, sha256, name, media_type, size)
      values ($1, $2, $3, 'result', 'Trích lục khai sinh', '12/2026/KS', 'X', now(), 'aa', 'a.pdf',
        'application/pdf', 1)`,
    [document.dossierId, document.documentId, [owner]],
  );
  return document;
}

const newShare = (changes: Partial<NewShare> = {}): NewShare => ({
  tokenHash: randomBytes(32),
  recipient: 'Ngân hàng X',
  purpose: 'vay mua nhà',
  lastDay: '2022-06-28' as Day,
  ...changes,
});

async function shared(citizen: SignedInCitizen, document: Awaited<ReturnType<typeof newDocument>>) {
  const share = newShare();
  const outcome = await shareDocument(store.pool, citizen, document, share, NOW);
  assert(outcome.kind === 'shared');
  return { ...share, shareId: outcome.shareId };
}

const lookUp = (tokenHash: Buffer, now = NOW, address = randomUUID()) =>
  findOpenShare(store.pool, { tokenHash, address, now });

async function openOf(tokenHash: Buffer): Promise<OpenShare> {
  const found = await lookUp(tokenHash);
  return found.kind === 'open' ? found.share : assert.fail(found.kind);
}

const audited = async (dossierId: string) =>
  (
    await store.pool.query(
      'select act, role, outcome from audit where dossier_id = $1 order by at',
      [dossierId],
    )
  ).rows.map(({ act, role, outcome }) => `${String(act).split(' ')[0]} ${role} ${outcome}`);

test('a share opens until the end of its last day in Viet Nam, and never again once it was revoked', async () => {
  const citizen = await newCitizen('091185000101');
  const document = await newDocument('091185000101');
  const { tokenHash, shareId } = await shared(citizen, document);
  const { sharer, recipient } = await openOf(tokenHash);
  assert.deepEqual(
    [sharer.name, sharer.identityNumber, recipient],
    ['Lâm Thị Mỹ Hạnh', '091185000101', 'Ngân hàng X'],
  );
  assert.equal((await lookUp(tokenHash, at('2022-06-28 23:59'))).kind, 'open');
  assert.equal((await lookUp(tokenHash, at('2022-06-29 00:00'))).kind, 'closed');
  assert.equal((await lookUp(randomBytes(32))).kind, 'closed');
  assert.equal(await revokeShare(store.pool, citizen, shareId, NOW), document.documentId);
  assert.equal((await lookUp(tokenHash)).kind, 'closed');
  const later = at('2022-06-22 09:00');
  assert.equal(await revokeShare(store.pool, citizen, shareId, later), document.documentId);
  assert.equal((await findShare(store.pool, citizen.citizenId, shareId))?.revokedAt, NOW);
  assert.deepEqual(await audited(document.dossierId), [
    'share-document citizen done',
    'revoke-share citizen done',
  ]);
});

test('each opening is counted, audited and told to whoever shared; none after it was revoked', async () => {
  const citizen = await newCitizen('091185000102');
  const document = await newDocument('091185000102');
  const { tokenHash, shareId } = await shared(citizen, document);
  const open = await openOf(tokenHash);
  const note = (what: 'page' | 'file', time: string) =>
    recordShareOpening(store.pool, open, document.dossierId, what, at(time));
  assert.equal(await note('page', '2022-06-21 10:00'), true);
  assert.equal(await note('page', '2022-06-21 10:05'), true);
  assert.equal(await note('file', '2022-06-21 10:10'), true);
  await revokeShare(store.pool, citizen, shareId, at('2022-06-21 10:20'));
  assert.equal(await note('file', '2022-06-21 10:30'), false);
  const share = await findShare(store.pool, citizen.citizenId, shareId);
  assert.deepEqual(
    [share?.pageOpened, share?.fileOpened, share?.lastOpenedAt],
    [2, 1, at('2022-06-21 10:10')],
  );
  assert.deepEqual(await audited(document.dossierId), [
    'share-document citizen done',
    'shared-page recipient read',
    'shared-page recipient read',
    'shared-file recipient read',
    'revoke-share citizen done',
  ]);
  const { uses, total } = await dataUses(store.pool, citizen, PERIOD);
  assert.equal(total, 3);
  const [last] = uses;
  assert.deepEqual(
    [last?.act, last?.recipient, last?.purpose, last?.role],
    ['shared-file', 'Ngân hàng X', 'vay mua nhà', 'recipient'],
  );
  // A collector asks by the number alone.
  const byNumber = { ...citizen, citizenId: randomUUID() };
  assert.equal((await dataUses(store.pool, byNumber, PERIOD)).total, 3);
  const other = await newCitizen('091185000103');
  assert.equal((await dataUses(store.pool, other, PERIOD)).total, 0);
});

test('a form sent twice, at once too, makes one share', async () => {
  const citizen = await newCitizen('091185000104');
  const document = await newDocument('091185000104');
  const share = newShare();
  const outcomes = await Promise.all(
    [1, 2, 3].map(() => shareDocument(store.pool, citizen, document, share, NOW)),
  );
  assert.equal(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size, 1);
  assert.equal((await sharesOf(store.pool, citizen.citizenId, ALL)).length, 1);
});

test('nobody has more than so many open at a time; those that ended do not count', async () => {
  const citizen = await newCitizen('091185000105');
  const document = await newDocument('091185000105');
  const make = (changes: Partial<NewShare> = {}) =>
    shareDocument(store.pool, citizen, document, newShare(changes), NOW);
  for (let count = 1; count < MAX_LIVE_SHARES; count += 1) await make();
  await make({ lastDay: '2022-06-20' as Day });
  const atOnce = await Promise.all([make(), make(), make()]);
  assert.deepEqual(atOnce.map(({ kind }) => kind).toSorted(), ['shared', 'too-many', 'too-many']);
  const live = (await sharesOf(store.pool, citizen.citizenId, ALL)).find(
    (share) => shareStateOf(share, TODAY) === 'live',
  );
  assert.ok(live !== undefined);
  await revokeShare(store.pool, citizen, live.shareId, NOW);
  assert.equal((await make()).kind, 'shared');
});

test('the share of another is neither seen nor ended, and the try is audited', async () => {
  const citizen = await newCitizen('091185000106');
  const other = await newCitizen('091185000107');
  const document = await newDocument('091185000106');
  const { shareId, tokenHash } = await shared(citizen, document);
  assert.equal(await revokeShare(store.pool, other, shareId, NOW), null);
  assert.equal(await revokeShare(store.pool, other, randomUUID(), NOW), null);
  assert.equal(await revokeShare(store.pool, other, 'x', NOW), null);
  assert.equal(await findShare(store.pool, other.citizenId, shareId), null);
  assert.deepEqual(await sharesOf(store.pool, other.citizenId, ALL), []);
  assert.equal((await lookUp(tokenHash)).kind, 'open');
  assert.deepEqual((await audited(document.dossierId)).toSorted(), [
    'revoke-share citizen denied',
    'share-document citizen done',
  ]);
});

test('an address that tries many links gets no more answers, even to one that is open', async () => {
  const citizen = await newCitizen('091185000108');
  const { tokenHash } = await shared(citizen, await newDocument('091185000108'));
  const address = randomUUID();
  for (let tries = 0; tries < DEAD_LINKS_PER_ADDRESS; tries += 1) {
    assert.equal((await lookUp(randomBytes(32), NOW, address)).kind, 'closed');
  }
  assert.equal((await lookUp(tokenHash, NOW, address)).kind, 'too-many-attempts');
  assert.equal((await lookUp(tokenHash, at('2022-06-21 09:16'), address)).kind, 'open');
});
