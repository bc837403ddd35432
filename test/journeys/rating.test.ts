import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import {
  checkAndReceive,
  codeOnPage,
  COUNTER,
  fillBirthForm,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const [MOTHER = '', NEIGHBOUR = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`what one says of the service is asked after the end, may be said otherwise, and officers read it (script: ${javaScriptEnabled})`, async () => {
    const officer = await stage.officer(COUNTER);
    await fillBirthForm(officer);
    await officer.fill('#applicantIdentity', MOTHER);
    await checkAndReceive(officer);
    const code = await codeOnPage(officer);
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, MOTHER);
    await page.getByRole('link', { name: new RegExp(code) }).click();
    const dossier = new URL(page.url()).pathname;
    assert.equal(await page.getByRole('heading', { name: 'Đánh giá của bạn' }).count(), 0);
    const csrf = await page.locator('form [name=_csrf]').first().inputValue();
    const early = { _csrf: csrf, grade: '5' };
    const asked = await page.request.post(`${dossier}/danh-gia`, { form: early });
    assert.equal(asked.status(), 409);

    await page.getByText('Rút hồ sơ').first().click();
    await page.getByLabel('Lý do rút').fill('Khai nhầm tên');
    await page.getByRole('button', { name: 'Rút hồ sơ' }).click();
    assert.equal(await page.getByText('Bản giấy').count(), 0, 'what was withdrawn has no result');
    await page.getByLabel('Điều gì tốt').fill('Chờ lâu,\nkhông ai gọi <b>điện</b>');
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    assert.equal(statusOf(page), 422);
    assert.deepEqual(await sound(page), []);
    assert.match(await page.getByLabel('Điều gì tốt').inputValue(), /^Chờ lâu/, 'nothing is lost');
    await page.getByLabel('Không hài lòng', { exact: true }).check();
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.getByText('Cảm ơn bạn đã đánh giá').waitFor();
    assert.deepEqual(await sound(page), []);
    await page.getByText('Sửa đánh giá').click();
    await page.getByLabel('Bình thường').check();
    await page.getByRole('button', { name: 'Gửi đánh giá' }).click();
    await page.locator('main').locator('p', { hasText: 'Bình thường: ' }).waitFor();
    assert.match(await page.locator('main').innerText(), /Bình thường: Chờ lâu/);

    const other = await stage.person();
    await signInCitizen(other, NEIGHBOUR);
    const theirs = await other.locator('form [name=_csrf]').first().inputValue();
    const forged = { _csrf: theirs, grade: '1' };
    const refused = await other.request.post(`${dossier}/danh-gia`, { form: forged });
    assert.equal(refused.status(), 404);

    await officer.goto(`/can-bo/ho-so/${dossier.replace(/.*\//, '')}`);
    const read = await officer.locator('#rating').innerText();
    assert.match(read, /Bình thường[\s\S]*gọi <b>điện<\/b>/);
    assert.equal(await officer.getByText('Gửi đánh giá').count(), 0);
    assert.deepEqual(await sound(officer), []);
  });
}
