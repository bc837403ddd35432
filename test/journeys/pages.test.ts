import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  BIRTH,
  CLERK,
  COUNTER,
  checkAndReceive,
  codeOnPage,
  fillBirthForm,
  LEADER,
  press,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, faultsOfWords, statusOf } from '#test/support/page-checks.ts';
import { at, type State, strangersWith } from '#test/support/page-states.ts';
import { textNamedPdf } from '#test/support/sample-files.ts';

const stage = await openStage(900);
const maker = await stage.officer(COUNTER);
await fillBirthForm(maker);
const dossier = await checkAndReceive(maker);
const code = await codeOnPage(maker);

const counters: readonly State[] = [
  at('work-list', '/can-bo'),
  at(
    'work-list of no dossier',
    '/can-bo?loc=hom-nay&han=infinity&sau=ffffffff-ffff-4fff-bfff-ffffffffffff',
  ),
  at('awaiting supplement', '/can-bo/cho-bo-sung'),
  at('search', '/can-bo/tra-cuu'),
  at('search that finds', `/can-bo/tra-cuu?q=${code}`),
  at('search that finds nothing', '/can-bo/tra-cuu?q=khongcoai'),
  at('choose a procedure', '/can-bo/tiep-nhan'),
  at('choose of none', '/can-bo/tiep-nhan?thu-tuc=khongco'),
  at('intake form', BIRTH),
  at('intake form with a fee', '/can-bo/tiep-nhan/1.004222'),
  {
    name: 'intake form with errors',
    status: 422,
    open: async (page) => {
      await page.goto(BIRTH);
      await page.setInputFiles('#file-to-khai', [textNamedPdf('van-ban.pdf')]);
      await press(page, 'check');
      await page.locator('#error-summary').waitFor();
    },
  },
  {
    name: 'check page with a warning',
    open: async (page) => {
      await fillBirthForm(page);
      await page.locator('[name=applicantSex][value=male]').check();
      await press(page, 'check');
      await page.locator('#due').waitFor();
    },
  },
  at('dossier just received', `${dossier}?moi=1`),
  at('register', '/can-bo/so-theo-doi'),
  at('queue', '/can-bo/hang-doi'),
  at('appointments of the day', '/can-bo/hang-doi/lich-hen'),
  at('parcels', '/can-bo/buu-chinh'),
  at('parcels that went wrong', '/can-bo/buu-chinh?loc=can-xu-ly'),
  at('other registers', '/can-bo/tra-cuu-he-thong'),
  at('insurance code', '/can-bo/tra-cuu-he-thong/tim-ma-so-bhxh'),
  at('kinship', '/can-bo/tra-cuu-he-thong/than-nhan'),
  at('no such procedure', '/can-bo/tiep-nhan/9.999999', 404),
  at('no such dossier', '/can-bo/ho-so/00000000-0000-4000-8000-000000000000', 404),
];

const administrators: readonly State[] = [
  at('start of an administrator', '/can-bo'),
  at('reports of the province', '/can-bo/phan-anh'),
  at('no such report', '/can-bo/phan-anh/x', 404),
  at('calendar', '/can-bo/quan-tri/lich'),
  at('calendar of an undeclared year', '/can-bo/quan-tri/lich?nam=2100'),
  {
    name: 'calendar with errors',
    status: 422,
    open: async (page) => {
      await page.goto('/can-bo/quan-tri/lich');
      await page.locator('#add-day form button').click();
      await page.locator('#error-summary').waitFor();
    },
  },
  at('staff', '/can-bo/quan-tri/can-bo'),
  at('staff of nobody', '/can-bo/quan-tri/can-bo?tim=khongcoai'),
  at('staff member', '/can-bo/quan-tri/can-bo/sua?ma=demo%3Aquay.vinhthanhvan'),
  at('no such staff member', '/can-bo/quan-tri/can-bo/sua?ma=x', 404),
  {
    name: 'new staff member with errors',
    status: 422,
    open: async (page) => {
      await page.goto('/can-bo/quan-tri/can-bo/them');
      await page.locator('main form[method=post] button').click();
      await page.locator('#error-summary').waitFor();
    },
  },
  at('dossier for the administrator', dossier),
  at('rules', '/can-bo/quan-tri/quy-dinh'),
  at('figures of the queues', '/can-bo/so-lieu-hang-doi'),
  at('agencies', '/can-bo/quan-tri/co-quan'),
  at('agencies before the first', '/can-bo/quan-tri/co-quan?ngay=01/01/1999'),
  at('agencies as of no day', '/can-bo/quan-tri/co-quan?ngay=31/02/2022', 422),
  at('an agency', '/can-bo/quan-tri/co-quan/sua?ma=000.00.33.H33'),
  at('a new agency', '/can-bo/quan-tri/co-quan/them'),
  at('forms', '/can-bo/quan-tri/bieu-mau'),
  at('forms before the first', '/can-bo/quan-tri/bieu-mau?ngay=01/01/1999'),
  at('forms as of no day', '/can-bo/quan-tri/bieu-mau?ngay=31/02/2022', 422),
  at('history of a form', '/can-bo/quan-tri/bieu-mau/xem/mai-tang'),
  at('import of forms', '/can-bo/quan-tri/bieu-mau/nhap-tep'),
  at('a form tried', '/can-bo/quan-tri/bieu-mau/thu/khai-sinh'),
  at('a form with choices', '/can-bo/quan-tri/bieu-mau/thu/mai-tang'),
  at('no such form', '/can-bo/quan-tri/bieu-mau/thu/khong-co', 404),
  {
    name: 'a form with errors',
    status: 422,
    open: async (page) => {
      await page.goto('/can-bo/quan-tri/bieu-mau/thu/ket-hon');
      await page.locator('main button[value=next]').click();
      await page.locator('#error-summary').waitFor();
    },
  },
  at('catalogue', '/can-bo/quan-tri/thu-tuc'),
  at('catalogue of nothing', '/can-bo/quan-tri/thu-tuc?tim=khongcoai'),
  at('catalogue as of no day', '/can-bo/quan-tri/thu-tuc?ngay=31/02/2022', 422),
  at('history of a procedure', '/can-bo/quan-tri/thu-tuc/xem/1.004222'),
  at('history of no procedure', '/can-bo/quan-tri/thu-tuc/xem/9.999999', 404),
  at('import', '/can-bo/quan-tri/thu-tuc/nhap-tep'),
  {
    name: 'import with errors',
    status: 422,
    open: async (page) => {
      await page.goto('/can-bo/quan-tri/thu-tuc/nhap-tep');
      await page.locator('main form[method=post] button').click();
      await page.locator('#error-summary').waitFor();
    },
  },
  { name: 'draft', open: beginDraft },
  { name: 'draft of a form', open: beginForm },
  ...['chung', 'trang', 'trang-2', 'thu'].map(
    (section): State => ({
      name: `draft of a form: ${section}`,
      open: async (page) => {
        await beginForm(page);
        await page.goto(`${page.url()}${section === 'thu' ? '' : '/phan'}/${section}`);
      },
    }),
  ),
  ...['chung', 'tiep-nhan', 'thoi-han', 'thanh-phan', 'le-phi', 'quy-trinh', 'can-xac-nhan'].map(
    (section): State => ({
      name: `draft: ${section}`,
      open: async (page) => {
        await beginDraft(page);
        await page.goto(`${page.url()}/phan/${section}`);
      },
    }),
  ),
  {
    name: 'draft seen as everybody will',
    open: async (page) => {
      await beginDraft(page);
      await page.goto(`${page.url()}/xem-truoc`);
    },
  },
  { name: 'draft that awaits approval', open: (page) => submitted(page, beginDraft) },
  { name: 'form that awaits approval', open: (page) => submitted(page, beginForm) },
  at('start of an administrator with drafts', '/can-bo'),
  at('catalogue with drafts', '/can-bo/quan-tri/thu-tuc'),
];

