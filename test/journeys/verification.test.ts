import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  checkAndReceive,
  CLERK,
  COUNTER,
  fillBirthForm,
  LEADER,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage(0);

/** One act on a dossier, once the officer may do it. */
async function act(
  username: string,
  path: string,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const page = await stage.officer(username);
  const form = page.locator(`form[action$="/${name}"]`);
  for (let tries = 0; tries < 240; tries += 1) {
    await page.goto(path);
    if ((await form.count()) > 0) break;
    await page.waitForTimeout(500);
  }
  const details = page.locator(`details[id="${name}"]`);
  const isFolded = (await details.count()) > 0 && (await details.getAttribute('open')) === null;
  if (isFolded) await details.locator('summary').click();
  for (const [field, value] of Object.entries(fields)) {
    await form.locator(`[name="${field}"]`).fill(value);
  }
  await Promise.all([page.waitForEvent('load'), form.locator('button').click()]);
  assert.equal(await page.locator('#error-summary').count(), 0, await mainText(page));
  await page.context().close();
}

const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

/** Waits until an officer sees so many signed documents; gives the links to verify them, the last first. */
async function signed(path: string, count: number): Promise<readonly string[]> {
  const page = await stage.officer(COUNTER);
  const links = page.locator('#documents a[href^="/xac-minh/"]');
  for (let tries = 0; tries < 120 && (await links.count()) < count; tries += 1) {
    await page.waitForTimeout(500);
    await page.goto(path);
  }
  assert.equal(await links.count(), count);
  return links.evaluateAll((found) => found.map((one) => one.getAttribute('href') ?? ''));
}

async function issuedBirth(): Promise<string> {
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  const path = await checkAndReceive(counter);
  await act(COUNTER, path, 'pass-on');
  await act(SPECIALIST, path, 'propose');
  await act(LEADER, path, 'accept');
  await act(LEADER, path, 'sign');
  await act(CLERK, path, 'issue', { resultNumber: '12/2026/KS' });
  return path;
}

/** Sends a file to be verified, without scripts. */
async function send(name: string, bytes: Buffer): Promise<Page> {
  const page = await stage.person({ javaScriptEnabled: false, width: 390 });
  await page.goto('/xac-minh');
  const file = { name, mimeType: 'application/pdf', buffer: bytes };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Xác minh' }).click();
  return page;
}

test('anybody verifies a result by its QR code or its file; it is replaced, then revoked', async () => {
  const path = await issuedBirth();
  const [address = ''] = await signed(path, 1);
  const stranger = await stage.person({ width: 390 });
  await stranger.goto(address);
  const text = await mainText(stranger);
  assert.match(text, /Văn bản còn hiệu lực/);
  assert.match(text, /Trích lục khai sinh/);
  assert.match(text, /12\/2026\/KS/);
  assert.match(text, /Con dấu: Ủy ban nhân dân phường Vĩnh Thanh Vân[\s\S]*Hợp lệ/);
  assert.match(text, /Cấp cho\s+\S••/, 'whose it is stands there by first letters only');
  assert.doesNotMatch(text, /Trần Minh Khôi|091190012345/);
  assert.deepEqual(await faultsOf(stranger), []);

  const counter = await stage.officer(COUNTER);
  await counter.goto(path);
  const download = counter.waitForEvent('download');
  await counter
    .locator('#documents a[href*="/van-ban/"]')
    .first()
    .evaluate((link) => {
      link.setAttribute('download', '');
      (link as unknown as { click: () => void }).click();
    });
  const bytes = await readFile((await (await download).path()) ?? assert.fail());
  assert.match(await mainText(await send('ket-qua.pdf', bytes)), /đúng từng byte/);
  const changed = Buffer.from(bytes);
  changed[1500] = (changed[1500] ?? 0) ^ 1;
  const found = await mainText(await send('ket-qua.pdf', changed));
  assert.match(found, /Không xác minh được[\s\S]*Tệp đã bị sửa sau khi ký/);

  await act(COUNTER, path, 'correct', {
    'concerned.name': 'Lâm Gia Bình',
    reason: 'Gõ nhầm tên',
  });
  await counter.goto(path);
  assert.match(await counter.locator('#documents').innerText(), /đính chính sau khi ký/);
  await act(LEADER, path, 'reissue', { reason: 'Ghi sai tên' });
  const [newer = ''] = await signed(path, 2);
  await stranger.goto(address);
  assert.match(await mainText(stranger), /Đã có văn bản thay thế, không còn giá trị/);
  await stranger.getByRole('link', { name: 'Xem văn bản thay thế' }).click();
  await stranger.waitForURL((url) => url.pathname === newer);
  await act(LEADER, path, 'revoke', { reason: 'Cấp sai thẩm quyền', ground: 'Luật Hộ tịch' });
  await stranger.reload();
  assert.match(
    await mainText(stranger),
    /Đã bị thu hồi, không còn giá trị[\s\S]*Cấp sai thẩm quyền/,
  );
  assert.deepEqual(await faultsOf(stranger), []);
});

test('what is nothing of ours, nothing at all or too large is told in words', async () => {
  const page = await stage.person();
  await page.goto('/');
  await page.locator('footer a[href="/xac-minh"]').click();
  await page.getByRole('button', { name: 'Xác minh' }).click();
  await page.getByText('Chọn tệp PDF, hoặc nhập mã').first().waitFor();
  assert.deepEqual(await faultsOf(page), []);
  const { buffer } = pdfFile('giay.pdf');
  assert.match(await mainText(await send('giay.pdf', buffer)), /không có chữ ký số nào/);
  assert.match(await mainText(await send('x.pdf', Buffer.from('khong phai'))), /không phải PDF/);
  const large = Buffer.alloc(21 * 1024 * 1024, 'a');
  assert.match(await mainText(await send('lon.pdf', large)), /20 MB/);
  await page.goto('/xac-minh');
  await page.fill('#ma', 'https://vidu.vn/xac-minh/01890000-0000-4000-8000-000000000001#MaHoSo=1');
  await page.getByRole('button', { name: 'Xác minh' }).click();
  await page.getByText('Không có văn bản mang mã này').waitFor();
  assert.deepEqual(await faultsOf(page), []);
});
