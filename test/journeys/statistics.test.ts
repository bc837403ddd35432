import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(400);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
await database.connect();
// Without a dossier that came to its due date the page has another heading.
const busiest = await database.query(
  `select handler, count(*)::int as received from dossier group by 1
    having count(*) filter (where finished_at is not null and due_at is not null) > 0
    order by 2 desc, 1 limit 1`,
);
await database.end();
const { handler, received } = busiest.rows[0];

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`anybody finds how an agency keeps its due dates, and the figures as a file (${how} script)`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await page.goto('/');
    await page.locator('footer a[href="/thong-ke"]').click();
    await page.locator('h1', { hasText: 'Thống kê' }).waitFor();
    await page.fill('#tim', 'khong co gi nhu vay');
    await page.locator('main form[role=search] button').click();
    await page.getByText('Không có cơ quan nào khớp').waitFor();
    await page.fill('#tim', 'vinh thanh van');
    await page.locator('main form[role=search] button').click();
    await page.locator('tbody a', { hasText: 'phường Vĩnh Thanh Vân' }).first().waitFor();
    await page.goto(`/thong-ke/${handler}`);
    await page.locator('h2', { hasText: '12 tháng' }).waitFor();
    const shown = await page.locator('main table').first().innerText();
    assert.match(shown, new RegExp(`Tiếp nhận\\s+\\d+\\s+${received}\\b`));
    assert.match(await page.locator('.lead').innerText(), /đang giải quyết \d+, trong đó \d+ quá/);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('figure table').isVisible(), 'paper shows the table of a chart');
    assert.ok(await page.locator('figure a[download]').isHidden());
    await page.emulateMedia({ media: 'screen' });
    await page.locator('summary', { hasText: 'dạng bảng' }).click();
    assert.equal(await page.locator('figure tbody tr').count(), 12);
    await page.locator('summary', { hasText: 'được tính thế nào' }).click();
    await page.getByText('tính cho cơ quan đang giữ hồ sơ').waitFor();
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    const csv = await page.context().request.get(`/thong-ke/${handler}/so-lieu.csv`);
    assert.equal(csv.headers()['content-type'], 'text/csv; charset=utf-8');
    const lines = (await csv.text()).trim().split('\r\n');
    assert.equal(lines.length, 13);
    const sum = lines.slice(1).reduce((total, line) => total + Number(line.split(',')[1]), 0);
    assert.equal(sum, received);
  });
}

test('the page of the province is small, and names nobody', async () => {
  const page = await stage.person();
  const { request } = page.context();
  // The first page brings the style sheet along; what comes over the wire is compressed.
  const first = await request.get('/thong-ke', { headers: { 'accept-encoding': 'gzip' } });
  const wire = (await promisify(gzip)(await first.body(), { level: 4 })).length;
  assert.equal(first.headers()['content-encoding'], 'gzip');
  assert.ok(wire < 50_000, `${wire} bytes`);
  const again = await request.get('/thong-ke', { headers: { 'accept-encoding': 'identity' } });
  const text = await again.text();
  assert.ok(Buffer.byteLength(text) < 50_000, `${Buffer.byteLength(text)} bytes`);
  assert.match(text, /Tỷ lệ đúng hạn/);
  const people = await page.context().request.get('/thong-ke/so-lieu.csv');
  assert.match(await people.text(), /^\uFEFF"Mã","Cơ quan"/);
});