async function submitted(page: Page, draft: (page: Page) => Promise<void>): Promise<void> {
  await draft(page);
  await page.fill('#note', 'QĐ 01/2026');
  await page.locator('button[value=submit]').click();
  await page.locator('form[action$=rut]').waitFor();
}

function beginDraft(page: Page): Promise<void> {
  return begin(page, 'thu-tuc/xem/1.004222');
}

function beginForm(page: Page): Promise<void> {
  return begin(page, 'bieu-mau/xem/mai-tang');
}

async function begin(page: Page, law: string): Promise<void> {
  await page.goto(`/can-bo/quan-tri/${law}`);
  await page.locator('form[action$=soan] button').first().click();
  await page.locator('#note').waitFor();
}

const others: ReadonlyMap<string, readonly State[]> = new Map([
  [
    SPECIALIST,
    [
      at('specialist: stand-in', '/can-bo/lam-thay'),
      at('specialist: work-list', '/can-bo'),
      at('specialist: budget-unit code', '/can-bo/cap-ma-dvqhns'),
      at('specialist: dossier', dossier),
    ],
  ],
  [LEADER, [at('leader: dossier', dossier), at('leader: intake is not for this role', BIRTH, 403)]],
  [
    CLERK,
    [
      at('clerk: work-list', '/can-bo'),
      at('clerk: dossier', dossier),
      at('clerk: reports', '/can-bo/phan-anh'),
      at('clerk: closed reports', '/can-bo/phan-anh?loc=da-xong'),
    ],
  ],
]);

async function checkStates(page: Page, lang: string, states: readonly State[]): Promise<void> {
  const faults: string[] = [];
  const faultsHere = lang === 'vi' ? faultsOf : faultsOfWords;
  for (const state of states) {
    await state.open(page);
    const status = statusOf(page);
    if (status !== (state.status ?? 200)) faults.push(`${state.name}: answered ${status}`);
    const known = (await page.locator('html').getAttribute('lang')) ?? '';
    if (known !== lang && !state.name.includes('provider')) faults.push(`${state.name}: ${known}`);
    faults.push(...(await faultsHere(page)).map((fault) => `${state.name}: ${fault}`));
  }
  assert.deepEqual(faults, []);
}

// Two at a time: a browser draws each page in a process of its own.
describe('every page is sound', { concurrency: 2 }, () => {
  for (const lang of ['vi', 'en']) {
    test(`the pages of a stranger (${lang})`, async () => {
      const page = await stage.person();
      await page.goto(`/?lang=${lang}`);
      await checkStates(page, lang, strangersWith(code));
    });

    test(`the pages of the counter (${lang})`, async () => {
      const page = await stage.officer(COUNTER);
      await page.goto(`/can-bo?lang=${lang}`);
      await checkStates(page, lang, counters);
    });

    test(`the pages of the other roles (${lang})`, async () => {
      for (const [username, states] of [...others, [ADMINISTRATOR, administrators] as const]) {
        const page = await stage.officer(username);
        await page.goto(`/can-bo/tra-cuu?lang=${lang}`);
        await checkStates(page, lang, states);
        await page.context().close();
      }
    });
  }
});

test('a work-list shows fifteen dossiers without scrolling', async () => {
  const page = await stage.officer('quay.tinhkiengiang', { width: 1280, height: 860 });
  const seen = await page
    .locator('[data-worklist] tbody tr')
    .evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= 860).length);
  const all = await page.locator('[data-worklist] tbody tr').count();
  assert.ok(seen >= 15, `${seen} of ${all} rows are in view`);
});
