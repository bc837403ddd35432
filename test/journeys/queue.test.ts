import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { COUNTER } from '#test/support/at-the-counter.ts';
import { assertSound, openDesk, openKiosk, takeNumber } from '#test/support/at-the-kiosk.ts';
import { openStage } from '#test/support/browser.ts';
import { statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

for (const [javaScriptEnabled, counter] of [
  [true, 3],
  [false, 4],
] as const) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`from the kiosk to the counter and the wall (${how} script)`, async () => {
    const { officer, desk } = await openDesk(stage, COUNTER, counter, { javaScriptEnabled });
    const kiosk = await openKiosk(stage, officer, desk, { javaScriptEnabled });
    const wall = await stage.person({ javaScriptEnabled });
    const number = await takeNumber(kiosk, desk, 'Có con');
    assert.match(await kiosk.locator('.slip').innerText(), /Người đợi trước: 0/);
    await assertSound(kiosk, javaScriptEnabled);
    await kiosk.goto(`/ki-os/${desk}`);
    await kiosk.getByLabel('Tôi thuộc diện ưu tiên').check();
    await kiosk.getByRole('button', { name: 'Chưa rõ' }).click();
    const preferred = await kiosk.locator('.slip-n').innerText();

    await wall.goto(`/man-hinh/${desk}`);
    assert.match(await wall.locator('main').innerText(), new RegExp(`Đang đợi: 2[^]*${number}`));

    await officer.goto('/can-bo/hang-doi');
    assert.match(await officer.locator('tbody tr').first().innerText(), /Ưu tiên/);
    await assertSound(officer, javaScriptEnabled);
    await press(officer, 'Gọi số tiếp theo');
    assert.equal(await officer.locator('.now-n').innerText(), preferred);
    await press(officer, 'Gọi lại');
    await assertSound(officer, javaScriptEnabled);
    await press(officer, 'Không có mặt');
    await officer.getByText('Đã vắng một lần').waitFor();

    await press(officer, 'Gọi số tiếp theo');
    await officer.locator('.now-n').waitFor();
    const called = await officer.locator('.now-n').innerText();
    // With a script the display finds out by itself.
    if (!javaScriptEnabled) await wall.reload();
    await wall.locator('.is-new', { hasText: called }).waitFor();
    assert.match(await wall.locator('.is-new').innerText(), new RegExp(`Quầy ${counter}`));
    await assertSound(wall, javaScriptEnabled);

    await press(officer, 'Bắt đầu phục vụ');
    await officer.getByText('Phục vụ từ').waitFor();
    await officer.fill('#dossierCode', '000.00.33.H33-220621-0001');
    await press(officer, 'Xong');
    assert.match(await officer.locator('#dossierCode-error').innerText(), /không có hồ sơ/i);
    await assertSound(officer, javaScriptEnabled, 422);
    await officer.fill('#dossierCode', '');
    await press(officer, 'Xong');
    await officer.getByText('Chưa có số nào ở quầy').waitFor();
    await press(officer, 'Gọi số tiếp theo');
    await press(officer, 'Bắt đầu phục vụ');
    await press(officer, 'Xong');
    await press(officer, 'Gọi số tiếp theo');
    await officer.getByText('Không còn ai đợi').waitFor();
    await press(officer, 'Đóng quầy');
    await officer.getByRole('button', { name: 'Mở quầy này' }).waitFor();
  });
}

test('a procedure of the purpose is one touch away from whoever serves', async () => {
  const { officer, desk } = await openDesk(stage, COUNTER, 5);
  await takeNumber(await stage.person(), desk, 'Có con');
  await officer.goto('/can-bo/hang-doi');
  await press(officer, 'Gọi số tiếp theo');
  await press(officer, 'Bắt đầu phục vụ');
  await officer.locator('main a[href="/can-bo/tiep-nhan/1.001193"]').click();
  await officer.locator('#applicantName').waitFor();
});

test('a second tap, or the same form sent again, is the same number', async () => {
  const { desk } = await openDesk(stage, COUNTER, 5);
  const kiosk = await stage.person();
  await kiosk.goto(`/ki-os/${desk}`);
  const ticketId = await kiosk.locator('[name=ticketId]').inputValue();
  const send = (purpose: string) =>
    kiosk.request.post(`/ki-os/${desk}/so`, {
      form: { ticketId, purpose },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const answers = await Promise.all([send('birth'), send('birth'), send('result')]);
  assert.deepEqual(new Set(answers.map((answer) => answer.url())).size, 1);
  assert.match(answers[0]?.url() ?? '', new RegExp(`/so/${ticketId}$`));
});

test('every page of the devices and of the counter is sound, in both languages', async () => {
  const { officer, desk } = await openDesk(stage, COUNTER, 5);
  const stranger = await stage.person();
  for (const lang of ['vi', 'en']) {
    for (const [page, path] of [
      [stranger, `/ki-os/${desk}`],
      [stranger, `/man-hinh/${desk}`],
      [officer, '/can-bo/hang-doi'],
    ] as const) {
      await page.goto(`${path}?lang=${lang}`);
      assert.equal(await page.locator('html').getAttribute('lang'), lang);
      await assertSound(page);
    }
  }
  await stranger.goto('/ki-os/khong-co');
  assert.equal(statusOf(stranger), 404);
});

test('targets of the kiosk are 64 px and more', async () => {
  const { desk } = await openDesk(stage, COUNTER, 5);
  const kiosk = await stage.person({ width: 1024, height: 1280 });
  await kiosk.goto(`/ki-os/${desk}`);
  const heights = await kiosk
    .locator('button, a, .choice label')
    .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().height));
  assert.ok(heights.length > 3 && heights.every((height) => height >= 64), heights.join(' '));
});

test('a kiosk that nobody touches goes back to the start, in Vietnamese', async () => {
  const { officer, desk } = await openDesk(stage, COUNTER, 5);
  const kiosk = await openKiosk(stage, officer, desk);
  await kiosk.goto(`/ki-os/${desk}?lang=en`);
  await kiosk.clock.install();
  await kiosk.getByRole('button', { name: 'Collect a result' }).click();
  await kiosk.locator('.slip').waitFor();
  await kiosk.clock.runFor(21_000);
  await kiosk.getByText('Ông/bà đến làm gì?').waitFor();
});

test('whoever is not at a kiosk takes a few numbers, not all', async () => {
  const { desk } = await openDesk(stage, COUNTER, 5);
  const stranger = await stage.person();
  const statuses: number[] = [];
  for (let number = 0; number < 12; number += 1) {
    const answer = await stranger.request.post(`/ki-os/${desk}/so`, {
      form: { ticketId: randomUUID(), purpose: 'result' },
    });
    statuses.push(answer.status());
  }
  assert.equal(statuses.at(-1), 429);
});
