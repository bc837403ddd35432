import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage(0);
const stranger = await stage.person();
const [FATHER = '', MOTHER = ''] = (await offeredCitizens(stranger)).filter((one) =>
  /^\d{12}$/.test(one),
);

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`a fee is paid from home on the platform, and the receipt comes by itself (script: ${javaScriptEnabled})`, async () => {
    const [payer, neighbour] = javaScriptEnabled ? [MOTHER, FATHER] : [FATHER, MOTHER];
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, payer, '/nop/1.001612');
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    const draft = page.url().replace(/[^/]+$/, '');
    await page.goto(`${draft}ho`);
    await page.getByLabel('Tên hộ kinh doanh').fill('Tạp hóa Quyên');
    await page.locator('[id="tk.place"]').selectOption({ index: 3 });
    await page.getByLabel('Ngành, nghề kinh doanh').fill('Tạp hóa');
    await page.getByLabel(/Vốn kinh doanh/).fill('50.000.000');
    await page.getByLabel(/Ngày bắt đầu/).fill('1/7/2022');
    await page.getByLabel('Số lao động').fill('1');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.locator('[name="tk.founder"]').first().check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    if (page.url().endsWith('noi-nop')) {
      await page.locator('#desk').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
    }
    await page.setInputFiles('#file-giay-to-phap-ly', [pdfFile('can-cuoc.pdf')]);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.locator('#oath').check();
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.waitForURL(/\/cong-dan\/ho-so\//);
    const dossier = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Trả qua Cổng thanh toán' }).click();
    const payment = page.url();
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await page.getByRole('link', { name: 'Sang trang thanh toán' }).count()) > 0) break;
      await page.waitForTimeout(100);
      await page.goto(payment);
    }
    assert.deepEqual(await sound(page), []);
    await page.getByRole('link', { name: 'Sang trang thanh toán' }).click();
    await page.getByRole('button', { name: 'Trả đủ' }).click();
    for (let tries = 0; tries < 300; tries += 1) {
      await page.goto(payment);
      if ((await page.getByRole('link', { name: 'Biên lai' }).count()) > 0) break;
      await page.waitForTimeout(100);
    }
    assert.deepEqual(await sound(page), []);
    await page.goto(dossier);
    assert.match(await page.locator('main').innerText(), /Đã nộp\s+100\.000/);
    assert.equal(await page.getByRole('button', { name: 'Trả qua Cổng thanh toán' }).count(), 0);
    // Another does not see the payment.
    const other = await stage.person();
    await signInCitizen(other, neighbour);
    await other.goto(payment);
    assert.equal(statusOf(other), 404);
  });
}
