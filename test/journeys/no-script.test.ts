import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD, COUNTER, checkAndReceive, codeOnPage, press } from '#test/support/at-the-counter.ts';
import { openStage, signIn } from '#test/support/browser.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage();

test('without any script: sign-in, scan, mistake, correction, receipt, next step, sign-out', async () => {
  const page = await stage.person({ javaScriptEnabled: false });
  await signIn(page, COUNTER);
  await page.goto('/can-bo/tiep-nhan?thu-tuc=khai+sinh');
  await page.locator('#procedures a').first().click();

  await page.setInputFiles('#file-giay-chung-sinh', [pdfFile('chung-sinh.pdf')]);
  await page.fill('#scan', CARD);
  await page.locator('button[formaction$="/doc-the"]').click();
  await page.getByText('Đã điền thông tin từ thẻ').waitFor();
  assert.equal(await page.inputValue('#applicantName'), 'Lâm Thị Mỹ Hạnh');
  assert.ok(await page.locator('[name=applicantSex][value=female]').isChecked());
  assert.match(await page.locator('.kept').innerText(), /chung-sinh\.pdf/);

  await page.fill('#applicantPhone', '12');
  await page.locator('[name=basis][value=parent]').check();
  await page.fill('#original-to-khai', '1');
  await press(page, 'check');
  await page.locator('#error-summary').waitFor();
  await page.locator('#applicantPhone-error').waitFor();
  assert.equal(await page.inputValue('#applicantPhone'), '12');

  await page.fill('#applicantPhone', '0912345678');
  await press(page, 'check');
  await press(page, 'edit');
  assert.equal(await page.inputValue('#applicantPhone'), '0912345678');
  await page.fill('#concernedName', 'Lâm Gia Bảo');
  const path = await checkAndReceive(page);
  await codeOnPage(page);
  assert.equal(await page.locator('#papers .files a').count(), 1);

  await page.locator(`form[action="${path}/pass-on"] button`).click();
  await page.locator('#history').getByText('Chuyển đến “Thẩm tra”').waitFor();

  await page.locator('form[action="/dang-xuat"] button').click();
  await page.goto(path);
  assert.notEqual(new URL(page.url()).pathname, path, 'signing in is asked for again');
  await page.locator('input[type=password]').waitFor();
});

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`Enter in a field checks the form, it does not read a card (${how} script)`, async () => {
    const page = await stage.person({ javaScriptEnabled });
    await signIn(page, COUNTER);
    await page.goto('/can-bo/tiep-nhan/1.001193');
    await page.fill('#applicantName', 'Lâm Thị Mỹ Hạnh');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.press('#applicantName', 'Enter'),
    ]);
    assert.equal(new URL(answer.url()).pathname, '/can-bo/tiep-nhan/1.001193');
  });
}
