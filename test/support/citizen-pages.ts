import type { Page } from 'playwright-core';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE, fileBirth } from '#test/support/home-filing.ts';

export type CitizenPages = Readonly<Record<CitizenPage, string>>;

type CitizenPage =
  | 'home'
  | 'procedures'
  | 'start'
  | 'form'
  | 'papers'
  | 'check'
  | 'own'
  | 'store'
  | 'dossier'
  | 'tracking'
  | 'statistics'
  | 'contact';

/**
 * Where the pages stand that a citizen sees most. Signs a mother in, files a birth for the page of a
 * dossier, and begins another for those of a form.
 */
export async function openCitizenPages(page: Page): Promise<CitizenPages> {
  const citizens = (await offeredCitizens(page)).filter((one) => /^\d{12}$/.test(one));
  await signInCitizen(page, citizens[1] ?? '', BIRTH_ONLINE);
  await fileBirth(page);
  const dossier = new URL(page.url()).pathname;
  await page.goto(BIRTH_ONLINE);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const draft = new URL(page.url()).pathname.replace(/[^/]+$/, '');
  return {
    home: '/',
    procedures: '/thu-tuc',
    start: BIRTH_ONLINE,
    form: `${draft}tre`,
    papers: `${draft}giay-to`,
    check: `${draft}kiem-tra`,
    own: '/cong-dan',
    store: '/cong-dan/giay-to',
    dossier,
    tracking: '/tra-cuu',
    statistics: '/thong-ke',
    contact: '/lien-he',
  };
}
