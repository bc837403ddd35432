import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens } from '#test/support/citizens.ts';
import { killedBrowser } from '#test/support/killed-browser.ts';
import { beginBirth } from '#test/support/offline-drafts.ts';
import { noisePng } from '#test/support/sample-files.ts';
import { slowLine } from '#test/support/slow-line.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [, MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-photo-'));
after(() => rmSync(directory, { recursive: true }));

/** A photo of 5.07 MB that no browser makes smaller: it is no wider than what is kept. */
const PHOTO = noisePng('chung-sinh.png', 1300);
const PATH = join(directory, PHOTO.name);
writeFileSync(PATH, PHOTO.buffer);
const MEGABYTE = 1_000_000;

async function choosePhoto(page: Page): Promise<void> {
  await page.setInputFiles('#file-giay-chung-sinh', PATH);
}

async function untilSent(page: Page): Promise<void> {
  await page.locator('[data-chosen] li', { hasText: 'Đã gửi' }).waitFor({ timeout: 180_000 });
}

/** Fails unless the draft has the photo alone, once, byte by byte. */
async function assertKept(draft: string): Promise<void> {
  const { rows } = await database.query('select attachments from draft where draft_id = $1', [
    draft,
  ]);
  const kept = rows[0].attachments as readonly { readonly size: number; readonly sha256: string }[];
  assert.deepEqual(
    kept.map(({ size, sha256 }) => ({ size, sha256 })),
    [
      {
        size: PHOTO.buffer.length,
        sha256: createHash('sha256').update(PHOTO.buffer).digest('hex'),
      },
    ],
  );
}

// Both wait for their lines most of the time.
describe('a photo of 5 MB', { concurrency: 2 }, () => {
  test('arrives whole over 90 kB/s with three cuts, at most 1 MB of it twice', async () => {
    assert.ok(PHOTO.buffer.length > 5 * MEGABYTE);
    const line = await slowLine(stage.system.url, {
      bytesPerSecond: 90_000,
      cutsAfter: [1.2 * MEGABYTE, 2.7 * MEGABYTE, 4.1 * MEGABYTE],
    });
    const page = await stage.person({ width: 390 });
    const draft = await beginBirth(page, MOTHER);
    await page.goto(`${line.url}/nop/nhap/${draft}/giay-to`);
    const [before, begun] = [line.carriedUp(), Date.now()];
    await choosePhoto(page);
    await untilSent(page);
    const twice = line.carriedUp() - before - PHOTO.buffer.length;
    const seconds = (Date.now() - begun) / 1000;
    console.log(`${twice} bytes more than the photo, ${line.cuts()} cuts, ${seconds.toFixed(1)} s`);
    await assertKept(draft);
    assert.equal(line.cuts(), 3);
    assert.ok(seconds > 50, `${seconds} s: the line is slow`);
    assert.ok(twice <= MEGABYTE, `${twice} bytes`);
  });

  test('goes on where it was when it is chosen again after the browser was killed', async () => {
    const line = await slowLine(stage.system.url, { bytesPerSecond: 400_000 });
    const browser = killedBrowser(stage.system.url);
    let page = await browser.start();
    const draft = await beginBirth(page, MOTHER);
    await browser.close();
    page = await browser.start();
    await page.goto(`${line.url}/nop/nhap/${draft}/giay-to`);
    const before = line.carriedUp();
    await choosePhoto(page);
    while (line.carriedUp() - before < 3.2 * MEGABYTE) await page.waitForTimeout(20);
    await browser.kill();

    page = await browser.start();
    await page.goto(`${line.url}/nop/nhap/${draft}/giay-to`);
    await choosePhoto(page);
    await untilSent(page);
    const twice = line.carriedUp() - before - PHOTO.buffer.length;
    console.log(`${twice} bytes more than the photo`);
    await assertKept(draft);
    assert.ok(twice <= MEGABYTE, `${twice} bytes`);
  });
});
