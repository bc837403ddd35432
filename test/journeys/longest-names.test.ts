import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { ADMINISTRATOR, codeOnPage, COUNTER, fieldsOf } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens } from '#test/support/citizens.ts';
import { BIRTH_ONLINE, fileNow, prepareUnknownBirth } from '#test/support/home-filing.ts';
import { layoutFaults } from '#test/support/layout-checks.ts';
import { nameFaults } from '#test/support/name-boxes.ts';
import { draftOn } from '#test/support/offline-drafts.ts';
import { type PlacedWord, readPdf } from '#test/support/pdf-reader.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [CITIZEN = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const DESK = '001.01.40.H33';
const AGENCY =
  'Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính Ủy ban nhân dân phường Vĩnh Thanh Vân';

const FAMILIES = [
  {
    what: 'sixty letters and more',
    mother: 'Công Tằng Tôn Nữ Huyền Trân Nguyễn Phước Quỳnh Nghiêm Thượng Hoàng',
    child: 'Nguyễn Phúc Hoàng Bảo Ngọc Quỳnh Trâm Thiên Ân Phương Nguyên Khánh Nghi',
    father: 'Nguyễn Phúc Trường Thịnh Khương Nghiêm Thượng Hoàng Quyền Phước Nguyên',
  },
  {
    what: 'names of minorities',
    mother: "H'Hen Niê",
    child: "K'Brơi",
    father: 'Đặng Văn Thạch Sà Phone',
  },
] as const;

/** The workbench is used with a mouse and keys: its buttons may be lower than 44 px. */
const isLowByDesign = (page: Page, fault: string): boolean =>
  fault.startsWith('too small to tap') && new URL(page.url()).pathname.startsWith('/can-bo');

/** What is wrong on the open page at each width, with these texts on it. */
async function faultsWith(page: Page, names: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = [];
  await page.evaluate(
    `for (const one of document.querySelectorAll('main details')) one.open = true`,
  );
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 860 });
    const layout = (await layoutFaults(page)).filter((fault) => !isLowByDesign(page, fault));
    const found = [...layout, ...(await nameFaults(page, names))];
    faults.push(...found.map((fault) => `${new URL(page.url()).pathname} at ${width}: ${fault}`));
  }
  return faults;
}

/** Presses print for form 01; answers the PDF. */
async function printed(officer: Page): Promise<Buffer> {
  const path = new URL(officer.url()).pathname;
  const data = await fieldsOf(officer, `form[action="${path}/print"]`);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await officer.context().request.post(`${path}/print`, { data, headers });
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  return answer.body();
}

/** Words of one page that lie over each other. */
const overlapping = (words: readonly PlacedWord[]): readonly string[] =>
  words.flatMap((one, index) =>
    words
      .slice(index + 1)
      .filter(
        (other) =>
          one.page === other.page &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          // The boxes are as high as a line with marks above and below.
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4,
      )
      .map((other) => `${one.text} over ${other.text}`),
  );

test('an agency has a long name', async () => {
  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(`/can-bo/quan-tri/co-quan/sua?ma=${DESK}`);
  await administrator.fill('#nameVi', AGENCY);
  await administrator.locator('main form[method=post] button').click();
  await administrator.getByText('Đã lưu').waitFor();
});

for (const { what, ...family } of FAMILIES) {
  test(`names stand whole on every page and on paper: ${what}`, async () => {
    const { mother, child, father } = family;
    const everyone = [mother, child, father];
    const page = await stage.person({ width: 390 });
    await page.goto(BIRTH_ONLINE);
    const person = await prepareUnknownBirth(page, family);
    await person.photo('#file-giay-chung-sinh', pdfFile('chung-sinh.pdf'));
    await person.press('Tiếp tục');
    await page.waitForURL(/kiem-tra$/);
    const draft = draftOn(page);
    const faults = [...(await faultsWith(page, [...everyone, AGENCY]))];
    for (const name of ['nguoi-khai', 'tre', 'me', 'cha', 'giay-to', 'noi-nop']) {
      await page.goto(`/nop/nhap/${draft}/${name}`);
      faults.push(...(await faultsWith(page, [])));
    }
    await page.goto(`/nop/nhap/${draft}/kiem-tra`);
    await page.getByRole('button', { name: 'Đăng nhập để nộp' }).click();
    await page
      .locator(`form:has(input[type=hidden][name=username][value="${CITIZEN}"]) button`)
      .click();
    await page.waitForURL(/kiem-tra/);
    // Whoever files is who signed in: no account of the provider has so long a name.
    await database.query('update citizen set name = $1 where identity_number = $2', [
      mother,
      CITIZEN,
    ]);
    await fileNow(page, person);
    await page.waitForURL(/\/cong-dan\/ho-so\//);
    const code = await codeOnPage(page);
    faults.push(...(await faultsWith(page, [AGENCY])));
    await page.goto('/cong-dan');
    faults.push(...(await faultsWith(page, [mother, code])));
    await page.goto('/tra-cuu');
    await page.fill('#code', code);
    await page.fill('#lastFour', '5678'); // of the phone
    await page.locator('main form button').click();
    await page.locator('.flow').waitFor();
    faults.push(...(await faultsWith(page, [AGENCY])));

    const officer = await stage.officer(COUNTER);
    await officer.goto('/can-bo');
    faults.push(...(await faultsWith(officer, [mother])));
    await officer.setViewportSize({ width: 1280, height: 860 });
    await officer.goto(`/can-bo/ho-so/${draft}`);
    faults.push(...(await faultsWith(officer, everyone)));
    assert.deepEqual(faults, []);

    const pdf = await readPdf(await printed(officer));
    const said = pdf.structure.normalize('NFC').replaceAll(/\s+/g, ' ');
    for (const name of [mother, AGENCY]) assert.ok(said.includes(name), `${name} in ${said}`);
    assert.match(said, /Địa chỉ: Phường Vĩnh Thanh Vân, Thành phố Rạch Giá/);
    const outside = pdf.words.filter(
      ({ left, right, bottom }) => left < 0 || right > pdf.width || bottom > pdf.height,
    );
    assert.deepEqual(outside, []);
    assert.deepEqual(overlapping(pdf.words), []);
  });
}
