import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { OTHER_DAY } from '#test/support/home-filing.ts';
import { pdfFile, type SampleFile } from '#test/support/sample-files.ts';

/** Where one helps another, and where the administrator lists who may. */
export const ASSIST = '/giup-do';
export const HELPERS = '/can-bo/quan-tri/nguoi-giup';
export const TEAM = 'Tổ ấp Kinh Hai';

/** The administrator lists one who helps. */
export async function listHelper(administrator: Page, number: string): Promise<void> {
  await administrator.goto(HELPERS);
  const line = `Trần Văn Giúp; ${number}; ${TEAM}; Xã Mong Thọ`;
  await administrator.getByLabel('Mỗi người một dòng').fill(line);
  await administrator.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  await administrator.getByText('Đã lưu 1 người').waitFor();
}

/** Invented; the number follows the grammar of personal numbers. */
export const OLD_WOMAN = { name: 'Danh Thị Sáu', number: '091155012345', phone: '0912345999' };
type Helped = typeof OLD_WOMAN;

interface HelpedBirth {
  readonly helped?: Helped;
  readonly paper?: SampleFile;
}

/** What the QR code of a card says. */
const cardOf = ({ number, name }: Helped): string =>
  `${number}||${name}|01021955|Nữ|Ấp Kinh Hai, Xã Mong Thọ, Châu Thành, Kiên Giang|01012022`;

/** The helper begins a birth that the grandmother declares, up to the check. */
export async function prepareHelped(
  page: Page,
  child: string,
  { helped = OLD_WOMAN, paper = pdfFile('chung-sinh.pdf') }: HelpedBirth = {},
): Promise<string> {
  await page.goto(ASSIST);
  await page.getByLabel(/^Mã QR của thẻ/).fill(cardOf(helped));
  await page.getByLabel(/^Điện thoại của người đó/).fill(helped.phone);
  await page.getByLabel('Việc cần làm').selectOption('1.001193');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const draft = /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());
  await page.getByText('Ông, bà', { exact: true }).click();
  await go(page);
  await page.goto(`/nop/nhap/${draft}/tre`);
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill(child);
  await page.getByText('Nam', { exact: true }).click();
  await page.getByLabel(OTHER_DAY).fill('1/6/2022');
  await page.getByLabel('Dân tộc').fill('Khmer');
  await page.getByLabel('Quốc tịch').fill('Việt Nam');
  await go(page);
  for (const field of ['birthPlace', 'homeTown']) {
    await page.locator(`[id="tk.${field}"]`).selectOption({ index: 1 });
  }
  await go(page);
  await page.goto(`/nop/nhap/${draft}/nguoi-khai`);
  if (await page.locator('[id="tk.requester.residence"]').count()) {
    await page.locator('[id="tk.requester.residence"]').selectOption({ index: 1 });
    await go(page);
  }
  await page.goto(`/nop/nhap/${draft}/noi-nop`);
  const desks = await page.locator('#desk option').allTextContents();
  await page
    .locator('#desk')
    .selectOption({ label: desks.find((name) => name.includes('Vĩnh Thanh Vân')) ?? '' });
  await go(page);
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  await page.setInputFiles('#file-giay-chung-sinh', [paper]);
  await go(page);
  await page.goto(`/nop/nhap/${draft}/kiem-tra`);
  return draft;
}

/** Presses the button and waits for the page that answers: the next one is opened by its address. */
export async function go(page: Page): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Tiếp tục' }).click(),
  ]);
}
