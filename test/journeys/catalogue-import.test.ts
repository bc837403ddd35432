import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const CATALOGUE = '/can-bo/quan-tri/thu-tuc';

/** What the summary at the top and the notices of the open page say. */
const messages = async (page: Page): Promise<string> =>
  (await page.locator('#error-summary, .notice').allInnerTexts()).join('\n');

test('an export is imported again as drafts; a file with a fault is refused whole, with the place', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const exported = await page.request.get(`${CATALOGUE}/xuat.json`);
  const all = (await exported.json()) as Record<string, unknown>[];
  const one = all.find(({ code }) => code === '1.001612');
  assert.ok(one !== undefined);
  const paste = async (value: unknown): Promise<void> => {
    await page.goto(`${CATALOGUE}/nhap-tep`);
    await page.fill('#pasted', typeof value === 'string' ? value : JSON.stringify(value));
    await page.getByRole('button', { name: 'Nhập' }).click();
    await page.waitForLoadState();
  };
  const drafts = async (): Promise<unknown> => {
    const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
    await database.connect();
    const { rows } = await database.query(
      `select count(*)::int as count from catalogue_draft where kind = 'procedure'`,
    );
    await database.end();
    return rows[0].count;
  };

  await paste(all);
  assert.match(await messages(page), /giống hệt bản đã công bố/);
  assert.equal(await drafts(), 0);

  const steps = one['steps'] as Record<string, unknown>[];
  const fees = [{ ...(one['fees'] as Record<string, unknown>[])[0], amount: -1 }];
  const cycle = steps.map((step, index) => (index === 1 ? { ...step, after: ['ky-duyet'] } : step));
  await paste([one, { ...one, fees }, { ...one, steps: cycle }, { ...one, code: '1001612' }]);
  assert.equal(statusOf(page), 422);
  const said = await messages(page);
  assert.match(said, /\[1\] \/fees\/0\/amount – Khoản thu 1 .*: phải từ 0 trở lên/);
  assert.match(said, /\[2\] \/steps\/1\/after – Bước 2 .*“Ký duyệt”/);
  assert.match(said, /\[3\] \/code/);
  assert.equal(await drafts(), 0, 'nothing was taken');
  assert.notEqual(await page.inputValue('#pasted'), '', 'what was pasted is still there');

  await paste(JSON.stringify(one).replace('{', '{"__proto__":1,'));
  await page.locator('#error-summary, .notice').first().waitFor();
  assert.match(await messages(page), /\/__proto__ – Mục “__proto__”: là mục thừa/);
  assert.doesNotMatch(await messages(page), /schema is false/);

  await paste('{ không phải');
  assert.match(await messages(page), /không phải JSON/);

  await paste({ ...one, name: { vi: 'Hộ kinh doanh mới', en: 'New household business' } });
  await page.getByRole('heading', { name: 'Hộ kinh doanh mới' }).waitFor();
  assert.match(await messages(page), /Có hiệu lực từ ngày: đã có bản bắt đầu hiệu lực/);
  assert.doesNotMatch(await messages(page), /validFrom|\//, 'no word of programmers');
  await page.getByText('Bỏ bản nháp này').click();
  await page.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await page.getByText('Đã bỏ bản nháp.').waitFor();
  assert.equal(await drafts(), 0);
});
