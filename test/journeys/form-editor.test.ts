import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, COUNTER, fillBirthForm, press } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const PROCEDURES = '/can-bo/quan-tri/thu-tuc';
const FORMS = '/can-bo/quan-tri/bieu-mau';
const SECOND = 'quantri.vanphongubndtinh2';
const at = (name: string): string => `[id="${name}"]`;
const button = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).last().click();
const messages = async (page: Page): Promise<string> =>
  (await page.locator('#error-summary, .notice').allInnerTexts()).join('\n');

async function submit(page: Page, note: string): Promise<string> {
  await page.fill('#note', note);
  await button(page, 'Trình duyệt');
  await page.getByText('một quản trị viên khác phải duyệt').waitFor();
  return page.url().split('?')[0] ?? '';
}

test('a procedure and its form are written from copies, tried, approved, and declared on at the desk', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PROCEDURES}/xem/1.001193`);
  await page.getByText('Sao chép thành thủ tục mới').click();
  assert.ok(await page.locator('[name=form]').isChecked(), 'its form is copied too');
  await page.fill('#code', '1.999902');
  await button(page, 'Sao chép');
  const procedure = page.url();
  await page.locator('#form').getByRole('link', { name: 'Tờ khai đăng ký khai sinh' }).click();
  const draft = page.url();

  // A new page before the last, with a choice, and a question that depends on it.
  await page.locator('.sum-a').nth(1).click();
  const panes = page.locator('fieldset.pane');
  await panes.first().waitFor();
  const before = await panes.count();
  await button(page, 'Thêm: Trang');
  await panes.nth(before).waitFor(); // the page is there with one more
  const own = before - 1;
  await page.fill(at(`pages.${own}.title.vi`), 'Nhận bản sao');
  await page.fill(at(`pages.${own}.title.en`), 'Copies');
  await button(page, `Lưu và soạn câu hỏi Trang ${own + 1}`);
  await page.getByRole('heading', { name: 'Nhận bản sao' }).waitFor();
  await button(page, 'Thêm: Câu hỏi');
  const question = (index: number, member: string): string =>
    at(`pages.${own}.fields.${index}.${member}`);
  await page.fill(question(0, 'label.vi'), 'Nhận bằng cách nào');
  await page.fill(question(0, 'label.en'), 'How to get it');
  await page.selectOption(question(0, 'type'), 'choice');
  await button(page, 'Lưu');
  assert.match(await messages(page), /ghi các lựa chọn khi/i);
  await page.fill(question(0, 'options'), 'Tại một cửa | At the desk\nGửi về nhà | By post');
  await page.check(question(0, 'required'));
  await button(page, 'Thêm: Câu hỏi');
  await page.fill(question(1, 'label.vi'), 'Địa chỉ nhận');
  await page.fill(question(1, 'label.en'), 'Address');
  await page.selectOption(question(1, 'type'), 'address');
  await page.locator('fieldset.pane').nth(1).locator('summary').click();
  await page.getByLabel('Nhận bằng cách nào – Gửi về nhà').check();
  await button(page, 'Thêm: Nhóm câu hỏi có sẵn');
  await page.selectOption(at(`pages.${own}.fields.2.part`), 'organisation');
  await page.fill(at(`pages.${own}.fields.2.label.vi`), 'Nơi xin bản sao');
  await page.fill(at(`pages.${own}.fields.2.label.en`), 'Who asks for it');
  await button(page, 'Thêm: Câu hỏi');
  await page.fill(question(3, 'label.vi'), 'Ngày hẹn');
  await page.fill(question(3, 'label.en'), 'Day');
  await page.selectOption(question(3, 'type'), 'partial-date');
  await page.locator('fieldset.pane').nth(3).locator('summary').click();
  await page.fill(question(3, 'recent'), '60');
  await button(page, 'Lưu');
  assert.match(await messages(page), /chỉ câu hỏi ngày đủ mới có “danh sách ngày gần đây”/i);
  await page.selectOption(question(3, 'type'), 'date');
  await button(page, 'Lưu');
  assert.match(await messages(page), /^Đã xong:\s+Đã lưu\.$/);
  assert.equal(await page.inputValue(question(3, 'recent')), '60');

  await page.goto(draft);
  assert.match(await page.locator('#differences').innerText(), /chưa được công bố/);
  await page.getByRole('link', { name: 'Điền thử biểu mẫu này' }).click();
  await page.getByText('Nhận bản sao').first().waitFor();
  await page.goto(draft);
  const formDraft = await submit(page, 'Thử theo Quyết định 01/2026');

  await page.locator('#procedures').getByRole('link', { name: 'Đăng ký khai sinh' }).click();
  assert.equal(page.url(), procedure, 'and back');

  // The form waits for its procedure: what is published must name what is published.
  const second = await stage.officer(SECOND);
  await second.goto(formDraft);
  await button(second, 'Duyệt và công bố');
  assert.equal(statusOf(second), 422);
  assert.match(await messages(second), /danh mục không có thủ tục 1\.999902/);
  await page.goto(procedure);
  await second.goto(await submit(page, 'Thử theo Quyết định 01/2026'));
  await button(second, 'Duyệt và công bố');
  await second.getByText('Đã công bố.').waitFor();
  await second.goto(formDraft);
  await button(second, 'Duyệt và công bố');
  await second.getByText('Đã công bố.').waitFor();

  const counter = await stage.officer(COUNTER);
  await counter.goto('/can-bo/tiep-nhan/1.999902');
  await counter.locator('#declaration summary').click();
  assert.equal(await counter.locator('[name="tk.cauHoi1"]').count(), 2);
  await counter.getByRole('heading', { name: 'Nơi xin bản sao' }).waitFor();
  const lists = counter.locator('#declaration select[name$=".recent"]');
  assert.equal(await lists.count(), 2, 'the last days of the birth, and of the new question');
  const stranger = await stage.person();
  const schema = await stranger.request.get('/thu-tuc/bieu-mau/thu-tuc-1-999902/schema.json');
  assert.match(await schema.text(), /cauHoi1/);
});

test('a new version of a form: what it changes is shown, and what was declared before stays on the old one', async () => {
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  await counter.locator('#declaration summary').click();
  await counter.fill(at('tk.copies'), '3');
  await press(counter, 'check');
  await press(counter, 'receive');
  await counter.waitForURL(/\/can-bo\/ho-so\//);
  const dossier = counter.url();

  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${FORMS}/xem/khai-sinh`);
  await page.getByRole('button', { name: /Soạn bản mới từ bản này/ }).click();
  await page.locator('.sum-a').first().waitFor();
  const draft = page.url();
  const places = await page.locator('.sum-a').count();
  let found = -1;
  for (let index = 0; index < places && found < 0; index += 1) {
    await page.locator('.sum-a').nth(index).click();
    await page.waitForURL((url) => url.pathname !== new URL(draft).pathname);
    const labels = await page
      .locator('input[id$=".label.vi"]')
      .evaluateAll((inputs) => inputs.map((input) => (input as { value?: string }).value ?? ''));
    found = labels.findIndex((label) => /bản sao/i.test(label));
    if (found < 0) await page.goto(draft);
  }
  assert.ok(found >= 0, 'the question about copies');
  await page.locator('input[id$=".label.vi"]').nth(found).fill('Bao nhiêu bản trích lục');
  await button(page, 'Lưu');
  await page.goto(draft);
  assert.match(await page.locator('#differences').innerText(), /Bao nhiêu bản trích lục/);
  await page.goto(`${FORMS}/xem/mai-tang`);
  await page.getByRole('button', { name: /Soạn bản mới từ bản này/ }).click();
  assert.equal(await page.locator('.notice').count(), 0, 'nothing is wrong with it as it stands');
  await page.locator('.sum-a').first().click();
  await page.fill('#procedures', '1.001193');
  await button(page, 'Lưu');
  assert.match(await messages(page), /1\.001193 đã có tờ khai khai-sinh/, 'one form a procedure');

  await page.goto(draft);
  const second = await stage.officer(SECOND);
  await second.goto(await submit(page, 'Sửa câu hỏi'));
  await button(second, 'Duyệt và công bố');
  await second.getByText('Đã công bố.').waitFor();
  await counter.goto(dossier);
  assert.doesNotMatch(await counter.locator('#declaration').innerText(), /trích lục/);
  await fillBirthForm(counter);
  await counter.locator('#declaration summary').click();
  assert.match(await counter.locator('#declaration').innerText(), /Bao nhiêu bản trích lục/);
});

