import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expandForm } from '#eform/expand-form.ts';
import { fieldsOf } from '#eform/form.ts';
import { readShippedForms } from '#host/form-files.ts';
import { codeOnPage, COUNTER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { fileNow, prepareBirth } from '#test/support/home-filing.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { procedureOf } from '#test/support/dossier-fixtures.ts';

const stage = await openStage(0);
const stranger = await stage.person();
const [, MOTHER = ''] = (await offeredCitizens(stranger)).filter((one) => /^\d{12}$/.test(one));

const TOGETHER = '/nop/2.000986';
const CERTIFICATE = 'giay-chung-sinh-hoac-giay-to-thay-the';

/** Lets the mother live, and the dossier go, where officers have a login here. */
async function atTheirDesk(page: Page): Promise<void> {
  const check = page.url();
  await page.goto(check.replace(/kiem-tra$/, 'me?sua=1'));
  await choose(page, 'tk.mother.residence');
  await page.goto(check.replace(/kiem-tra$/, 'noi-nop'));
  await choose(page, 'desk');
}

async function choose(page: Page, id: string): Promise<void> {
  const select = page.locator(`[id="${id}"]`);
  const options = await select.locator('option').allTextContents();
  const found = options.find((text) => text.includes('Vĩnh Thanh Vân')) ?? '';
  await select.selectOption({ label: found });
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/kiem-tra$/);
}

