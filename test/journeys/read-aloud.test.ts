import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { fileNow } from '#test/support/home-filing.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage(0);
const [, MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const CERTIFICATE = 'giay-chung-sinh-hoac-giay-to-thay-the';

test('who hears the pages of an interlinked birth knows what is whose, and what is wanted', async () => {
  const page = await stage.person({ width: 390 });
  const main = page.locator('main');
  await signInCitizen(page, MOTHER, '/nop/2.000986');
  const needed = main.getByRole('list').first().getByRole('listitem');
  assert.deepEqual(await needed.allInnerTexts(), ['Giấy chứng sinh hoặc giấy tờ thay thế']);
  assert.match(await main.innerText(), /Tờ khai điền ngay ở đây/);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();

  const child = page.url();
  const draft = child.replace(/[^/]+$/, '');
  await page.getByRole('region', { name: 'Đã có sẵn, bạn không phải nhập' }).waitFor();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.locator('#error-summary').waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(
    page.url().split('?')[0],
    child,
    'the other language of the page that was sent back',
  );
  await page.goto(`${child}?lang=vi`);

  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Lâm Gia Bảo');
  await page.getByText('Nam', { exact: true }).click();
  await page.locator('[name="tk.child.birthDate.recent"]').selectOption({ index: 3 });
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.locator('[id="tk.birthPlace"]').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/giay-to$/);
  await page.goto(`${draft}kho/${CERTIFICATE}`);
  assert.match(await main.innerText(), /chưa có giấy tờ nào ở đây/);
  assert.equal(await main.getByRole('searchbox').count(), 0, 'where nothing is, nothing is sought');
  assert.deepEqual(await faultsOf(page), []);
  await page.goto(`${draft}giay-to`);
  await page.setInputFiles(`#file-${CERTIFICATE}`, [pdfFile('chung-sinh.pdf')]);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  await page.waitForURL(/kiem-tra$/);
  const links = await main.getByRole('link').all();
  const places = new Map<string, string | null>();
  for (const link of links) {
    const [name, href] = [await link.innerText(), await link.getAttribute('href')];
    assert.ok(!places.has(name) || places.get(name) === href, `two places are called ${name}`);
    places.set(name, href);
  }
  assert.ok([...places.keys()].some((name) => /Sửa\s+Họ, chữ đệm, tên \(Người mẹ\)/.test(name)));
  assert.deepEqual(await faultsOf(page), []);

  await fileNow(page);
  await page.waitForURL(/\/cong-dan\/ho-so\//);
  assert.deepEqual((await main.getByRole('heading', { level: 2 }).allInnerTexts()).slice(0, 2), [
    'Các thủ tục làm cùng lúc',
    'Cả hồ sơ',
  ]);
});
