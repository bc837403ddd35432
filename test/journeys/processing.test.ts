import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  CLERK,
  COUNTER,
  checkAndReceive,
  codeOnPage,
  fieldsOf,
  fillBirthForm,
  LEADER,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { pdfFile } from '#test/support/sample-files.ts';

const stage = await openStage();

interface NewDossier {
  readonly counter: Page;
  readonly path: string;
  readonly code: string;
}

async function received(): Promise<NewDossier> {
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  const path = await checkAndReceive(counter);
  return { counter, path, code: await codeOnPage(counter) };
}

/** Presses a button of the dossier's page that needs no words. */
async function act(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path);
  await andLoad(page, () => page.locator(`form[action="${path}/${name}"] button`).click());
  assert.equal(new URL(page.url()).pathname, path);
  assert.equal(await page.locator('#error-summary').count(), 0);
}

/** The form of an act behind its name, opened. */
async function openAct(
  page: Page,
  path: string,
  name: string,
): Promise<ReturnType<Page['locator']>> {
  if (new URL(page.url()).pathname !== path) await page.goto(path);
  const details = page.locator(`details[id="${name}"]`);
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return details.locator('form');
}

const rowOf = (page: Page, code: string) =>
  page.locator('[data-worklist] tbody tr', { hasText: code });

/** Presses the button of a dossier's row in the list. */
async function nextStep(page: Page, code: string): Promise<void> {
  await andLoad(page, () => rowOf(page, code).locator('[data-main-action]').click());
  assert.equal(new URL(page.url()).pathname, '/can-bo', 'one stays on the list');
}

/** Waits until the civil-status system has done its step, and the leader may go on. */
async function entered(leader: Page, path: string): Promise<void> {
  const accept = leader.locator(`form[action="${path}/accept"]`);
  for (let tries = 0; tries < 240; tries += 1) {
    await leader.goto(path);
    if ((await accept.count()) > 0) return;
    await leader.waitForTimeout(500);
  }
  assert.fail('the civil-status system did not answer');
}

const andLoad = (page: Page, does: () => Promise<void>): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), does()]);

test('a dossier goes from the counter to its result, mostly from the lists', async () => {
  const { counter, path, code } = await received();
  await counter.goto('/can-bo?loc=cua-toi');
  await nextStep(counter, code); // pass on, one click
  assert.equal(await rowOf(counter, code).count(), 0, 'it has left the counter');

  const specialist = await stage.officer(SPECIALIST);
  await specialist.goto('/can-bo');
  assert.match(await rowOf(specialist, code).innerText(), /Chờ nhận/);
  await specialist.keyboard.press('/');
  await specialist.keyboard.type(code);
  await andLoad(specialist, () => specialist.keyboard.press('Enter'));
  assert.match(specialist.url(), /tra-cuu/);
  await specialist.keyboard.press('j');
  await andLoad(specialist, () => specialist.keyboard.press('Enter'));
  assert.equal(new URL(specialist.url()).pathname, path);
  await act(specialist, path, 'accept'); // to read it first
  await specialist.goto('/can-bo');
  const row = rowOf(specialist, code);
  const target = await row.evaluate((element) => element.sectionRowIndex);
  for (let step = 0; step <= target; step += 1) await specialist.keyboard.press('j');
  assert.ok(await row.evaluate((element) => element.classList.contains('row-cur')));
  await andLoad(specialist, () => specialist.keyboard.press('a')); // propose
  await specialist.goto(path);
  await specialist.getByText('Trình ký').first().waitFor();

  const leader = await stage.officer(LEADER);
  await entered(leader, path);
  await leader.getByText('Hộ tịch (Bộ Tư pháp): Đã có kết quả').first().waitFor();
  await leader.goto('/can-bo');
  await nextStep(leader, code); // sign
  const clerk = await stage.officer(CLERK);
  const issue = await openAct(clerk, path, 'issue');
  await issue.locator('[name=resultNumber]').fill('15/2026/KS');
  await issue.locator('button').click();
  await clerk.locator('.timeline, #history').getByText('15/2026/KS').waitFor();

  await counter.goto('/can-bo');
  await nextStep(counter, code); // hand over
  await counter.goto(path);
  await counter.getByText('Đã trả kết quả').first().waitFor();
  const history = await counter.locator('#history').innerText();
  for (const name of [
    'Nguyễn Thị Mỹ Duyên',
    'Danh Thị Sa Rây',
    'Trần Quốc Khánh',
    'Lâm Thục Nghi',
  ]) {
    assert.ok(history.includes(name), `the history names ${name}`);
  }
  assert.match(history, /Người nhận: Lâm Thị Mỹ Hạnh/);
});

