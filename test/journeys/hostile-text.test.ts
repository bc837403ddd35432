import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  BIRTH,
  COUNTER,
  checkAndReceive,
  fillBirthForm,
  press,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { sourceFaults } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const HOSTILE = `<script>alert(1)</script>'"; drop table dossier;--`;
const stage = await openStage();

/** Nothing ran, and the page holds no element that the text brought along. */
async function isOnlyText(page: Page): Promise<void> {
  await page.waitForLoadState();
  const scripts = page.locator('script:not([src]), b:has-text("alert"), img[onerror]');
  assert.equal(await scripts.count(), 0);
  assert.deepEqual(await sourceFaults(page), []);
}

test('markup and SQL in every field of the intake come back as they were typed', async () => {
  const page = await stage.officer(COUNTER);
  await page.goto(BIRTH);
  await page.locator('#declaration summary').click();
  const fields = page.locator('form.intake input:is([type=text], [type=tel], [type=email])');
  const names = await fields.evaluateAll((inputs) =>
    inputs.filter((input) => input.name !== 'scan').map((input) => input.name),
  );
  assert.ok(names.length > 20);
  for (const name of names) {
    const field = page.locator(`form.intake [name="${name}"]`);
    await field.evaluate((input) => input.removeAttribute('maxlength'));
    await field.fill(HOSTILE);
  }
  await press(page, 'check');
  await page.locator('#error-summary').waitFor();
  await isOnlyText(page);
  for (const name of names) {
    assert.equal(await page.inputValue(`form.intake [name="${name}"]`), HOSTILE, name);
  }
});

test('what a dossier may hold of it stands on every page as text', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await page.fill('#applicantAddress', HOSTILE);
  await page.fill('#basisDetail', HOSTILE);
  await page.locator('#declaration summary').click();
  await page.fill('[id="tk.birthCertificate"]', HOSTILE);
  await page.locator('[name=delivery][value=post]').check();
  await page.selectOption('#deliveryUnit', 'ngoai-tinh');
  await page.fill('#deliveryAddress', HOSTILE);
  await page.setInputFiles('#file-ket-hon', [pdfFile(`${HOSTILE.replaceAll('/', '')}.pdf`)]);
  await press(page, 'check');
  await page.locator('#answers').getByText(HOSTILE).first().waitFor();
  await isOnlyText(page);
  await press(page, 'edit');
  await isOnlyText(page);
  const path = await checkAndReceive(page);
  assert.ok((await page.locator('#people').innerText()).includes(HOSTILE));
  assert.ok((await page.locator('#declaration').innerText()).includes(HOSTILE));
  await isOnlyText(page);
  const receipt = await page.context().request.get(`${path}/mau/01.pdf`);
  assert.equal(receipt.status(), 200);

  await page.locator(`form[action="${path}/pass-on"] button`).click();
  await page.goto('/can-bo/so-theo-doi');
  assert.ok((await page.locator('#main').innerText()).includes(HOSTILE));
  await isOnlyText(page);

  const specialist = await stage.officer(SPECIALIST);
  await specialist.goto(path);
  await specialist.locator(`form[action="${path}/accept"] button`).click();
  await specialist.locator('details[id="request-supplement"] summary').click();
  for (const name of ['what-1', 'reason-1', 'contact']) {
    await specialist.locator(`[id="request-supplement"] [name="${name}"]`).fill(HOSTILE);
  }
  await specialist.locator('[id="request-supplement"] form button').click();
  await specialist.locator('#history').getByText(`${HOSTILE}: ${HOSTILE}`).waitFor();
  await isOnlyText(specialist);
});

test('searches and the calendar take it as text, and no table is gone', async () => {
  const page = await stage.officer(COUNTER);
  for (const path of [
    '/can-bo/tra-cuu?q=',
    '/can-bo/tiep-nhan?thu-tuc=',
    '/can-bo?loc=',
    '/can-bo?sau=',
  ]) {
    const answer = await page.goto(`${path}${encodeURIComponent(HOSTILE)}`);
    assert.equal(answer?.status(), 200, path);
    await isOnlyText(page);
  }
  const stranger = await stage.person();
  await stranger.goto('/tra-cuu');
  await stranger.fill('#code', HOSTILE);
  await stranger.fill('#lastFour', `'or 1`);
  await stranger.locator('main form button').click();
  await stranger.locator('#error-summary').waitFor();
  assert.equal(await stranger.inputValue('#code'), HOSTILE);
  await isOnlyText(stranger);

  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto('/can-bo/quan-tri/lich');
  await administrator.fill('#day', '02/01/2099');
  await administrator.fill('#name', HOSTILE);
  await administrator.fill('#source', HOSTILE);
  await administrator.locator('#add-day form button').click();
  await administrator.locator('table').getByText(HOSTILE).first().waitFor();
  await isOnlyText(administrator);
  await page.goto('/can-bo');
  assert.ok((await page.locator('[data-worklist] tbody tr').count()) > 0);
});

test('an address that nobody can decode is answered by a page of ours, in the language of the reader', async () => {
  const page = await stage.person();
  for (const path of ['/%zz', '/thu-tuc/%E0%A4%A', '/nop/nhap/%/tre?lang=vi']) {
    const answer = await page.goto(path);
    assert.equal(answer?.status(), 404, path);
    assert.match(answer?.headers()['content-security-policy'] ?? '', /default-src/);
    assert.match(await page.locator('h1').innerText(), /Không tìm thấy trang này/);
  }
  const kept = await page.goto('/thu-tuc?tim=100%');
  assert.equal(kept?.status(), 200, 'what stands after the question mark is no part of the path');
});
