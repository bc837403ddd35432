import type { Page } from 'playwright-core';
import { pdfFile, type SampleFile } from '#test/support/sample-files.ts';

/** Birth registration as a citizen files it. */
export const BIRTH_ONLINE = '/nop/1.001193';

/** Where a birth of before the last days is typed. */
export const OTHER_DAY = 'Ngày khác: gõ ngày/tháng/năm';

/** What it took: fields typed in, answers chosen, taps, pages seen, photos. */
export interface Effort {
  typed: number;
  choices: number;
  taps: number;
  pages: number;
  photos: number;
}

/** A person with a phone, counted: each field typed or chosen is tapped once, each button too. */
export function countedPerson(page: Page) {
  const effort: Effort = { typed: 0, choices: 0, taps: 0, pages: 1, photos: 0 };
  const press = async (name: string): Promise<void> => {
    effort.taps += 1;
    effort.pages += 1;
    await page.getByRole('button', { name }).click();
  };
  return {
    effort,
    press,
    type: async (label: string, text: string): Promise<void> => {
      effort.typed += 1;
      effort.taps += 1;
      await page.getByLabel(label, { exact: true }).fill(text);
    },
    choose: async (text: string): Promise<void> => {
      effort.choices += 1;
      effort.taps += 1;
      await page.getByText(text, { exact: true }).click();
    },
    select: async (id: string, label: RegExp | string): Promise<void> => {
      effort.choices += 1;
      effort.taps += 1;
      const select = page.locator(`[id="${id}"]`);
      await select.waitFor();
      const options = await select.locator('option').allTextContents();
      const found = options.find((text) => text.match(label) !== null) ?? '';
      await select.selectOption({ label: found });
    },
    photo: async (id: string, paper = pdfFile('chung-sinh.pdf')): Promise<void> => {
      effort.photos += 1;
      effort.taps += 1;
      await page.setInputFiles(id, [paper]);
    },
    tick: async (id: string): Promise<void> => {
      effort.taps += 1;
      await page.locator(id).check();
    },
  };
}

/** Files the birth of a child as a parent whose register answers; ends on the dossier's page. */
export async function fileBirth(
  page: Page,
  childName = 'Lâm Gia Bảo',
  paper = pdfFile('chung-sinh.pdf'),
): Promise<Effort> {
  const person = await prepareBirth(page, childName, paper);
  await fileNow(page, person);
  await page.waitForURL(/\/cong-dan\/ho-so\//);
  return person.effort;
}

type Person = ReturnType<typeof countedPerson>;

/** Confirms and presses the button, on the page that shows everything once more. */
export async function fileNow(page: Page, person: Person = countedPerson(page)): Promise<void> {
  await person.tick('#oath');
  await person.press('Nộp hồ sơ');
}

/** Fills in the same up to the page that shows everything once more. */
export async function prepareBirth(
  page: Page,
  childName: string,
  paper: SampleFile,
  certificate = 'giay-chung-sinh',
): Promise<Person> {
  const person = countedPerson(page);
  // That they are a parent stands chosen.
  await person.press('Bắt đầu');
  await person.type('Họ, chữ đệm, tên của trẻ', childName);
  await person.choose('Nam');
  await person.select('tk.child.birthDate', /^(Chủ Nhật|thứ .*) \d\d\/\d\d\/\d{4}$/i);
  await person.press('Tiếp tục');
  await person.select('tk.birthPlace', /Vĩnh Thanh Vân/);
  await person.press('Tiếp tục');
  await person.photo(`#file-${certificate}`, paper);
  await person.press('Tiếp tục');
  return person;
}

const UNKNOWN = { mother: 'Lâm Thị Mẹ', child: 'Lâm Gia Chưa', father: 'Lâm Văn Cha' };

/**
 * Fills in a birth of which nothing is known beforehand, without an account, as the child's mother, with
 * the father; ends on the page that shows everything once more, before signing in.
 */
export async function prepareUnknownBirth(
  page: Page,
  { mother, child, father } = UNKNOWN,
): Promise<Person> {
  const person = countedPerson(page);
  await person.choose('Cha, mẹ');
  await person.press('Soạn không cần đăng nhập');
  await person.type('Họ, chữ đệm, tên', mother);
  await person.type('Số định danh cá nhân', '091190012345');
  await person.select('tk.requester.residence', /Vĩnh Thanh Vân/);
  await person.type('Điện thoại', '0912345678');
  await person.press('Tiếp tục');
  await person.type('Họ, chữ đệm, tên của trẻ', child);
  await person.choose('Nam');
  await person.type(OTHER_DAY, '1/6/2022');
  await person.type('Dân tộc', 'Kinh');
  await person.press('Tiếp tục');
  await person.select('tk.birthPlace', /Vĩnh Thanh Vân/);
  await person.select('tk.homeTown', /Vĩnh Thanh Vân/);
  await person.press('Tiếp tục');
  await person.type('Ngày sinh', '2/3/1990');
  await person.type('Dân tộc', 'Kinh');
  await person.press('Tiếp tục');
  await person.type('Họ, chữ đệm, tên', father);
  await person.type('Ngày sinh', '4/5/1988');
  await person.type('Dân tộc', 'Kinh');
  await person.select('tk.father.residence', /Vĩnh Thanh Vân/);
  await person.press('Tiếp tục');
  return person;
}
