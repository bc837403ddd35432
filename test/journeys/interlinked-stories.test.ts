import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { codeOnPage } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { countedPerson, fileNow, prepareBirth } from '#test/support/home-filing.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage(0);
const stranger = await stage.person();
const [, MOTHER = ''] = (await offeredCitizens(stranger)).filter((one) => /^\d{12}$/.test(one));
const CERTIFICATE = 'giay-chung-sinh-hoac-giay-to-thay-the';

test('a twin is declared by name, sex and certificate, late and all, and a part of it left out again', async () => {
  const page = await stage.person({ width: 390 });
  const text = () => page.locator('main').innerText();
  await signInCitizen(page, MOTHER, '/nop/2.000986');
  assert.match(await text(), /Không nộp ở đây nếu[\s\S]*sinh ở nước ngoài[\s\S]*2\.000528/);
  assert.deepEqual(await faultsOf(page), []);
  const person = await prepareBirth(page, 'Lâm Gia Một', pdfFile('chung-sinh.pdf'), CERTIFICATE);
  await page.waitForURL(/kiem-tra$/);
  assert.match(await text(), /Đã quá 60 ngày kể từ ngày sinh[\s\S]*vẫn được tiếp nhận/);
  await fileNow(page, person);
  await page.waitForURL(/\/cong-dan\/ho-so\//);
  const first = await codeOnPage(page);
  assert.deepEqual(await faultsOf(page), []);

  const twin = countedPerson(page);
  await twin.press('Khai thêm cho trẻ sinh đôi');
  assert.match(await text(), /Đã có sẵn[\s\S]*01\/06\/2022/, 'the birth date is that of the first');
  assert.deepEqual(await faultsOf(page), []);
  await twin.type('Họ, chữ đệm, tên của trẻ', 'Lâm Gia Hai');
  await twin.choose('Nữ');
  await twin.press('Tiếp tục');
  await twin.photo(`#file-${CERTIFICATE}`, pdfFile('chung-sinh-2.pdf'));
  await twin.press('Tiếp tục');
  await page.waitForURL(/kiem-tra$/);
  await fileNow(page, twin);
  await page.waitForURL(/\/cong-dan\/ho-so\//);
  const { typed, choices, photos } = twin.effort;
  assert.deepEqual([typed, choices, photos], [1, 1, 1]);
  assert.notEqual(await codeOnPage(page), first, 'each child has a dossier of its own');

  await page.getByText('Bớt một thủ tục làm cùng').first().click();
  const form = page.locator('form[action$="/bot"]');
  await form.locator('button').click();
  assert.match(await page.locator('#error-summary').innerText(), /Chọn thủ tục không làm nữa/);
  assert.deepEqual(await faultsOf(page), []);
  await form.locator('select').selectOption({ label: 'Đăng ký thường trú' });
  await form.locator('textarea').fill('Gia đình sắp chuyển nhà');
  await form.locator('button').click();
  await page.getByText('Không làm nữa').first().waitFor();
  assert.match(await text(), /Không làm nữa: Gia đình sắp chuyển nhà/);
  assert.deepEqual(await faultsOf(page), []);
});
