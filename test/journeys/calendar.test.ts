import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import pg from 'pg';
import { ADMINISTRATOR } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const CALENDAR = '/can-bo/quan-tri/lich';

test('a day off is entered, changed, and taken out after a question; a day that is over stays', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const save = async (day: string, name: string): Promise<void> => {
    await page.goto(`${CALENDAR}?nam=2099`);
    await page.fill('#day', day);
    await page.fill('#name', name);
    await page.getByRole('button', { name: 'Lưu ngày' }).click();
  };
  await save('02/09/2022', 'Quốc khánh');
  assert.match(await page.locator('#error-summary').innerText(), /Ngày đã qua là lịch sử/);
  assert.equal(await page.inputValue('#name'), 'Quốc khánh', 'what was typed is there');
  await save('04/01/2099', 'Chủ nhật');
  assert.match(await page.locator('#error-summary').innerText(), /vốn là ngày nghỉ/);

  await save('02/01/2099', 'Nghỉ thử');
  await page.locator('table').getByText('Nghỉ thử').waitFor();
  await save('02/01/2099', 'Nghỉ thử, đổi tên');
  await page.locator('table').getByText('đổi tên').waitFor();
  await page.getByRole('link', { name: 'Xóa 02/01/2099' }).click();
  await page.getByText('Hồ sơ đã tiếp nhận giữ ngày hẹn đã in').waitFor();
  await page.getByRole('button', { name: 'Xóa ngày này' }).click();
  await page.waitForURL(/nam=2099/);
  assert.equal(await page.getByText('đổi tên').count(), 0);

  await page.goto(`${CALENDAR}?nam=2022`);
  assert.ok((await page.locator('tbody tr').count()) > 5);
  assert.equal(await page.getByRole('link', { name: /^Xóa/ }).count(), 0);

  const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await database.connect();
  const { rows } = await database.query(
    `select act, detail from audit where act like '%calendar-day' order by at`,
  );
  await database.end();
  assert.deepEqual(
    rows.map(({ act, detail }) => `${act}: ${detail}`),
    [
      'put-calendar-day: 2099-01-02 – > off Nghỉ thử',
      'put-calendar-day: 2099-01-02 off Nghỉ thử > off Nghỉ thử, đổi tên',
      'remove-calendar-day: 2099-01-02 off Nghỉ thử, đổi tên > –',
    ],
  );
});
