import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import pg from 'pg';
import { codeOnPage, fieldsOf } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import {
  BIRTH_ONLINE,
  fileBirth,
  fileNow,
  OTHER_DAY,
  prepareUnknownBirth,
} from '#test/support/home-filing.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
await database.connect();
// The server may go first: the test is over then.
database.on('error', () => undefined);
after(() => database.end().catch(() => undefined));
const stranger = await stage.person();
const citizens = (await offeredCitizens(stranger)).filter((one) => /^\d{12}$/.test(one));
const [FATHER = '', MOTHER = ''] = citizens;

const count = async (sql: string, ...values: readonly unknown[]): Promise<number> =>
  (await database.query(`select count(*)::int as count from ${sql}`, [...values])).rows[0].count;

for (const javaScriptEnabled of [true, false]) {
  test(`a parent registers a birth from a phone (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, MOTHER, BIRTH_ONLINE);
    const effort = await fileBirth(page);
    console.log(
      `birth with known parents: ${effort.typed} typed fields, ${effort.choices} choices, ${effort.taps} taps, ${effort.pages - 1} pages, ${effort.photos} photo`,
    );
    // Goals of ui.md §6, row 17: 1 typed, 3 choices, 12 taps, 5 pages, 1 photo.
    assert.equal(effort.typed, 1);
    assert.ok(effort.choices <= 3 && effort.taps <= 12);
    assert.ok(effort.pages - 1 <= 5 && effort.photos <= 1);
    const code = await codeOnPage(page);
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    assert.match(await page.locator('main').innerText(), /Đã nộp hồ sơ/);
    await page.goto('/cong-dan');
    assert.match(await page.locator('main').innerText(), new RegExp(code));
    await page.context().close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a birth of which nothing is known beforehand asks each thing once (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await page.goto(BIRTH_ONLINE);
    const person = await prepareUnknownBirth(page);
    await person.photo('#file-giay-chung-sinh', pdfFile('chung-sinh.pdf'));
    await person.press('Tiếp tục');
    await page.waitForURL(/kiem-tra$/);
    const text = await page.locator('main').innerText();
    // The mother is whoever declares, by the number; desk, phone and address come from there too.
    assert.match(text, /Người mẹ[\s\S]*Lâm Thị Mẹ Bạn đã ghi ở trên/);
    assert.match(text, /Người cha[\s\S]*Lâm Văn Cha/);
    assert.match(text, /Nộp đến\s+[^\n]*Vĩnh Thanh Vân/);
    assert.match(text, /Điện thoại\s+0912345678/);
    await page.getByRole('button', { name: 'Đăng nhập để nộp' }).click();
    await page
      .locator(`form:has(input[type=hidden][name=username][value="${FATHER}"]) button`)
      .click();
    await page.waitForURL(/kiem-tra/);
    person.effort.taps += 2;
    await fileNow(page, person);
    await page.waitForURL(/\/cong-dan\/ho-so\//);
    const { typed, choices, taps, pages, photos } = person.effort;
    console.log(
      `birth by both parents without any prefill: ${typed} typed fields, ${choices} choices, ${taps} taps, ${pages - 1} pages, ${photos} photo`,
    );
    // Goals of ui.md §6, row 18: 12 typed, 30 taps, 8 pages, 1 photo.
    assert.ok(typed <= 12 && taps <= 30 && pages - 1 <= 8 && photos <= 1);
  });
}

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`what registers know is shown with its source, can be disputed, and is never asked (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled });
    await signInCitizen(page, FATHER, BIRTH_ONLINE);
    await page.getByText('Cha, mẹ', { exact: true }).click();
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    const known = page.locator('.known');
    assert.match(await known.innerText(), /Dân tộc[\s\S]*CSDL quốc gia về dân cư, \d/);
    assert.equal(await page.getByLabel('Dân tộc').count(), 0);
    await page.getByRole('link', { name: 'Thông tin chưa đúng' }).click();
    await page.getByLabel('Dân tộc').fill('Khmer');
    await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Danh Gia Bảo');
    await page.getByText('Nam', { exact: true }).click();
    await page.getByLabel(OTHER_DAY).fill('32/6/2022');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    assert.equal(statusOf(page), 422);
    assert.match(await page.locator('#error-summary').innerText(), /Nhập ngày/);
    assert.equal(await page.getByLabel('Dân tộc').inputValue(), 'Khmer');
    assert.equal(await page.getByLabel(OTHER_DAY).inputValue(), '32/6/2022');
    assert.deepEqual(await sound(page), []);
    // What was typed is kept even so: it is there when the page is opened anew.
    await page.goto(page.url().replace(/\?.*/, ''));
    assert.equal(await page.getByLabel(OTHER_DAY).inputValue(), '32/6/2022');
    await page.getByLabel(OTHER_DAY).fill('1/6/2022');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.goto(page.url().replace(/[^/]+$/, 'kiem-tra'));
    const text = await page.locator('main').innerText();
    assert.match(text, /Khmer[^\n]*người khai đã sửa/);
    assert.deepEqual(await sound(page), []);
    // Nothing can be filed while something is missing; each line leads to where it is mended.
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    assert.equal(statusOf(page), 422);
    const summary = page.locator('#error-summary');
    assert.match(await summary.innerText(), /nơi sinh/);
    assert.match(await summary.innerText(), /Xác nhận|cam đoan/);
    await summary
      .getByRole('link', { name: /nơi sinh/ })
      .first()
      .click();
    assert.match(page.url(), /\/noi-sinh#tk\.birthPlace$/);
  });
}

