import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE, OTHER_DAY } from '#test/support/home-filing.ts';
import { beginBirth, draftOn } from '#test/support/offline-drafts.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const [, MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);

const LIST = '[name="tk.child.birthDate.recent"]';
const listed = (page: Page): Promise<string> => page.locator(LIST).inputValue();
const onward = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Tiếp tục' }).click();
const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`a day of birth is chosen from the last days or typed, and of two neither is guessed (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    const draft = await beginBirth(page, MOTHER);
    const child = `/nop/nhap/${draft}/tre`;
    assert.equal(await listed(page), '', 'nothing is chosen at first');
    const days = await page.locator(`${LIST} option`).allTextContents();
    assert.equal(days.length, 62);
    assert.match(days[1] ?? '', /^(Chủ nhật|thứ \p{L}+) \d\d\/\d\d\/\d{4}$/u);

    await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Lâm Gia Bảo');
    await page.getByText('Nam', { exact: true }).click();
    await page.locator(LIST).selectOption({ index: 8 });
    const day = await listed(page);
    await page.getByLabel(OTHER_DAY).fill('1/6/2022');
    await onward(page);
    assert.equal(statusOf(page), 422);
    const summary = page.locator('#error-summary');
    assert.match(await summary.innerText(), /vừa chọn \d\d\/\d\d\/\d{4}, vừa gõ 1\/6\/2022/i);
    assert.deepEqual(await sound(page), []);
    await summary.getByRole('link').click();
    assert.equal(
      await page.evaluate('document.activeElement.name'),
      'tk.child.birthDate',
      'the error leads to the line that is to be emptied',
    );

    // Both are still there when the page is opened anew.
    await page.goto(child);
    assert.equal(await listed(page), day);
    assert.equal(await page.getByLabel(OTHER_DAY).inputValue(), '1/6/2022');
    await page.getByLabel(OTHER_DAY).fill('');
    await onward(page);
    await page.waitForURL(/noi-sinh$/);
    await page.goto(child);
    assert.equal(await listed(page), day);
    assert.equal(await page.getByLabel(OTHER_DAY).inputValue(), '');

    // A day of the list that is typed is that day; one before it stays in its line.
    await page.locator(LIST).selectOption('');
    await page.getByLabel(OTHER_DAY).fill(day.split('-').reverse().join('/'));
    await onward(page);
    await page.goto(child);
    assert.equal(await listed(page), day);
    await page.locator(LIST).selectOption('');
    await page.getByLabel(OTHER_DAY).fill('1.6.2022');
    await onward(page);
    await page.goto(child);
    assert.equal(await listed(page), '');
    assert.equal(await page.getByLabel(OTHER_DAY).inputValue(), '01/06/2022');
  });

  test(`that one is a parent stands chosen, is said so, and is taken back with all that followed (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, MOTHER, BIRTH_ONLINE);
    assert.ok(await page.getByLabel('Cha, mẹ', { exact: true }).isChecked());
    assert.match(await mainText(page), /Đã chọn sẵn/);
    assert.deepEqual(await sound(page), []);
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    const check = `/nop/nhap/${draftOn(page)}/kiem-tra`;
    await page.goto(check);
    assert.match(await mainText(page), /Quan hệ với trẻ\s+Cha, mẹ\s+Chọn sẵn trên tờ khai/);
    assert.match(await mainText(page), /Người mẹ[\s\S]*Số định danh cá nhân\s+\d/);

    await page.getByRole('link', { name: /Sửa.*Quan hệ với trẻ/ }).click();
    await page.getByText('Ông, bà', { exact: true }).click();
    await onward(page);
    await page.goto(check);
    const text = await mainText(page);
    assert.match(
      text,
      /Quan hệ với trẻ\s+Ông, bà[^\n]*Chọn sẵn trên tờ khai[^\n]*người khai đã sửa/,
    );
    const part = (title: string): Promise<string> =>
      page
        .locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
        .innerText();
    const mother = await part('Người mẹ');
    assert.doesNotMatch(
      mother,
      /\d{12}|Dân tộc\s+Kinh/,
      'a grandmother is not taken for the mother',
    );
    const requester = await part('Người đi khai sinh');
    assert.match(requester, new RegExp(MOTHER), 'she is still the one who declares');
  });

  test(`who chose otherwise at the start is not told that it was chosen already (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled });
    await page.goto(BIRTH_ONLINE);
    await page.getByText('Ông, bà', { exact: true }).click();
    await page.getByRole('button', { name: 'Soạn không cần đăng nhập' }).click();
    await page.goto(`/nop/nhap/${draftOn(page)}/kiem-tra`);
    assert.match(await mainText(page), /Quan hệ với trẻ\s+Ông, bà/);
    assert.doesNotMatch(await mainText(page), /Chọn sẵn/);
  });
}
