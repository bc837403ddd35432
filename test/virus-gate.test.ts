import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { createContentStore } from '#documents/content-store.ts';
import { connectClamd } from '#documents/virus-scan.ts';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { leaseWaiting, scanFigures, scansOf } from '#store/content-scans.ts';
import { removeUnclaimed } from '#worker/housekeeper.ts';
import { scanWaiting } from '#worker/scan-waiting.ts';
import { clamdPlace, infectedPdf, SIGNATURE } from './support/clamd.ts';
import { CIVIL_BIRTH } from './support/dossier-fixtures.ts';
import { openGate } from './support/open-gate.ts';
import { pdfFile, type SampleFile, textNamedPdf } from './support/sample-files.ts';
import { openTestStore, receiveDossier, type TestStore } from './support/store-fixture.ts';

const clamd = clamdPlace(['StreamMaxLength 1M']);
const scanner = connectClamd({ path: clamd.socket }, 500);
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-gate-'));
const content = createContentStore(directory);
const log = pino({ level: 'silent' });
let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(async () => {
  await clamd.remove();
  await store.close();
  rmSync(directory, { recursive: true });
});
beforeEach(async () => {
  await clamd.stop();
  await store.ownerPool.query('truncate content_scan');
});

const digest = ({ buffer }: SampleFile): string =>
  createHash('sha256').update(buffer).digest('hex');
/** A gate as a process has that was started just now. */
const gate = () => openGate(store.pool, content, scanner);
const standing = async (file: SampleFile) =>
  (await scansOf(store.pool, [digest(file)])).get(digest(file));

async function take(file: SampleFile, at = gate()): Promise<string> {
  const taken = await at.take(file.buffer);
  return taken.ok ? 'taken' : taken.error.code;
}

/** A round of a worker, so many seconds from now. */
const scan = (seconds = 0): Promise<void> =>
  scanWaiting(
    { pool: store.pool, content, scanner, now: () => later(seconds), log },
    new AbortController().signal,
  );
const later = (seconds: number): Instant => instantFromEpoch(Date.now() + seconds * 1000);

test('what is infected is refused, nothing of it is kept, and the audit names content and signature', async () => {
  await clamd.start();
  const [clean, infected] = [pdfFile('sach.pdf'), infectedPdf('Lâm Thị Mỹ Hạnh.pdf')];
  assert.equal(await take(clean), 'taken');
  assert.equal(await take(infected), 'infected');
  assert.equal(await take(textNamedPdf('gia.pdf')), 'wrong-type');
  assert.deepEqual(
    [await content.has(digest(clean)), await content.has(digest(infected))],
    [true, false],
  );
  assert.ok(!readdirSync(join(directory, 'unclaimed')).includes(digest(infected)));
  assert.deepEqual([await standing(clean), await standing(infected)], [undefined, 'infected']);
  const { rows } = await store.pool.query(
    `select subject, outcome, detail from audit where act = 'virus-found'`,
  );
  assert.deepEqual(rows, [
    {
      subject: 'system',
      outcome: 'denied',
      detail: `${SIGNATURE}.UNOFFICIAL ${digest(infected)}`,
    },
  ]);
});

test('a dead scanner stops nobody: files wait, and are scanned once it is back', async () => {
  const [clean, infected] = [pdfFile('cho-1.pdf'), infectedPdf('cho-2.pdf')];
  const dead = gate();
  assert.deepEqual([await take(clean, dead), await take(infected, dead)], ['taken', 'taken']);
  assert.deepEqual([await standing(clean), await standing(infected)], ['waiting', 'waiting']);
  await assert.rejects(scan(), /unreachable/);
  assert.deepEqual(await scanFigures(store.pool, later(-60)), { waiting: 2, infected: 0 });
  await clamd.start();
  await scan(60);
  assert.deepEqual([await standing(clean), await standing(infected)], [undefined, 'infected']);
  assert.deepEqual(await scanFigures(store.pool, later(-60)), { waiting: 0, infected: 1 });
  assert.ok(await content.has(digest(infected)), 'it is withheld, not destroyed');
});

