import type { Page } from 'playwright-core';
import { pdfFile } from './sample-files.ts';

export const COUNTER = 'quay.vinhthanhvan';
export const SPECIALIST = 'chuyenvien.vinhthanhvan';
export const LEADER = 'lanhdao.vinhthanhvan';
export const CLERK = 'vanthu.vinhthanhvan';
export const ADMINISTRATOR = 'quantri.vanphongubndtinh';

/** Birth registration. */
export const BIRTH = '/can-bo/tiep-nhan/1.001193';

/** What the QR code of an invented citizen card holds: 7 fields. */
export const CARD =
  '091185012345|371234567|Lâm Thị Mỹ Hạnh|19111985|Nữ|12 Trần Phú, Phường Vĩnh Thanh Vân, Rạch Giá, Kiên Giang|10052021';

/** Fills the birth form so that nothing is missing; a child born this year, one scan. */
export async function fillBirthForm(
  page: Page,
  applicant = 'Lâm Thị Mỹ Hạnh',
  certificate = [pdfFile('chung-sinh.pdf')],
): Promise<void> {
  await page.goto(BIRTH);
  await page.fill('#applicantName', applicant);
  await page.fill('#applicantIdentity', '091185012345');
  await page.fill('#applicantBirth', '1985');
  await page.locator('[name=applicantSex][value=female]').check();
  await page.fill('#applicantAddress', '12 Trần Phú, Phường Vĩnh Thanh Vân');
  await page.fill('#applicantPhone', '0912345678');
  await page.locator('[name=basis][value=parent]').check();
  await page.fill('#concernedName', 'Lâm Gia Bảo');
  await page.fill('#original-to-khai', '1');
  await page.setInputFiles('#file-giay-chung-sinh', certificate);
}

/** Presses "check", then "receive"; answers the address of the new dossier's page. */
export async function checkAndReceive(page: Page): Promise<string> {
  await press(page, 'check');
  await press(page, 'receive');
  await page.waitForURL(/\/can-bo\/ho-so\//);
  return new URL(page.url()).pathname;
}

export const press = (page: Page, intent: 'check' | 'receive' | 'edit'): Promise<void> =>
  page.locator(`button[name=intent][value=${intent}]`).click();

/** The code in the head of the dossier's page that is open. */
export async function codeOnPage(page: Page): Promise<string> {
  const text = await page.locator('#main').innerText();
  const code = /\d{3}(\.\w{2,3}){3}-\d{6}-\d{4,}/.exec(text)?.[0];
  if (code === undefined) throw new Error(`no dossier code on the page:\n${text.slice(0, 500)}`);
  return code;
}

/** What the browser would send of a form on the page, encoded as it would. */
export const fieldsOf = (page: Page, form: string): Promise<string> =>
  page.evaluate(
    `new URLSearchParams(new FormData(document.querySelector(${JSON.stringify(form)}))).toString()`,
  );
