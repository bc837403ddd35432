import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  BIRTH,
  COUNTER,
  fillBirthForm,
  press,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const FORMS = '/can-bo/quan-tri/bieu-mau';
const at = (id: string): string => `[id="tk.${id}"]`;
const goOn = async (page: Page): Promise<void> => {
  await page.locator('main button[value=next]').click();
  await page.waitForLoadState();
};
const BORN = '[name="tk.child.birthDate"]';

test('an administrator tries a form page by page: faults at their field, questions that depend, nothing lost', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(FORMS);
  assert.equal(await page.locator('tbody tr').count(), 11);
  await page.getByRole('link', { name: 'Điền thử Tờ khai đăng ký khai tử' }).click();
  await goOn(page);
  assert.equal(statusOf(page), 422);
  assert.ok((await page.locator('#error-summary li').count()) >= 4);
  await page.fill(at('deceased.name'), 'Lâm Văn Tám');
  await page.locator('[name="tk.deceased.sex"][value=nam]').check();
  await page.fill(at('deceased.birthDate'), '1949');
  await page.fill(at('deceased.deathDate'), '31/02/2026');
  await page.selectOption(at('deceased.residence'), { index: 1 });
  await goOn(page);
  assert.equal(await page.inputValue(at('deceased.deathDate')), '31/02/2026');
  assert.match(await page.locator('#error-summary').innerText(), /Nhập ngày/);
  await page.fill(at('deceased.deathDate'), '02/06/2026');
  await goOn(page);
  await page.getByRole('heading', { name: 'Việc chết' }).waitFor();
  await page.selectOption(at('deathPlace'), { index: 1 });
  await goOn(page);
  await page.getByRole('heading', { name: 'Người đi khai tử' }).waitFor();
  await page.locator('main button[value=back]').click();
  await page.locator('main button[value=back]').click();
  await page.getByRole('heading', { name: 'Người chết' }).waitFor();
  assert.equal(await page.inputValue(at('deceased.name')), 'Lâm Văn Tám', 'carried along');

  await page.goto(`${FORMS}/thu/thuong-tru`);
  assert.equal(await page.locator(at('owner')).count(), 0);
  const counter = await stage.officer(COUNTER);
  await counter.goto(FORMS);
  assert.equal(statusOf(counter), 403);
});

test('the counter types what the paper declaration says; it stands on the dossier', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await page.locator('#declaration summary').click();
  await page.fill(at('child.name'), 'Lâm Gia Bảo');
  await page.fill(BORN, '01/01/2999');
  await press(page, 'check');
  assert.match(await page.locator('#error-summary').innerText(), /tương lai/);
  assert.equal(await page.inputValue(BORN), '01/01/2999');
  await page.fill(BORN, '02/06/2026');
  await page.fill(at('copies'), '3');
  await press(page, 'check');
  await press(page, 'receive');
  await page.waitForURL(/\/can-bo\/ho-so\//);
  const declared = await page.locator('#declaration').innerText();
  assert.match(declared, /Tờ khai đăng ký khai sinh/);
  assert.match(declared, /Lâm Gia Bảo[\s\S]*02\/06\/2026[\s\S]*3/);
  await page.goto(BIRTH);
  assert.equal(
    await page.locator('#declaration[open]').count(),
    0,
    'closed where nothing is typed',
  );
});

test('a declaration is published as JSON Schema and prints as a blank form', async () => {
  const page = await stage.person();
  const answer = await page.request.get('/thu-tuc/bieu-mau/khai-sinh/schema.json');
  assert.match(answer.headers()['content-type'] ?? '', /application\/schema\+json/);
  const schema = (await answer.json()) as Record<string, unknown>;
  assert.equal(schema['$schema'], 'https://json-schema.org/draft/2020-12/schema');
  await page.goto('/thu-tuc/1.000656/to-khai');
  const text = await page.locator('#main').innerText();
  for (const words of ['Người chết', 'Ngày chết', 'Nguyên nhân chết', '☐ Nam']) {
    assert.ok(text.includes(words), words);
  }
});
