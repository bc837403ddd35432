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
const stranger = await stage.person();
const [MOTHER = '', NEIGHBOUR = ''] = (await offeredCitizens(stranger)).filter((one) =>
  /^\d{12}$/.test(one),
);

for (const javaScriptEnabled of [true, false]) {
  test(`a citizen signs in, keeps a phone number, and is signed out at both sides (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, MOTHER);
    const main = page.locator('main');
    assert.match(await main.innerText(), new RegExp(`Số định danh[\\s\\S]*${MOTHER}`));
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    await page.getByRole('link', { name: 'Sửa điện thoại' }).click();
    await page.getByLabel('Điện thoại').fill('12');
    await page.getByRole('button', { name: 'Lưu' }).click();
    assert.equal(statusOf(page), 422);
    assert.equal(await page.getByLabel('Điện thoại').inputValue(), '12');
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    await page.getByLabel('Điện thoại').fill('0912 345 678');
    await page.getByRole('button', { name: 'Lưu' }).click();
    assert.match(await main.innerText(), /0912345678/);
    const before = await page.context().cookies();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    // Neither our session nor the provider's goes on: whoever has the old cookie is asked again.
    await page.context().addCookies(before.filter(({ name }) => name === 'mot_cua_cong_dan'));
    await page.goto('/cong-dan');
    assert.match(await main.innerText(), /Hệ thống định danh dùng cho phát triển/);
    await signInCitizen(page, MOTHER);
    assert.match(await main.innerText(), /0912345678/, 'what one gave is kept');
    await page.context().close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`what is handed in at a counter under one’s number is seen by that person and by nobody else (script: ${javaScriptEnabled})`, async () => {
    const counter = await stage.officer(COUNTER);
    await fillBirthForm(counter);
    await counter.fill('#applicantIdentity', MOTHER);
    await checkAndReceive(counter);
    const code = await codeOnPage(counter);
    const mother = await stage.person({ javaScriptEnabled });
    await signInCitizen(mother, MOTHER);
    assert.match(await mother.locator('main').innerText(), new RegExp(code));
    await mother.getByRole('link', { name: 'Ai đã xem dữ liệu của tôi' }).click();
    const uses = await mother.locator('main').innerText();
    assert.match(uses, new RegExp(`Cán bộ một cửa, Bộ phận[^\\n]*Xem hồ sơ[^\\n]*${code}`));
    assert.deepEqual(await sound(mother), []);
    await mother.goto('/cong-dan/du-lieu?lang=en');
    assert.deepEqual(await sound(mother), []);
    const neighbour = await stage.person({ javaScriptEnabled });
    await signInCitizen(neighbour, NEIGHBOUR);
    assert.match(await neighbour.locator('main').innerText(), /Bạn chưa có hồ sơ nào/);
    await neighbour.goto('/cong-dan/du-lieu');
    assert.doesNotMatch(await neighbour.locator('main').innerText(), new RegExp(code));
  });
}

test('nobody is led elsewhere after signing in, and no form of another session is taken', async () => {
  const page = await stage.person();
  for (const elsewhere of [
    'https://vidu.vn/',
    '//vidu.vn',
    '/\\vidu.vn',
    '/can-bo',
    'javascript:1',
  ]) {
    await page.context().clearCookies();
    await signInCitizen(page, MOTHER, `/cong-dan/dang-nhap?tiep=${encodeURIComponent(elsewhere)}`);
    assert.equal(new URL(page.url()).pathname, '/cong-dan', elsewhere);
  }
  const cookie = (await page.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const send = (csrf: string) =>
    fetch(`${stage.system.url}/cong-dan/lien-lac`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ _csrf: csrf, phone: '0987654321', email: '' }),
    });
  assert.equal((await send('')).status, 403);
  assert.equal((await send('x'.repeat(43))).status, 403);
  await page.goto('/cong-dan');
  assert.doesNotMatch(await page.locator('main').innerText(), /0987654321/);
});

test('an officer’s session opens no page of a citizen, and the other way round', async () => {
  const officer = await stage.officer(COUNTER);
  await officer.goto('/cong-dan');
  assert.match(await officer.locator('main').innerText(), /Hệ thống định danh/);
  const citizen = await stage.person();
  await signInCitizen(citizen, MOTHER);
  await citizen.goto('/can-bo');
  assert.match(await citizen.locator('main').innerText(), /Hệ thống định danh|chưa được cấp quyền/);
});