test('an answer that is lost and a button that is pressed again make one dossier', async () => {
  const page = await stage.person();
  await signInCitizen(page, MOTHER, BIRTH_ONLINE);
  const before = await count('dossier');
  // The browser's own request for the last page is kept, to be sent again as after a lost answer.
  let sent: { readonly url: string; readonly body: string } | null = null;
  await page.context().route('**/kiem-tra', async (route) => {
    if (route.request().method() === 'POST') {
      sent = { url: route.request().url(), body: route.request().postData() ?? '' };
    }
    await route.continue();
  });
  await fileBirth(page, 'Lâm Gia Phước');
  const filed = new URL(page.url()).pathname;
  const { url = '', body = '' } = sent ?? {};
  const cookie = (await page.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const again = await Promise.all(
    Array.from({ length: 8 }, () =>
      fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      }),
    ),
  );
  for (const answer of again) {
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), filed);
  }
  assert.equal(await count('dossier'), before + 1);
});

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`the officer sees who filed it; the citizen gives what is asked for, and may withdraw (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled });
    await signInCitizen(page, MOTHER, BIRTH_ONLINE);
    await fileBirth(page, 'Lâm Gia Thịnh');
    const dossier = new URL(page.url()).pathname;
    const id = dossier.replace(/.*\//, '');
    const { rows } = await database.query(
      `select event.actor->>'role' as role, event.body->>'channel' as channel from event
      where dossier_id = $1 and version = 1`,
      [id],
    );
    assert.deepEqual(rows, [{ role: 'citizen', channel: 'online' }]);

    // Another's dossier is not there, and its papers are not either.
    const other = await stage.person();
    await signInCitizen(other, FATHER);
    for (const path of [dossier, `${dossier}/tep/0`]) {
      await other.goto(path);
      assert.equal(statusOf(other), 404);
    }
    assert.equal(
      await count(`audit where dossier_id = $1 and outcome = 'denied' and act = 'read'`, id),
      2,
    );

    await page.goto(dossier);
    await page.getByText('Rút hồ sơ').first().click();
    await page.getByRole('button', { name: 'Rút hồ sơ' }).click();
    assert.equal(statusOf(page), 422);
    assert.deepEqual(await sound(page), []);
    await page.getByLabel('Lý do rút').fill('Khai nhầm tên');
    const form = await fieldsOf(page, `form[action$="/rut"]`);
    await page.getByRole('button', { name: 'Rút hồ sơ' }).click();
    assert.match(
      await page.locator('main').innerText(),
      /Đã dừng theo yêu cầu[\s\S]*Khai nhầm tên/,
    );
    assert.equal(await page.getByRole('button', { name: 'Rút hồ sơ' }).count(), 0);
    assert.match(form, /version=\d+/);
  });
}

test('a register that is dead costs typing, less where it was declared before, and not the filing', async () => {
  const control = new URL(stage.system.url);
  control.port = String(Number(control.port) + 3);
  const order = (plan: object): Promise<Response> =>
    fetch(new URL('/control/national-population', control), {
      method: 'POST',
      body: JSON.stringify(plan),
    });
  await order({ isOut: true });
  try {
    const page = await stage.person();
    await signInCitizen(page, MOTHER, BIRTH_ONLINE);
    await page.getByText('Cha, mẹ', { exact: true }).click();
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    assert.equal(statusOf(page), 200);
    // The mother is who she says by her number; what she declared before need not be typed again.
    await page.goto(page.url().replace(/[^/]+$/, 'me'));
    const known = await page.locator('.known').innerText();
    assert.match(known, /Dân tộc[\s\S]*Bạn đã khai ở hồ sơ trước, \d/);
    assert.match(known, /Số định danh[\s\S]*Tài khoản đăng nhập/);
    assert.doesNotMatch(known, /CSDL quốc gia/);
    // Nobody told the father.
    await page.goto(page.url().replace(/[^/]+$/, 'cha'));
    assert.equal(await page.locator('.known').count(), 0);
  } finally {
    await order({});
  }
});

test('every page of a filing is sound in both languages, narrow and wide', async () => {
  for (const lang of ['vi', 'en']) {
    const page = await stage.person();
    await signInCitizen(page, MOTHER, BIRTH_ONLINE);
    await page.goto(`${BIRTH_ONLINE}?lang=${lang}`);
    assert.deepEqual(await faultsOf(page), []);
    await page.locator('[name="tk.relation"][value=khac]').check();
    await page.locator('main form button').click();
    const draft = page.url().replace(/[^/]+$/, '');
    const pages = ['nguoi-khai', 'tre', 'noi-sinh', 'me', 'cha', 'ban-sao', 'noi-nop', 'giay-to'];
    for (const name of [...pages, 'kiem-tra', 'ma', 'xoa']) {
      await page.goto(`${draft}${name}`);
      assert.equal(statusOf(page), 200, name);
      assert.deepEqual(await faultsOf(page), [], `${name} ${lang}`);
    }
    await page.goto(`${draft}khong-co`);
    assert.equal(statusOf(page), 404);
    await page.goto('/cong-dan');
    assert.deepEqual(await faultsOf(page), [], `drafts ${lang}`);
    await page.context().close();
  }
});