for (const javaScriptEnabled of [true, false]) {
  test(`everything missing is asked for once, and the clock stands until it is brought (script: ${javaScriptEnabled})`, async () => {
    const { counter, path } = await received();
    await act(counter, path, 'pass-on');
    const specialist = await stage.officer(SPECIALIST, { javaScriptEnabled });
    await act(specialist, path, 'accept');
    const form = await openAct(specialist, path, 'request-supplement');
    await form.locator('[name=what-1]').fill('Giấy chứng nhận kết hôn');
    await form.locator('[name=reason-1]').fill('Chưa có trong hồ sơ');
    await form.locator('[name=what-2]').fill('Bản chính giấy chứng sinh');
    await form.locator('[name=reason-2]').fill('Bản quét bị mờ');
    await form.locator('button').click();
    await specialist.getByText('Chờ người nộp bổ sung').waitFor();
    const history = await specialist.locator('#history').innerText();
    assert.match(history, /Giấy chứng nhận kết hôn: Chưa có trong hồ sơ/);
    assert.match(history, /Bản chính giấy chứng sinh: Bản quét bị mờ/);
    await specialist.getByText('Tạm dừng tính hạn').first().waitFor();

    await counter.goto('/can-bo/cho-bo-sung');
    assert.match(await counter.locator('[data-worklist]').innerText(), /Chờ dân bổ sung/);
    const record = await openAct(counter, path, 'record-supplement');
    await record.locator('[name=note]').fill('Đã nộp đủ hai giấy tờ');
    await record.locator('input[type=file]').setInputFiles([pdfFile('bo-sung.pdf')]);
    await record.locator('button').click();
    await counter.locator('#history').getByText('Đã nhận bổ sung').waitFor();
    await counter.locator('#papers').getByText('bo-sung.pdf').waitFor();

    await specialist.goto(path);
    assert.equal(
      await specialist.locator('details[id="request-supplement"]').count(),
      0,
      'only once',
    );
  });
}

test('after printing in a window of its own the page goes on with the next step', async () => {
  const { counter, path } = await received();
  await counter.goto(path);
  const printing = counter
    .context()
    .waitForEvent('response', (response) => response.url().endsWith('/mau/01.pdf'));
  await counter.locator('#print button').first().click();
  await printing;
  await counter.bringToFront();
  await counter.locator(`form[action="${path}/pass-on"] button`).click();
  await counter.locator('#error-summary, #history:has-text("Chuyển đến")').first().waitFor();
  assert.equal(
    await counter.locator('#error-summary').count(),
    0,
    'one’s own print is no conflict',
  );
});

test('a name corrected after printing stands on the reprint, which says what it is', async () => {
  const { counter, path } = await received();
  const print = () => printed(counter, path);
  assert.doesNotMatch(await print(), /Bản in lại/);
  await counter.reload();
  const form = await openAct(counter, path, 'correct');
  await form.locator('[name="applicant.name"]').fill('Lâm Thị Mỹ Hằng');
  await form.locator('[name=reason]').fill('Nhập sai chữ đệm\nTheo đơn của người nộp');
  await form.locator('button').click();
  await counter.locator('#history').getByText('Lâm Thị Mỹ Hạnh → Lâm Thị Mỹ Hằng').waitFor();
  const note = counter.locator('#history .tl-n').first();
  assert.match(await note.innerText(), /^Nhập sai chữ đệm\nTheo đơn của người nộp/);
  const again = await print();
  assert.match(again, /Bản in lại lần 1/);
  assert.match(again, /Lâm Thị Mỹ Hằng/);
});

