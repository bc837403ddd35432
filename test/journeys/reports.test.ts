import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { tableRows } from '#tables/table-file.ts';
import { ADMINISTRATOR, COUNTER, LEADER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { readPdf } from '#test/support/pdf-reader.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(400);
const directory = await mkdtemp(join(tmpdir(), 'reports-'));
after(() => rm(directory, { recursive: true }));

async function query(sql: string) {
  const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await database.connect();
  try {
    return (await database.query(sql)).rows;
  } finally {
    await database.end();
  }
}

/** Sets the form of reports to any two days that hold all demonstration dossiers. */
const ALL_DAYS = 'ky=ngay&tu=01/01/2020&den=31/12/2030&chot=lich&nam=2026';

async function tableOf(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const file = join(directory, `${Math.random()}.xlsx`);
  await writeFile(file, bytes);
  const rows: (readonly string[])[] = [];
  for await (const batch of tableRows(file, null)) rows.push(...batch.map(({ cells }) => cells));
  return rows;
}

test('an administrator makes II.06a of the province, saves it both ways, and sees the dossiers behind a figure', async () => {
  const page = await stage.officer(ADMINISTRATOR, { width: 390 });
  await page.getByRole('link', { name: 'Báo cáo', exact: true }).first().click();
  await page.locator('h1', { hasText: 'Báo cáo' }).waitFor();
  assert.equal(
    await page.locator('#tu').isVisible(),
    false,
    'two days are asked of who wants them',
  );
  await page.selectOption('#ky', 'ngay');
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  await page.locator('#error-summary').waitFor();
  assert.equal(await page.locator('#tu').isVisible(), true);
  assert.equal(statusOf(page), 422);
  assert.deepEqual(await faultsOf(page), []);
  await page.fill('#tu', '01/01/2020');
  await page.fill('#den', '31/12/2030');
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  await page.locator('table.ruled').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  const rows = await query('select count(*)::int as n from dossier where bundle is null');
  const shown = page.locator('tr.sum td').nth(1);
  assert.equal((await shown.innerText()).replaceAll('.', ''), String(rows[0].n));

  const { request } = page.context();
  const file = async (kind: string) => {
    const href = await page.locator(`a[href^="/can-bo/bao-cao.${kind}?"]`).getAttribute('href');
    return (await request.get(href ?? '')).body();
  };
  const sheet = await tableOf(await file('xlsx'));
  assert.ok(sheet.some(([first]) => first === 'Biểu số II.06a/VPCP/KSTT'));
  const head = sheet.findIndex(([first]) => first === 'STT');
  assert.deepEqual(sheet[head]?.slice(0, 3), ['STT', 'Lĩnh vực giải quyết', 'Nhận giải quyết']);
  const total = sheet.find((cells) => cells[1] === 'Tổng cộng') ?? assert.fail();
  assert.equal(total[2], String(rows[0].n));
  assert.equal(Number(total[2]), Number(total[6]) + Number(total[10]), 'nhận = đã + đang');
  const pdf = await readPdf(await file('pdf'));
  for (const text of ['Biểu số II.06a/VPCP/KSTT', 'Tổng cộng', 'Hộ tịch', 'từ ngày 01/01/2020']) {
    assert.ok(pdf.text.includes(text), text);
  }

  const going = page.locator('tr.sum td').nth(9).locator('a');
  const count = Number((await going.innerText()).replaceAll('.', ''));
  await going.click();
  await page.locator('h1', { hasText: 'Hồ sơ đang giải quyết' }).waitFor();
  assert.equal(await page.locator('tbody tr').count(), Math.min(50, count));
  assert.deepEqual(await faultsOf(page), []);
});

test('a form that is printed from its page stands on the paper up to its last column', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  for (const form of ['ii-06a', 'qd-766', 'nd-61']) {
    await page.goto(`/can-bo/bao-cao?bieu=${form}&pham-vi=moi-co-quan&${ALL_DAYS}`);
    const heads = await page.locator('table.ruled th[scope=col]').allInnerTexts();
    const { words, width } = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    assert.deepEqual(
      words.filter(({ right }) => right > width),
      [],
      form,
    );
    const printed = words.map(({ text }) => text);
    for (const word of heads.flatMap((head) => head.split(/\s+/))) {
      assert.ok(printed.includes(word), `${form}: ${word}`);
    }
  }
});

test('every form opens without a fault, for each of whom it may be asked', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const rows = await query(
    'select handler from dossier group by 1 order by count(*) desc, 1 limit 1',
  );
  const own = `pham-vi=co-quan&co-quan=${rows[0].handler}`;
  for (const form of ['ii-06a', 'bieu-07a', 'ii-07b', 'qd-766', 'nd-61']) {
    for (const scope of [own, 'pham-vi=moi-co-quan']) {
      await page.goto(`/can-bo/bao-cao?bieu=${form}&${scope}&${ALL_DAYS}`);
      assert.equal(statusOf(page), 200, `${form} ${scope}`);
      if (scope === own) assert.deepEqual(await faultsOf(page), [], `${form} ${scope}`);
      const links = await page.locator('table.ruled td a[href*="/ho-so?"]').all();
      for (const link of links.slice(0, 12)) {
        const counted = Number((await link.innerText()).replaceAll('.', ''));
        const href = (await link.getAttribute('href')) ?? '';
        const list = await page.context().request.get(href);
        const listed = (await list.text()).split('<th scope="row">').length - 1;
        assert.equal(listed, Math.min(50, counted), `${form} ${scope} ${href}`);
      }
    }
  }
  await page.goto(`/can-bo/bao-cao?bieu=ii-06a&ky=t1&nam=2022&chot=chot`);
  await page.locator('.notice', { hasText: 'Chờ xác nhận' }).waitFor();
  await page.getByText('từ ngày 15/12/2021 đến ngày 14/01/2022').waitFor();
});