test('of many files one waits for a scanner that stands still', async () => {
  await clamd.start();
  clamd.freeze();
  const slow = gate();
  const begun = performance.now();
  assert.equal(await take(pdfFile('cham-1.pdf'), slow), 'taken');
  const first = performance.now() - begun;
  for (const name of ['cham-2.pdf', 'cham-3.pdf', 'cham-4.pdf']) await take(pdfFile(name), slow);
  const rest = performance.now() - begun - first;
  clamd.thaw();
  assert.ok(first >= 490, `the deadline of 500 ms, not ${first}`);
  assert.ok(rest < 450, `three more took ${rest} ms`);
  await scan();
  assert.deepEqual((await scanFigures(store.pool, later(-60))).waiting, 0);
});

test('what is known to be infected is refused while the scanner is dead', async () => {
  const infected = infectedPdf('biet-roi.pdf');
  await clamd.start();
  assert.equal(await take(infected), 'infected');
  await clamd.stop();
  assert.equal(await take(infected), 'infected');
  assert.equal(await content.has(digest(infected)), false);
});

test('a paper that a dossier holds is never destroyed because somebody sends the same bytes', async () => {
  const infected = infectedPdf('trong-ho-so.pdf');
  const taken = await gate().take(infected.buffer);
  assert.ok(taken.ok);
  const attachment = { component: 'giay-chung-sinh', name: 'chung-sinh.pdf', ...taken.value };
  await receiveDossier(store.run, CIVIL_BIRTH, { changes: { attachments: [attachment] } });
  await clamd.start();
  assert.equal(await take(infected), 'infected');
  assert.ok(await content.has(digest(infected)));
  assert.equal(await standing(infected), 'infected');
});

test('the last word holds: what a later look finds clean is served again', async () => {
  const file = pdfFile('oan.pdf');
  await clamd.start();
  await take(file);
  await store.ownerPool.query(
    `insert into content_scan (sha256, state, signature, noted_at)
      values ($1, 'infected', 'False.Alarm', now())`,
    [digest(file)],
  );
  assert.equal(await take(file), 'taken');
  assert.equal(await standing(file), undefined);
});

test('a file that clamd cannot judge waits, and holds up no other', async () => {
  const large = pdfFile('qua-lon.pdf', 'x'.repeat(5_000_000));
  await clamd.start();
  assert.equal(await take(large), 'taken');
  await clamd.stop();
  const infected = infectedPdf('sau-no.pdf');
  await take(infected);
  await clamd.start();
  await scan();
  assert.deepEqual([await standing(large), await standing(infected)], ['waiting', 'infected']);
});

test('two workers do not take up the same file; one that died over it leaves it to another', async () => {
  await take(pdfFile('mot-viec.pdf'));
  assert.equal(await leaseWaiting(store.pool, later(0)), digest(pdfFile('mot-viec.pdf')));
  assert.equal(await leaseWaiting(store.pool, later(1)), null);
  assert.equal(await leaseWaiting(store.pool, later(60)), digest(pdfFile('mot-viec.pdf')));
});

test('what is not there is not taken for clean; what was thrown away is not waited for', async () => {
  const file = pdfFile('bo-di.pdf');
  await take(file);
  await content.remove(digest(file)); // a disk that this worker does not see
  await clamd.start();
  await scan();
  assert.equal(await standing(file), 'waiting');
  await take(file, openGate(store.pool, content));
  await removeUnclaimed({ pool: store.pool, content, now: () => later(8 * 24 * 3600), log });
  assert.equal(await standing(file), undefined);
});

test('what a system issues is kept for good at once and waits for its scan', async () => {
  const file = infectedPdf('ket-qua.pdf');
  const issued = await gate().takeIssued(file.buffer);
  assert.ok(issued.ok);
  assert.ok(!readdirSync(join(directory, 'unclaimed')).includes(digest(file)));
  assert.equal(await standing(file), 'waiting');
  await clamd.start();
  await scan();
  assert.equal(await standing(file), 'infected');
  assert.ok(await content.has(digest(file)));
});

test('without a scanner nothing is said of any file', async () => {
  const file = infectedPdf('khong-quet.pdf');
  assert.equal(await take(file, openGate(store.pool, content)), 'taken');
  assert.equal(await standing(file), undefined);
});
