import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage } from '#test/support/browser.ts';
import { openCitizenPages } from '#test/support/citizen-pages.ts';
import { layoutFaults } from '#test/support/layout-checks.ts';
import { asOldPhonesRead, readAsOldPhones } from '#test/support/old-phone.ts';
import { statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(200);
const citizen = await stage.person({ width: 390 });
const paths = {
  ...(await openCitizenPages(citizen)),
  procedure: '/thu-tuc/1.001193',
  'a result of a search': '/thu-tuc?tim=khai+sinh',
  details: '',
  appointments: '/dat-lich',
  reports: '/phan-anh',
  report: '/phan-anh/gui?co-quan=001.01.40.H33',
  'figures of an agency': '/thong-ke/001.01.40.H33',
};
paths.details = paths.form.replace(/[^/]+$/, 'noi-nop');
const cookies = await citizen.context().cookies();

/** The citizen's pages in another browser of theirs. */
async function sameCitizen(options: Parameters<typeof stage.person>[0]): Promise<Page> {
  const page = await stage.person(options);
  await page.context().addCookies(cookies);
  return page;
}

const LETTERS = 'getComputedStyle(document.documentElement).fontSize';

/** Opens every page at each width; the form also as it comes back with errors. */
async function faultsAt(
  page: Page,
  widths: readonly number[],
  letters = '16px',
): Promise<readonly string[]> {
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 860 });
      assert.equal(await page.evaluate(LETTERS), letters);
      const found = await layoutFaults(page);
      faults.push(...found.map((fault) => `${name} at ${width}: ${fault}`));
    }
  };
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path);
    assert.equal(statusOf(page), 200, name);
    await look(name);
  }
  await page.goto(paths.form);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.locator('#error-summary').waitFor();
  await look('form with errors');
  return faults;
}

test('a phone of 2018 without scripts shows every page of a citizen whole', async () => {
  const page = await sameCitizen({ javaScriptEnabled: false });
  await readAsOldPhones(page);
  assert.deepEqual(await faultsAt(page, [320, 390]), []);
});

test('text twice as large widens no page and is not cut off', async () => {
  const page = await sameCitizen({});
  const session = await page.context().newCDPSession(page);
  // As in the settings of the browser, so that breakpoints in em follow.
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  assert.deepEqual(await faultsAt(page, [320, 390, 1280], '32px'), []);
});

/** Fills brighter than half of white that are larger than any button, and how bright the page is. */
const BRIGHT = `(() => {
  const brightness = (element) => {
    const [red, green, blue, opacity = 1] = getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number);
    return opacity * Math.max(red, green, blue) / 255;
  };
  return [...document.querySelectorAll('html, body, body *')].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    const isLarge = element === document.documentElement || (width > 80 && height > 80);
    return isLarge && brightness(element) > 0.5;
  }).map((element) => element.outerHTML.slice(0, 80));
})()`;

test('a phone set to dark shows every page dark, and prints it dark on white', async () => {
  const page = await sameCitizen({ width: 390 });
  for (const [name, path] of Object.entries(paths)) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(path);
    assert.deepEqual(await page.evaluate(BRIGHT), [], name);
    assert.equal(await page.evaluate(SCHEME), 'dark', name);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    assert.equal(await page.evaluate(INK), 'rgb(21, 32, 43)', name);
    assert.ok((await page.evaluate<readonly string[]>(BRIGHT)).length > 0, name);
    await page.emulateMedia({ colorScheme: null, media: null });
  }
});

const SCHEME = 'getComputedStyle(document.documentElement).colorScheme';
const INK = 'getComputedStyle(document.body).color';

test('the first page is painted whole though its style sheet never arrives', async () => {
  const page = await stage.person({ width: 390 });
  await page.route('**/*.css', () => undefined);
  await page.goto('/', { waitUntil: 'commit' });
  const button = page.locator('main .btn-primary').first();
  await button.waitFor();
  assert.equal(
    await button.evaluate(
      (element) => element.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor,
    ),
    'rgb(14, 79, 136)',
  );
});

test('pages, style sheet and scripts are compressed on the wire', async () => {
  const home = await (await fetch(stage.system.url)).text();
  const assets = home.match(/\/a\/[\w-]+\.(?:css|js)/g) ?? [];
  assert.ok(assets.length >= 2);
  for (const path of ['/', '/thu-tuc', '/tra-cuu', ...assets]) {
    const answer = await fetch(`${stage.system.url}${path}`);
    assert.equal(answer.headers.get('content-encoding'), 'gzip', path);
  }
});

test('what an old phone does not know is left out as it leaves it out', () => {
  const read = asOldPhonesRead(`
    a, b:has(c) { color: red }
    .row { display: flex; gap: 1rem; width: min(1px, 2px); min-width: 0 }
    @layer x { p { margin: 0 } }
    @media (min-width: 40em) { p { inset: 0; margin: 1px } q:focus-visible { color: red } }
    @media (width >= 40em) { p { margin: 2px } }`);
  assert.equal(
    read.replaceAll(/\s+/g, ' ').trim(),
    '.row { display: flex; min-width: 0 } @media (min-width: 40em) { p { margin: 1px } }',
  );
});