async function filed(name: string, prepare: (page: Page) => Promise<void>) {
  const page = await stage.person({ width: 390 });
  await signInCitizen(page, MOTHER, TOGETHER);
  const person = await prepareBirth(page, name, pdfFile('chung-sinh.pdf'), CERTIFICATE);
  await page.waitForURL(/kiem-tra$/);
  await prepare(page);
  await fileNow(page, person);
  await page.waitForURL(/\/cong-dan\/ho-so\//);
  return { page, effort: person.effort, path: new URL(page.url()).pathname };
}

const mainText = (page: Page): Promise<string> => page.locator('main').innerText();

/** Waits until the page of the dossier says something: what agencies do there takes a moment. */
async function says(page: Page, path: string, what: RegExp): Promise<string> {
  for (let tries = 0; tries < 120; tries += 1) {
    await page.goto(path);
    const text = await mainText(page);
    if (what.test(text)) return text;
    await page.waitForTimeout(500);
  }
  assert.fail(`it never said ${what}:\n${await mainText(page)}`);
}

/** One act of an officer on a dossier that they look up by its code, once they may do it. */
async function act(username: string, code: string, name: string, number = ''): Promise<void> {
  const page = await stage.officer(username);
  for (let tries = 0; tries < 120; tries += 1) {
    await openByCode(page, code);
    const form = page.locator(`form[action$="/${name}"]`);
    if ((await form.count()) > 0) {
      await openAct(page, name);
      if (number !== '') await form.locator('[name=resultNumber]').fill(number);
      await Promise.all([page.waitForEvent('load'), form.locator('button').click()]);
      assert.equal(await page.locator('#error-summary').count(), 0);
      return;
    }
    await page.waitForTimeout(500);
  }
  assert.fail(`${username} may not ${name} ${code}:\n${await mainText(page)}`);
}

/** Acts that ask for words are folded away until they are wanted. */
async function openAct(page: Page, name: string): Promise<void> {
  const details = page.locator(`details[id="${name}"]`);
  const isFolded = (await details.count()) > 0 && (await details.getAttribute('open')) === null;
  if (isFolded) await details.locator('summary').click();
}

/**
 * What the officers of a leg do who find nothing wrong: each presses the button of its row in the list,
 * the clerk writes the number too; none needs to accept it first. Answers how many acts that were.
 */
async function decideLeg(code: string, agency: string, number: string): Promise<number> {
  await fromList(`chuyenvien.${agency}`, code, 'propose');
  await fromList(`lanhdao.${agency}`, code, 'sign');
  await act(`vanthu.${agency}`, code, 'issue', number);
  const page = await stage.officer(`lanhdao.${agency}`);
  await openByCode(page, code);
  const history = await page.locator('#history').innerText();
  return [...history.matchAll(/Nhận xử lý|Trình ký|Ký duyệt|Phát hành/g)].length;
}

async function openByCode(page: Page, code: string): Promise<void> {
  await page.goto(`/can-bo/tra-cuu?q=${code}`);
  await page.locator('tbody tr', { hasText: code }).getByRole('link').first().click();
  await page.waitForURL(/\/can-bo\/ho-so\//);
}

/** One press in the list of whose turn it is, once it has come there. */
async function fromList(username: string, code: string, name: string): Promise<void> {
  const page = await stage.officer(username);
  const row = page.locator('[data-worklist] tbody tr', { hasText: code });
  const button = row.locator(`form[action$="/${name}"] [data-main-action]`);
  for (let tries = 0; tries < 120; tries += 1) {
    await page.goto('/can-bo');
    if ((await button.count()) > 0) {
      await Promise.all([page.waitForEvent('load'), button.click()]);
      assert.equal(await button.count(), 0, 'it is done by one press');
      return;
    }
    await page.waitForTimeout(500);
  }
  assert.fail(`${username} is not offered ${name} of ${code}`);
}

/** Code of a leg on the page of the whole, by what it is called. */
async function legCode(page: Page, path: string, name: RegExp): Promise<string> {
  await says(page, path, new RegExp(`${name.source}[\\s\\S]*đang giải quyết`));
  const row = page.locator('main dl > *, main .sum > *', { hasText: name }).first();
  return codeOf(await row.innerText(), name);
}

function codeOf(text: string, name: RegExp): string {
  return /[0-9A-Z]{3}(\.\w{2,5})+-\d{6}-\d{4,}/.exec(text)?.[0] ?? assert.fail(`${name}: ${text}`);
}

/** How many fields the forms of the three procedures have, each filled in by itself. */
async function fieldsOnPaper(): Promise<number> {
  const { forms, parts } = await readShippedForms();
  const three = forms.filter(({ code }) =>
    ['khai-sinh', 'thuong-tru', 'the-bhyt-tre-em'].includes(code),
  );
  assert.equal(three.length, 3);
  return three.reduce((sum, form) => sum + fieldsOf(expandForm(form, parts)).length, 0);
}

test('one declaration brings certificate, residence and card, each from its own agency', async () => {
  const { page, path, effort } = await filed('Lâm Gia Bảo', atTheirDesk);
  const { components } = procedureOf('2.000986');
  console.log(
    `interlinked birth with known parents: ${effort.typed} typed fields, ${effort.choices} choices, ${effort.taps} taps, ${effort.pages - 1} pages, ${effort.photos} photo; the paper way: ${components.length} papers, three of them forms with ${await fieldsOnPaper()} fields`,
  );
  // Goals: 1 typed, 3 choices, 12 taps, 5 pages, 1 photo.
  assert.equal(effort.typed, 1);
  assert.ok(effort.choices <= 3 && effort.taps <= 12);
  assert.ok(effort.pages - 1 <= 5 && effort.photos <= 1);
  const code = await codeOnPage(page);
  assert.match(await mainText(page), /Các thủ tục làm cùng lúc/);
  assert.deepEqual(await faultsOf(page), []);

  await act(COUNTER, code, 'pass-on');
  const birth = await legCode(page, path, /Đăng ký khai sinh/);
  assert.equal(await decideLeg(birth, 'vinhthanhvan', '12/2026/KS'), 3);
  const residence = await legCode(page, path, /Đăng ký thường trú/);
  const card = await legCode(page, path, /thẻ bảo hiểm y tế/);
  assert.equal(await decideLeg(residence, 'cavinhthanhvan', '7/TT'), 3);
  assert.equal(await decideLeg(card, 'bhxhtprachgia', 'TE1910000001'), 3);
  const text = await says(page, path, /TE1910000001/);
  for (const number of ['12/2026/KS', '7/TT', 'TE1910000001']) assert.ok(text.includes(number));
  assert.deepEqual(await faultsOf(page), []);
  await act(COUNTER, code, 'hand-over');
  await says(page, path, /Đã trả kết quả/);
  const kept = await says(
    page,
    '/cong-dan/giay-to',
    threeResults(['12/2026/KS', '7/TT', 'TE1910000001']),
  );
  assert.match(kept, /Còn hiệu lực/, 'all three results lie in the store of the mother');
  await page.goto(path);
  await page.getByRole('link', { name: residence }).click();
  await page.waitForURL((url) => url.pathname !== path);
  const leg = await mainText(page);
  assert.match(leg, new RegExp(`Là một phần của hồ sơ ${code}`));
  assert.doesNotMatch(leg, /Đánh giá của bạn/, 'what is done together is rated once');
  await page.goto('/cong-dan');
  const home = await mainText(page);
  assert.ok(home.includes(code) && !home.includes(residence), 'the whole stands once in the list');
});

test('a funeral support is chosen by what the deceased was, and asked for at the counter', async () => {
  const counter = await stage.officer(COUNTER);
  await counter.goto('/can-bo/tiep-nhan/1.011733');
  await counter.locator('button[name=intent][value=check]').click();
  assert.match(await mainText(counter), /Chọn diện của người mất/);
  const group = counter.locator('[id="leg-of-mai-tang"]');
  const offered = await group.locator('option').allTextContents();
  assert.deepEqual(offered.slice(0, 2), ['Chọn diện', 'Đối tượng bảo trợ xã hội']);
  assert.equal(offered.at(-1), 'Không thuộc diện nào');
  assert.deepEqual(await faultsOf(counter), []);
});

test('what is not wanted is left out, and said so before it is filed', async () => {
  const { page } = await filed('Lâm Gia Một', async (open) => {
    const check = open.url();
    assert.match(await mainText(open), /Đăng ký thường trú/);
    await open.goto(check.replace(/kiem-tra$/, 'noi-nop'));
    await open.locator('[name="leg-1.004222"]').uncheck();
    await open.getByRole('button', { name: 'Tiếp tục' }).click();
    await open.waitForURL(/kiem-tra$/);
    assert.doesNotMatch(await mainText(open), /Đăng ký thường trú/);
  });
  const text = await mainText(page);
  assert.match(text, /thẻ bảo hiểm y tế/);
  assert.doesNotMatch(text, /Đăng ký thường trú/);
});

/** All of the numbers, as those of signed documents. */
function threeResults(numbers: readonly string[]): RegExp {
  const each = numbers.map((number) => `(?=[\\s\\S]*Còn hiệu lực\\s+Số ${number})`);
  return new RegExp(`^${each.join('')}`);
}
