import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { checkAndReceive, COUNTER, fillBirthForm } from '#test/support/at-the-counter.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { openStage } from '#test/support/browser.ts';
import { startObjectStore } from '#test/support/object-store.ts';
import { startSystem } from '#test/support/running-system.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const place = await startObjectStore();
after(() => place.stop());
const stage = await openStage(0, place.environment);
const { dataDir } = stage.system;
const database = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));

async function documents(args: readonly string[], environment = place.environment) {
  const program = join(import.meta.dirname, '../../bin/documents.ts');
  const child = spawn(process.execPath, [program, ...args, '--data-dir', dataDir], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const [status] = await once(child, 'close');
  return { status: Number(status), said };
}

const sealed = async (): Promise<readonly string[]> =>
  (await place.names()).filter((name) => name.endsWith('.sealed'));

test('a paper taken at a counter lies sealed in the bucket, opens again, and is checked and copied there', async () => {
  const counter = await stage.officer(COUNTER, { width: 390 });
  await fillBirthForm(counter);
  const path = await checkAndReceive(counter);
  assert.ok((await sealed()).length > 0);
  assert.ok(!existsSync(join(dataDir, 'documents', 'unclaimed')), 'nothing is kept on this disk');
  const href = (await counter.locator('#papers .files a').first().getAttribute('href')) ?? '';
  const file = await counter.request.get(href);
  assert.equal(file.status(), 200);
  assert.match((await file.body()).subarray(0, 8).toString('latin1'), /%PDF|PNG|JFIF/);

  const whole = await documents(['check']);
  assert.equal(whole.status, 0, whole.said);
  assert.match(whole.said, /[1-9]\d* files: each is there/);

  const copied = await documents(['copy', '--to-disk']);
  assert.equal(copied.status, 0, copied.said);
  assert.match(copied.said, /[1-9]\d* files were copied and read back, 0 were there/);
  assert.match((await documents(['copy', '--to-disk'])).said, /0 files were copied/);
  assert.equal((await documents(['check'], {})).status, 0, 'the disk has all of them');

  for (const name of await sealed()) await place.drop(name);
  const flawed = await documents(['check']);
  assert.equal(flawed.status, 1);
  assert.match(flawed.said, /is not there: restore it/);
  const back = await documents(['copy', '--to-s3']);
  assert.equal(back.status, 0, back.said);
  assert.equal((await documents(['check'])).status, 0);

  await place.order('busy', 1000);
  const busy = await counter.request.get(href);
  assert.equal(busy.status(), 503);
  assert.match(await busy.text(), /Kho lưu tệp đang không trả lời/);
  await place.order('busy', 0);
  assert.equal((await counter.request.get(href)).status(), 200);
  assert.equal((await counter.goto(path))?.status(), 200);
});

/** Until others were told and have answered: an answer writes the row of its dossier anew. */
async function nothingWaits(): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const { rows } = await database.query(
      'select count(*)::int as waiting from delivery where done_version < wanted_version',
    );
    if (rows[0].waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.fail('something still waits');
}

test('a paper past its term is deleted by command; the dossier says so in its place', async () => {
  const counter = await stage.officer(COUNTER, { width: 390 });
  await fillBirthForm(counter);
  const path = await checkAndReceive(counter);
  const link = counter.locator('#papers .files a').first();
  const href = (await link.getAttribute('href')) ?? '';
  await nothingWaits();
  await database.query(`update dossier set closed_at = now() - interval '3 years'`);
  // As if a week had passed: what dossiers hold is claimed.
  const marks = (await place.names()).filter((name) => name.startsWith('unclaimed/'));
  for (const name of marks) await place.drop(name);
  const file = join(dataDir, 'retention.json');
  const shipped = join(import.meta.dirname, '../../catalogue/retention/rules.json');
  const text = readFileSync(shipped, 'utf8');
  writeFileSync(file, text.replace('"keep": "to-be-confirmed"', '"keep": "months", "months": 24'));
  const environment = { ...place.environment, RETENTION_RULES: file };
  assert.match((await documents(['retire'])).said, /no rule sets a term\n0 files were deleted/);
  assert.match(
    (await documents(['retire', '--dry-run'], environment)).said,
    /[1-9]\d* files are past/,
  );
  assert.equal((await counter.request.get(href)).status(), 200);
  const retired = await documents(['retire'], environment);
  assert.equal(retired.status, 0, retired.said);
  assert.match(retired.said, /\w{64} dossier-paper\n[\s\S]*[1-9]\d* files were deleted/);
  const gone = await counter.request.get(href);
  assert.equal(gone.status(), 410);
  assert.match(await gone.text(), /đã xoá theo quy định lưu trữ/);
  await counter.goto(path);
  assert.match(await counter.locator('#papers').innerText(), /Đã xoá theo quy định lưu trữ/);
  assert.equal(await counter.locator(`a[href="${href}"]`).count(), 0);
  assert.deepEqual(await faultsOf(counter), []);
  const checked = await documents(['check']);
  assert.equal(checked.status, 0, checked.said);
  assert.match(checked.said, /[1-9]\d* more were deleted by the rules of retention/);
});

test('a start with a wrong key, bucket or address says in one line what to check', async () => {
  const wrong: readonly [Record<string, string>, RegExp][] = [
    [{ STORAGE_S3_SECRET_KEY: 'x' }, /mot-cua: http\S+ refuses us: check STORAGE_S3_ACCESS_KEY/],
    [{ STORAGE_S3_BUCKET: 'khac' }, /mot-cua: http\S+ has no bucket khac: make it, or check/],
    [
      { STORAGE_S3_ENDPOINT: 'http://127.0.0.1:9' },
      /mot-cua: http\S+ does not answer: check STORAGE_S3_ENDPOINT/,
    ],
    // Another machine with a key of its own would keep what this one cannot read.
    [{}, /mot-cua: .*storage\.key is missing/],
  ];
  for (const [change, words] of wrong) {
    const directory = mkdtempSync(join(tmpdir(), 'mot-cua-start-'));
    await assert.rejects(startSystem(0, directory, { ...place.environment, ...change }), words);
    if (existsSync(directory)) {
      assert.ok(!readdirSync(directory).includes('postgres'), 'nothing else was begun');
      rmSync(directory, { recursive: true });
    }
  }
});