test('a law whose pages are all saved as they were is changed in nothing', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  for (const law of [`${FORMS}/xem/khai-sinh`, `${PROCEDURES}/xem/2.000986`]) {
    await page.goto(law);
    await page
      .getByRole('button', { name: /Soạn bản mới từ bản này/ })
      .first()
      .click();
    await page.locator('#note').waitFor();
    const draft = page.url();
    const places = await page.locator('.sum-a').count();
    for (let place = 0; place < places; place += 1) {
      await page.locator('.sum-a').nth(place).click();
      await button(page, 'Lưu');
      await page.getByText('Đã lưu.').waitFor();
      await page.goto(draft);
    }
    const changed = await page.locator('#differences tbody th').allInnerTexts();
    // Begun on a day on which a version was published, it has the same first day.
    const besides = changed.filter((place) => place !== 'Có hiệu lực từ ngày');
    assert.deepEqual(besides, [], law);
  }
});

test('forms are exported and imported; one made of other shared groups is refused', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const all = (await (await page.request.get(`${FORMS}/xuat.json`)).json()) as Record<
    string,
    unknown
  >[];
  assert.ok(all.length >= 10);
  const paste = async (value: unknown): Promise<void> => {
    await page.goto(`${FORMS}/nhap-tep`);
    await page.fill('#pasted', JSON.stringify(value));
    await button(page, 'Nhập');
    await page.waitForLoadState();
  };
  await paste(all);
  assert.match(await messages(page), /giống hệt bản đã công bố/);
  const marriage = all.find(({ code }) => code === 'ket-hon');
  await paste([
    { ...marriage, parts: [] },
    { ...marriage, pages: [] },
  ]);
  assert.equal(statusOf(page), 422);
  assert.match(await messages(page), /\[0\] \/parts – Nhóm câu hỏi dùng chung: nhóm câu hỏi/);
  assert.match(await messages(page), /\[1\] \/p/);
  await paste({ ...marriage, title: { vi: 'Tờ khai kết hôn mới', en: 'New' } });
  await page.getByRole('heading', { name: 'Tờ khai kết hôn mới' }).waitFor();
});
