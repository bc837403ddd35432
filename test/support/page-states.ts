import type { Page } from 'playwright-core';

/** A page or a state of it: how to come there, and a word by which to know it. */
export interface State {
  readonly name: string;
  readonly open: (page: Page) => Promise<unknown>;
  readonly status?: number;
}

export const at = (name: string, path: string, status?: number): State => ({
  name,
  open: (page) => page.goto(path),
  ...(status === undefined ? {} : { status }),
});

/** The pages of strangers; one of them follows the dossier of a code. */
export const strangersWith = (code: string): readonly State[] => [
  at('home', '/'),
  at('procedures', '/thu-tuc'),
  at('procedures that fit', '/thu-tuc?tim=khai sinh&su-kien=birth&cap=commune&ai=citizen'),
  at('procedures of none', '/thu-tuc?tim=khongcoai'),
  at('a procedure', '/thu-tuc/1.001193'),
  at('a procedure without a time limit', '/thu-tuc/2.000033'),
  at('a procedure as of a day', '/thu-tuc/1.004222?ngay=21/06/2022'),
  at('a procedure as of no day', '/thu-tuc/1.004222?ngay=31/02/2022'),
  at('no such procedure to read', '/thu-tuc/9.999999', 404),
  at('blank form', '/thu-tuc/1.001193/to-khai'),
  at('appointments', '/dat-lich'),
  at('tracking', '/tra-cuu'),
  {
    name: 'tracking with errors',
    status: 422,
    open: async (page) => {
      await page.goto('/tra-cuu');
      await page.locator('main form button').click();
      await page.locator('#error-summary').waitFor();
    },
  },
  {
    name: 'a dossier followed',
    open: async (page) => {
      await page.goto('/tra-cuu');
      await page.fill('#code', code);
      await page.fill('#lastFour', '2345');
      await page.locator('main form button').click();
      await page.locator('.flow').waitFor();
    },
  },
  at('statistics', '/thong-ke'),
  at('statistics of no agency', '/thong-ke?tim=khongcoai'),
  at('statistics of an agency', '/thong-ke/000.01.40.H33'),
  at('statistics of a desk', '/thong-ke/001.01.40.H33'),
  at('statistics of an agency that has none', '/thong-ke/G24.91'),
  at('no such agency', '/thong-ke/khong-co', 404),
  at('procedures of a desk', '/thu-tuc?co-quan=001.01.40.H33'),
  at('contact', '/lien-he'),
  at('contact of no desk', '/lien-he?tim=khongcoai'),
  at('reports', '/phan-anh'),
  at('reports about agencies that fit', '/phan-anh?tim=vinh+thanh+van'),
  at('reports about no agency', '/phan-anh?tim=khongcoai'),
  at('report about no dossier', '/phan-anh/gui?ho-so=abc', 422),
  at('report', '/phan-anh/gui?co-quan=000.01.40.H33'),
  {
    name: 'report with errors',
    status: 422,
    open: async (page) => {
      await page.goto('/phan-anh/gui?co-quan=001.01.40.H33');
      await page.locator('main form button[type=submit]').click();
      await page.locator('#error-summary').waitFor();
    },
  },
  at('reports followed', '/phan-anh/theo-doi'),
  {
    name: 'report that is not found',
    status: 404,
    open: async (page) => {
      await page.goto('/phan-anh/theo-doi');
      await page.fill('#code', 'PA-220621-7K3M9QXT');
      await page.fill('#secret', '7K3M-9QXT');
      await page.locator('main form button').click();
      await page.locator('#error-summary').waitFor();
    },
  },
  at('public answers', '/phan-anh/cong-khai'),
  at('development', '/dev'),
  at('development: no such dossier', '/dev/dossiers/no-id', 404),
  at('no such page', '/khong-co-trang-nay', 404),
  at('sign-in page of the provider', '/can-bo'),
];
