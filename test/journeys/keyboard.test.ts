import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens } from '#test/support/citizens.ts';
import { BIRTH_ONLINE } from '#test/support/home-filing.ts';
import { keyboardOf } from '#test/support/keyboard.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage(0);
const citizens = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);

for (const width of [390, 1280]) {
  test(`a birth is filed by the keyboard alone, from signing in to the dossier (${width} px)`, async () => {
    const page = await stage.person({ width });
    const keyboard = keyboardOf(page);
    await page.goto(`/cong-dan/dang-nhap?tiep=${encodeURIComponent(BIRTH_ONLINE)}`);
    const mother = page.locator(`form:has(input[value="${citizens[1]}"]) button`);
    await keyboard.press(new RegExp((await mother.innerText()).slice(0, 20)), 'Enter');

    await page.waitForURL(/\/nop\//);
    await keyboard.skipToMain();
    await keyboard.press(/^Cha, mẹ/, 'Space');
    await keyboard.press(/^Bắt đầu/, 'Enter');

    await page.waitForURL(/\/tre$/);
    await keyboard.skipToMain();
    await keyboard.type(/^Họ, chữ đệm, tên của trẻ/, 'Lâm Gia Bảo');
    await keyboard.tabTo(/^Nam$/);
    // Through the choices and back, as arrow keys do.
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.getByLabel('Nữ', { exact: true }).isChecked());
    await page.keyboard.press('ArrowUp');
    assert.ok(await page.getByLabel('Nam', { exact: true }).isChecked());
    await keyboard.type(/^Ngày khác/, '1/6/2022');
    await keyboard.press(/^Tiếp tục/, 'Enter');

    await page.waitForURL(/\/noi-sinh$/);
    await keyboard.skipToMain();
    await keyboard.tabTo(/^Xã, phường, thị trấn/);
    const chosen = page.locator('[id="tk.birthPlace"] option:checked');
    const options = await page.locator('[id="tk.birthPlace"] option').count();
    for (let press = 0; press < options; press += 1) {
      if (/Vĩnh Thanh Vân/.test(await chosen.innerText())) break;
      await page.keyboard.press('ArrowDown');
    }
    assert.match(await chosen.innerText(), /Vĩnh Thanh Vân/);
    await keyboard.press(/^Tiếp tục/, 'Enter');

    await page.waitForURL(/\/giay-to$/);
    await keyboard.skipToMain();
    const chooser = page.waitForEvent('filechooser');
    await keyboard.press(/^Giấy chứng sinh/, 'Enter');
    await (await chooser).setFiles([pdfFile('chung-sinh.pdf')]);
    await keyboard.press(/^Tiếp tục/, 'Enter');

    await page.waitForURL(/\/kiem-tra$/);
    await keyboard.skipToMain();
    await keyboard.press(/^Tôi cam đoan/, 'Space');
    await keyboard.press(/^Nộp hồ sơ/, 'Enter');
    await page.waitForURL(/\/cong-dan\/ho-so\//);
    assert.match(await page.locator('main').innerText(), /Đã nộp hồ sơ/);
  });
}
