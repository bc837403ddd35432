import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE } from '#test/support/home-filing.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { pdfFile, type SampleFile, textNamedPdf } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [FATHER = '', MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-upload-'));
after(() => rmSync(directory, { recursive: true }));
const FIELD = '#file-giay-chung-sinh';
const UPLOADS = '**/nop/tep/**';

/** A PDF of about 1.5 MB: six parts. */
const large = (name: string): SampleFile => pdfFile(name, `${name} ${'x'.repeat(1_500_000)}`);

/** A signed-in person on the page of papers of a new draft; answers its id. */
async function atPapers(page: Page): Promise<string> {
  await signInCitizen(page, MOTHER, BIRTH_ONLINE);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const draft = /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  return draft;
}

async function attachmentsOf(
  draft: string,
): Promise<readonly { readonly sha256: string; readonly size: number }[]> {
  const { rows } = await database.query('select attachments from draft where draft_id = $1', [
    draft,
  ]);
  return rows[0].attachments;
}

const digest = ({ buffer }: SampleFile): string =>
  createHash('sha256').update(buffer).digest('hex');

async function untilSent(page: Page): Promise<void> {
  await page.locator('[data-chosen] li', { hasText: 'Đã gửi' }).waitFor();
}

test('a line that breaks before and after the server took a part loses nothing and doubles nothing', async () => {
  const page = await stage.person({ width: 390 });
  const draft = await atPapers(page);
  let parts = 0;
  await page.route(UPLOADS, async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    parts += 1;
    if (parts === 2) return route.abort('connectionreset');
    if (parts === 4 || parts === 7) {
      await route.fetch(); // it arrives, and its answer is lost
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  const file = large('chung-sinh.pdf');
  await page.setInputFiles(FIELD, [file]);
  await untilSent(page);
  assert.deepEqual(
    (await attachmentsOf(draft)).map(({ sha256, size }) => ({ sha256, size })),
    [{ sha256: digest(file), size: file.buffer.length }],
  );
  assert.ok(parts >= 8, `${parts} parts`);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  assert.match(await page.locator('.kept').innerText(), /chung-sinh\.pdf/);
  assert.deepEqual(
    (await faultsOf(page)).filter((fault) => !/ERR_CONNECTION_RESET/.test(fault)),
    [],
  );
});

test('a page that was closed goes on from where it was when the file is chosen again', async () => {
  const page = await stage.person();
  const draft = await atPapers(page);
  const offsets: number[] = [];
  let isCut = true;
  await page.route(UPLOADS, async (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH')
      return isCut && offsets.length >= 3 ? route.abort() : route.continue();
    if (isCut && offsets.length >= 3) return route.abort();
    offsets.push(Number(request.headers()['upload-offset']));
    return route.continue();
  });
  const file = large('dung-giua-chung.pdf');
  const path = join(directory, file.name);
  writeFileSync(path, file.buffer);
  await page.setInputFiles(FIELD, path);
  await page.locator('[data-chosen] li', { hasText: 'Mất mạng' }).waitFor();
  isCut = false;
  offsets.length = 0;
  await page.reload();
  await page.setInputFiles(FIELD, path);
  await untilSent(page);
  assert.ok((offsets[0] ?? 0) > 0, `it went on at ${offsets[0]}`);
  assert.deepEqual(
    (await attachmentsOf(draft)).map(({ sha256 }) => sha256),
    [digest(file)],
  );
});

test('a photo is made smaller; a file that is none is refused in words, and the others stay', async () => {
  const page = await stage.person();
  const draft = await atPapers(page);
  const photo = await page.evaluate(`(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 600;
    const pen = canvas.getContext('2d');
    const noise = pen.createImageData(2400, 600);
    for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = Math.floor(Math.random() * 256);
    pen.putImageData(noise, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
  })()`);
  const buffer = Buffer.from(String(photo), 'base64');
  await page.setInputFiles(FIELD, [{ name: 'anh.png', mimeType: 'image/png', buffer }]);
  await untilSent(page);
  await page.setInputFiles(FIELD, [textNamedPdf('van-ban.pdf')]);
  await page.locator('.file-bad', { hasText: 'van-ban.pdf' }).waitFor();
  assert.doesNotMatch(await page.locator('.file-bad').innerText(), /Chưa gửi được/);
  const attached = await attachmentsOf(draft);
  assert.equal(attached.length, 1);
  assert.ok((attached[0]?.size ?? 0) < buffer.length, `${attached[0]?.size} of ${buffer.length}`);
});

test('an upload is its draft’s: nobody else begins, reads or goes on with one', async () => {
  const page = await stage.person();
  const draft = await atPapers(page);
  const stranger = await stage.person();
  await signInCitizen(stranger, FATHER);
  const as = async (
    who: Page,
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> },
  ): Promise<Response> => {
    const cookie = (await who.context().cookies())
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = { cookie, 'tus-resumable': '1.0.0', ...init.headers };
    return fetch(new URL(path, stage.system.url), { ...init, headers });
  };
  const pair = (key: string, text: string): string =>
    `${key} ${Buffer.from(text).toString('base64')}`;
  const metadata = [
    pair('draftId', draft),
    pair('component', 'giay-chung-sinh'),
    pair('name', 'a.pdf'),
  ].join(',');
  const begin = { method: 'POST', headers: { 'upload-length': '10', 'upload-metadata': metadata } };
  assert.equal((await as(stranger, '/nop/tep', begin)).status, 404);
  const begun = await as(page, '/nop/tep', begin);
  assert.equal(begun.status, 201);
  const address = begun.headers.get('location') ?? '';
  assert.equal((await as(page, address, { method: 'HEAD' })).status, 200);
  assert.equal((await as(stranger, address, { method: 'HEAD' })).status, 404);
  const part = {
    method: 'PATCH',
    headers: { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: '0123456789',
  };
  assert.equal((await as(stranger, address, part)).status, 404);
  const tooLarge = {
    ...begin,
    headers: { ...begin.headers, 'upload-length': String(21 * 1024 * 1024) },
  };
  assert.equal((await as(page, '/nop/tep', tooLarge)).status, 413);
  assert.equal((await as(page, '/nop/tep/khong-co', { method: 'HEAD' })).status, 404);
});