/** Presses the print button of form 01; answers the words of the PDF. */
async function printed(page: Page, path: string): Promise<string> {
  await page.goto(path);
  const data = await fieldsOf(page, `form[action="${path}/print"]`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await page.context().request.post(`${path}/print`, { data, headers });
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  const words = execFileSync('pdftotext', ['-', '-'], { input: await answer.body() });
  return words.toString().normalize('NFC').replaceAll(/\s+/g, ' ');
}

test('of two officers at once the second is told, and keeps what was typed', async () => {
  const { counter, path } = await received();
  await act(counter, path, 'pass-on');
  const form = await openAct(counter, path, 'stop');
  await form.locator('[name=reason]').fill('Người dân xin rút hồ sơ để làm lại');
  const specialist = await stage.officer(SPECIALIST);
  await act(specialist, path, 'accept');
  await form.locator('button').click();
  await counter.locator('#error-summary').waitFor();
  assert.match(
    await counter.locator('#error-summary').innerText(),
    /Người khác vừa xử lý hồ sơ này/,
  );
  assert.match(await counter.locator('#history').innerText(), /Chuyển đến “Thẩm tra”/);
  assert.equal(
    await counter.locator('[id=stop] [name=reason]').inputValue(),
    'Người dân xin rút hồ sơ để làm lại',
  );
  const link = await counter.locator('#error-summary a').first().getAttribute('href');
  assert.equal(await counter.locator(`[id="${String(link).slice(1)}"]`).count(), 1);
  await counter.locator('[id=stop] form button').click();
  await counter.getByText('Đã dừng', { exact: false }).first().waitFor();
});

test('an officer whose own act was written, but not answered, is told that it stands', async () => {
  const { counter, path } = await received();
  const form = await openAct(counter, path, 'stop');
  await form.locator('[name=reason]').fill('Người dân xin rút hồ sơ');
  const otherWindow = await stage.officer(COUNTER);
  await act(otherWindow, path, 'pass-on');
  await form.locator('button').click();
  await counter.locator('#error-summary').waitFor();
  assert.match(
    await counter.locator('#error-summary').innerText(),
    /Thao tác trước của chính bạn đã được ghi/,
  );
});

test('two clicks on the same act at the same time do it once', async () => {
  const { counter, path } = await received();
  const colleague = await stage.officer(COUNTER);
  await Promise.all([counter.goto(path), colleague.goto(path)]);
  const button = (page: Page) => page.locator(`form[action="${path}/pass-on"] button`).click();
  await Promise.all([button(counter), button(colleague)]);
  await Promise.all([counter.waitForLoadState(), colleague.waitForLoadState()]);
  const told = await Promise.all(
    [counter, colleague].map((page) => page.locator('#error-summary').count()),
  );
  assert.deepEqual(
    told.toSorted((one, other) => one - other),
    [0, 1],
    'exactly one of the two is told',
  );
  await counter.goto(path);
  assert.equal(await counter.locator('#history').getByText('Chuyển đến “Thẩm tra”').count(), 1);
});

test('another agency and another role are refused with 403, and nothing happens', async () => {
  const { counter, path } = await received();
  for (const username of ['quay.tprachgia', 'lanhdao.tprachgia']) {
    const stranger = await stage.officer(username);
    const seen = await stranger.goto(path);
    assert.equal(seen?.status(), 403);
    assert.doesNotMatch(await stranger.content(), /Lâm Thị Mỹ Hạnh|0912345678|091185012345/);
    await stranger.goto('/can-bo/tra-cuu?q=Lam Thi My Hanh');
    assert.doesNotMatch(await stranger.content(), /Lâm Thị Mỹ Hạnh/);
  }
  const leader = await stage.officer(LEADER);
  await leader.goto(path);
  assert.equal(await leader.locator(`form[action="${path}/pass-on"]`).count(), 0);
  const token = await leader.locator('[name=_csrf]').first().inputValue();
  const forced = await leader.context().request.post(`${path}/pass-on`, {
    form: { _csrf: token, version: '1' },
  });
  assert.equal(forced.status(), 403);
  const foreign = await leader.context().request.post(`${path}/accept`, {
    form: { _csrf: 'forged', version: '1' },
  });
  assert.equal(foreign.status(), 403);
  await counter.goto(path);
  assert.equal(await counter.locator(`form[action="${path}/pass-on"]`).count(), 1);
});
