import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { COUNTER, LEADER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { actAt, issuedBirth, numberedLinks, signedLinks } from '#test/support/issued-birth.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage(0);

const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

const act = actAt.bind(null, stage);

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
  const path = await issuedBirth(stage);
  const before = await numberedLinks(stage, path);
  const [address = ''] = before;
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
  const [newer = ''] = await signedLinks(stage, path, before.length + 1);
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
