import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { COUNTER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE } from '#test/support/home-filing.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { startSystem } from '#test/support/running-system.ts';

/** A language that nobody speaks: it shows which texts come from its file. */
const TEXTS: Readonly<Record<string, string>> = {
  'Dịch vụ hành chính công': '‹dịch vụ›',
  'Tra cứu hồ sơ': '‹tra cứu›',
  'Xem tình trạng': '‹xem›',
  'Có {count} chỗ cần sửa': '‹{count} chỗ›',
  'Mã hồ sơ': '',
  'Đăng ký khai sinh': '‹khai sinh›',
  'Khai sinh': '‹sinh›',
  'Bắt đầu': '‹bắt đầu›',
  'sau trang này còn {left} trang': 'còn ‹{left}›',
  'Ngày sinh': '‹ngày sinh›',
  'Việc của tôi': '‹việc›',
};

const locales = mkdtempSync(join(tmpdir(), 'mot-cua-locales-'));
after(() => rmSync(locales, { recursive: true, force: true }));
const write = (file: object) => writeFileSync(join(locales, 'km.json'), JSON.stringify(file));
write({ name: 'ភាសាខ្មែរ', texts: TEXTS });
const stage = await openStage(0, { LOCALES_DIR: locales });

const languageOf = (page: Page): Promise<string | null> =>
  page.locator('html').getAttribute('lang');
const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();

test('a stranger chooses the language on the first page and keeps it', async () => {
  const page = await stage.person({ width: 390 });
  await page.goto('/');
  await page.getByRole('link', { name: 'ភាសាខ្មែរ' }).click();
  assert.equal(await languageOf(page), 'km');
  assert.equal(await page.locator('h1').innerText(), '‹dịch vụ›');
  assert.match(await mainOf(page), /Bạn cần làm thủ tục gì\?/, 'what the file lacks is Vietnamese');
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(await page.locator('header a.lang').allInnerTexts(), ['Tiếng Việt', 'English']);

  await page.getByRole('navigation').getByRole('link', { name: '‹tra cứu›' }).click();
  await page.getByRole('button', { name: '‹xem›' }).click();
  assert.equal(statusOf(page), 422);
  assert.equal(await languageOf(page), 'km');
  assert.match(await mainOf(page), /‹2 chỗ›/);
  assert.ok(await page.getByLabel('Mã hồ sơ', { exact: true }).isVisible(), 'empty in the file');

  await page.goto('/khong-co-trang-nay');
  assert.equal(await languageOf(page), 'km');
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(await languageOf(page), 'en');
  await page.goto('/');
  assert.equal(await page.locator('h1').innerText(), 'Public services');
});

test('a form is filled in in that language, with the words of its questions', async () => {
  const page = await stage.person({ width: 390 });
  const citizens = (await offeredCitizens(page)).filter((one) => /^\d{12}$/.test(one));
  await signInCitizen(page, citizens[1] ?? '', BIRTH_ONLINE);
  await page.goto(`${BIRTH_ONLINE}?lang=km`);
  assert.match(await mainOf(page), /‹khai sinh›/);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: '‹bắt đầu›' }).click();
  assert.equal(await languageOf(page), 'km');
  assert.match(await mainOf(page), /‹sinh› · còn ‹\d›/);
  assert.match(await mainOf(page), /‹ngày sinh›/);
  assert.ok(await page.getByLabel('Họ, chữ đệm, tên của trẻ', { exact: true }).isVisible());
  assert.deepEqual(await faultsOf(page), []);

  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  assert.equal(await languageOf(page), 'vi');
  assert.ok(!(await page.content()).includes('‹'));
});

test('officers read theirs in it too', async () => {
  const page = await stage.officer(COUNTER);
  await page.getByRole('link', { name: 'ភាសាខ្មែរ' }).click();
  assert.equal(await languageOf(page), 'km');
  assert.equal(await page.getByRole('link', { name: '‹việc›' }).count(), 1);
  assert.deepEqual(await faultsOf(page), []);
});

test('a file that cannot be used is told at the start, and nothing starts', async () => {
  write({ name: 'ភាសាខ្មែរ', texts: { 'Có {count} chỗ cần sửa': '{cuont}' } });
  await assert.rejects(
    startSystem(0, undefined, { LOCALES_DIR: locales }),
    /km\.json: “Có \{count\} chỗ cần sửa” must have count, but has cuont/,
  );
});