test('a line of many agencies leads to the agency, and that to its officers, their dossiers and its feedback', async () => {
  const page = await stage.officer(ADMINISTRATOR, { width: 390 });
  await page.goto(`/can-bo/bao-cao?bieu=nd-61&pham-vi=moi-co-quan&${ALL_DAYS}`);
  const name = page.locator('table.ruled th a').first();
  const agency = await name.innerText();
  await name.click();
  await page.locator('.report', { hasText: agency }).waitFor();
  const points = page.locator('table.ruled', { hasText: 'Điểm của cán bộ' });
  const officer = await points.locator('tbody th').first().innerText();
  const all = points.locator('tbody td a').first();
  const count = Number((await all.innerText()).replaceAll('.', ''));
  await all.click();
  await page.locator('h1', { hasText: 'Hồ sơ đã tham gia giải quyết' }).waitFor();
  await page.getByText(officer).waitFor();
  assert.equal(await page.locator('tbody tr').count(), Math.min(50, count));
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('link', { name: 'Về báo cáo' }).click();
  const ofIndicator8 = page.locator('table.ruled tr', { hasText: 'Tiếp thu, giải trình' });
  await ofIndicator8.locator('a').click();
  await page.locator('h1', { hasText: 'Phản ánh đến hạn trong kỳ' }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
});

test('a leader sees the own agency only, states what no dossier tells, and the grade is there', async () => {
  const page = await stage.officer(LEADER);
  await page.goto(`/can-bo/bao-cao?bieu=nd-61&pham-vi=moi-co-quan&${ALL_DAYS}`);
  await page.getByText('chưa xếp loại, còn thiếu chỉ số 5, 6, 9').waitFor();
  await page
    .locator('th', { hasText: 'Trần Quốc Khánh' })
    .or(page.getByText('Không có'))
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Khai chỉ số tự đánh giá' }).click();
  await page.locator('[name=mark-5][value="2"]').check();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.locator('#error-summary').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  for (const indicator of [5, 6, 9]) {
    await page.locator(`[name=mark-${indicator}][value="2"]`).check();
    await page.fill(`#evidence-${indicator}`, `Báo cáo số ${indicator}/BC-UBND`);
  }
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Báo cáo số 9/BC-UBND').waitFor();
  assert.match(await page.locator('tr.sum').first().innerText(), /Xuất sắc|Tốt|Khá|Trung bình|Yếu/);
  const rows = await query(`select detail from audit where act = 'state-rating'`);
  assert.equal(rows.length, 1);
  const other = await page
    .context()
    .request.get(`/can-bo/bao-cao?bieu=ii-06a&pham-vi=province&${ALL_DAYS}`);
  assert.match(await other.text(), /phường Vĩnh Thanh Vân/);
  assert.doesNotMatch(await other.text(), /toàn tỉnh/);
});

test('others read no reports; a desk saves its register as a spreadsheet with every dossier', async () => {
  const page = await stage.officer(COUNTER);
  const { request } = page.context();
  assert.equal((await request.get(`/can-bo/bao-cao?bieu=ii-06a&${ALL_DAYS}`)).status(), 403);
  await page.goto('/can-bo/so-theo-doi?tu=01/01/2020&den=31/12/2030');
  const href = await page.getByRole('link', { name: /Tải XLSX/ }).getAttribute('href');
  for (const suffix of ['', '.pdf', '.xlsx']) {
    await page.goto(`/can-bo/so-theo-doi${suffix}?tu=31/02/2022&den=01/01/2022`);
    assert.equal(statusOf(page), 422);
    assert.match(await page.locator('#error-summary').innerText(), /Nhập ngày, ví dụ 01/);
    assert.equal(await page.inputValue('#tu'), '31/02/2022');
    assert.equal(await page.locator('table').count(), 0);
  }
  assert.deepEqual(await faultsOf(page), []);
  await page.fill('#tu', '02/01/2022');
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  assert.match(await page.locator('#error-summary').innerText(), /không sớm hơn ngày đầu/);
  await page.goto('/can-bo/so-theo-doi?tu=01/01/2020&den=31/12/2030');
  const response = await request.get(href ?? '');
  assert.match(String(response.headers()['content-disposition']), /so-theo-doi-.*\.xlsx/);
  const rows = await tableOf(await response.body());
  const head = rows.findIndex(([first]) => first === 'STT');
  assert.equal(rows[head]?.length, 13);
  const shown = await page.locator('tbody tr').count();
  assert.equal(rows.length - head - 1, shown);
  const pages = await request.get((href ?? '').replace('.xlsx', '.pdf'));
  assert.equal(pages.headers()['content-type'], 'application/pdf');
});
