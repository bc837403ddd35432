import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { instantFromEpoch } from '#kernel/day.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { makePassKey } from '#test/support/pass-keys.ts';
import { issueSample, sampleRequest } from '#test/support/pass-samples.ts';
import { qrPng } from '#test/support/qr-png.ts';

const stage = await openStage(0);
const key = makePassKey('RSA');
const trust = join(stage.system.dataDir, 'vaccine-pass/trust');
mkdirSync(trust, { recursive: true });
writeFileSync(join(trust, 'ministry.pem'), key.certificatePem);

const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

const now = instantFromEpoch(Date.now());

type Sent = { readonly text: string } | { readonly picture: string };

/** Sends what a person pasted, or a picture, without scripts; axe, which looks for faults, is one itself. */
async function send(what: Sent, javaScriptEnabled = false): Promise<Page> {
  const page = await stage.person({ javaScriptEnabled, width: 390 });
  await page.goto('/xac-minh');
  await page.getByRole('link', { name: 'Xác minh hộ chiếu vắc xin' }).click();
  if ('text' in what) await page.fill('#ma', what.text);
  else {
    const buffer = Buffer.from(what.picture, 'base64');
    const file = { name: 'ma.png', mimeType: 'image/png', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
  }
  await page.getByRole('button', { name: 'Xác minh' }).click();
  return page;
}

test('a passport holds by its text and by a picture of its code, and says whose it is', async () => {
  const { text } = issueSample(key.signing, sampleRequest(), now);
  const pasted = `${text.slice(0, 100)}\n${text.slice(100)}\n`;
  for (const what of [{ text: pasted }, { picture: qrPng(text) }]) {
    const page = await send(what);
    const found = await mainText(page);
    assert.match(found, /Chứng nhận có giá trị/);
    assert.match(found, /Họ và tên\s+Nguyễn Bảo Duy/);
    assert.match(found, /NGUYEN<<BAO<DUY/);
    assert.match(found, /Ngày sinh\s+29\/02\/1988/);
    assert.match(found, /Mũi số\s+2\/2/);
    assert.match(found, /Sản phẩm\s+Comirnaty/);
  }
  assert.deepEqual(await faultsOf(await send({ text }, true)), []);
  const log = readFileSync(join(stage.system.dataDir, 'mot-cua.log'), 'utf8');
  assert.doesNotMatch(log, /Bảo Duy|NGUYEN|SYNTHETIC|HC1:/);
});

test('what nobody trusted signed says nothing of anybody, and why', async () => {
  const other = makePassKey('P-256');
  const page = await send(issueSample(other.signing, sampleRequest(), now), true);
  const found = await mainText(page);
  assert.match(found, /Không xác minh được[\s\S]*không có trong danh sách tin cậy/);
  assert.doesNotMatch(found, /Nguyễn|1988/);
  assert.deepEqual(await faultsOf(page), []);
});

test('one that ran out, a changed one and another code are told apart in words', async () => {
  const old = await mainText(await send(issueSample(key.signing)));
  assert.match(old, /không ở trong thời hạn[\s\S]*đã hết hạn[\s\S]*Nguyễn Bảo Duy/);
  const { text } = issueSample(key.signing, sampleRequest(), now);
  assert.match(await mainText(await send({ text: text.slice(0, -9) })), /Không xác minh được/);
  const other = await mainText(await send({ text: 'https://vidu.vn' }));
  assert.match(other, /không bắt đầu bằng “HC1:”/);
});

test('nothing at all, and a picture without a code, are asked for again', async () => {
  const none = await send({ text: ' ' }, true);
  assert.match(await mainText(none), /Chọn ảnh mã QR, hoặc dán nội dung mã/);
  assert.deepEqual(await faultsOf(none), []);
  const empty = await send({ picture: qrPng(null) });
  assert.match(await mainText(empty), /Ảnh không có mã QR đọc được/);
  const broken = await send({ picture: Buffer.from('no picture').toString('base64') });
  assert.match(await mainText(broken), /Ảnh không có mã QR đọc được/);
});
