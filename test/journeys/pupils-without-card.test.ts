import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { instantFromEpoch } from '#kernel/day.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import { createPool } from '#store/connection.ts';
import { createCampaign } from '#store/quality-campaigns.ts';
import { keepRecords } from '#store/quality-records.ts';
import { tableRows } from '#tables/table-file.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { readPdf } from '#test/support/pdf-reader.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const PUPILS = '/can-bo/du-lieu/hoc-sinh';
const STEWARD = 'dulieu.vanphongubndtinh';
const HERE = '30730';
const ELSEWHERE = '30745';

const pool = createPool({
  url: databaseUrlOf(stage.system.dataDir),
  role: null,
  max: 2,
  applicationName: 'test',
  onFault: () => undefined,
});
after(() => pool.end());

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();

const pupil = (index: number, commune: string): SourceRecord => ({
  id: `HS${String(index).padStart(3, '0')}`,
  name: `Danh Thị Mỹ Hạnh ${index}`,
  birthDate: '2007-05-01',
  sex: 'female',
  identityNumber: index % 3 === 0 ? '' : `0913070${String(index).padStart(5, '0')}`,
  commune,
  address: `Số ${index}, ấp 3`,
  father: '',
  mother: '',
  more: { school: `THCS Giả Lập ${commune}`, class: index % 2 === 0 ? '9' : '12' },
});

/** A campaign as a run leaves it: 60 pupils here and 5 elsewhere, of whom every tenth has a card. */
async function keepCampaign(): Promise<void> {
  const campaignId = randomUUID();
  const left = { kind: 'register', register: 'education', schoolYear: '2021-2022' } as const;
  const right = { kind: 'register', register: 'national-population' } as const;
  const of = {
    campaignId,
    kind: 'pupils-card',
    name: 'Năm học 2021-2022',
    settings: null,
  } as const;
  const subject = `demo:${STEWARD}`;
  const steward = { subject, name: '', role: 'data-steward', agency: '' } as const;
  const now = instantFromEpoch(Date.now());
  await createCampaign(pool, { ...of, left, right, fourEyes: [] }, steward, now);
  const pupils = Array.from({ length: 65 }, (_, index) =>
    pupil(index + 1, index < 60 ? HERE : ELSEWHERE),
  );
  const citizens = pupils
    .filter(({ identityNumber }) => identityNumber !== '')
    .map((one) => {
      const cardIssuedOn = one.identityNumber.endsWith('0') ? '2022-03-15' : '';
      return { ...one, id: one.identityNumber, more: { cardIssuedOn } };
    });
  await keepRecords(pool, { campaignId, run: 1, side: 'left' }, pupils);
  await keepRecords(pool, { campaignId, run: 1, side: 'right' }, citizens);
}

test('before there is a campaign the page says who makes one', async () => {
  const steward = await stage.officer(STEWARD);
  await steward.goto(PUPILS);
  assert.match(await mainOf(steward), /Chưa có đợt rà soát nào/);
  assert.deepEqual(await faultsOf(steward), []);
  await keepCampaign();
});

test('the list is by police post and school; invited and come are noted for those who are chosen', async () => {
  for (const width of [1280, 390]) {
    const steward = await stage.officer(STEWARD, { width });
    await steward.goto(PUPILS);
    const text = await mainOf(steward);
    assert.match(text, /61 em; đã mời \d, đã đến 0/);
    assert.match(text, /Công an phường [\s\S]* – THCS Giả Lập 30730/i);
    assert.match(text, /Trang 1/);
    assert.deepEqual(await faultsOf(steward), []);
  }
  const steward = await stage.officer(STEWARD);
  await steward.goto(PUPILS);
  const press = (name: string) => steward.getByRole('button', { name, exact: true }).click();
  await press('Ghi đã mời');
  assert.equal(statusOf(steward), 422);
  assert.match(await mainOf(steward), /Chọn ít nhất một em/);
  assert.deepEqual(await faultsOf(steward), []);
  for (const index of [0, 1, 2]) await steward.locator('input[name=em]').nth(index).check();
  await steward.getByLabel('Ngày mời hoặc ngày đến').fill('15/06/2022');
  await press('Ghi đã mời');
  assert.match(await mainOf(steward), /Đã ghi cho 3 em[\s\S]*Đã mời 15\/0?6\/2022/);
  await steward.getByText('Lọc theo xã, trường').click();
  await steward.getByLabel('Tình trạng').selectOption('invited');
  await press('Lọc');
  assert.equal(await steward.locator('input[name=em]').count(), 3);
  await steward.locator('input[name=em]').first().check();
  await steward.getByLabel('Ngày mời hoặc ngày đến').fill('20/06/2022');
  await press('Ghi đã đến');
  assert.equal(await steward.locator('input[name=em]').count(), 2);
  await steward.goto(`${PUPILS}/so-lieu`);
  assert.match(await mainOf(steward), /56\s+3\s+1/);
  assert.deepEqual(await faultsOf(steward), []);
  await steward.goto(`${PUPILS}?xa=${ELSEWHERE}`);
  await steward.getByLabel('Tất cả các em trong mục đang lọc').check();
  await press('Ghi đã mời');
  assert.match(await mainOf(steward), /Đã ghi cho 5 em/);
  await steward.goto(`${PUPILS}/in`);
  assert.equal(await steward.locator('input[name=em]').count(), 0);
  assert.equal(await steward.locator('main tbody tr').count(), 61);
});

test('the commune police see who lives there and nobody else, and have letters and tables', async () => {
  const police = await stage.officer('chuyenvien.cavinhthanhvan', { javaScriptEnabled: false });
  await police.goto(`${PUPILS}?xa=${ELSEWHERE}`);
  assert.deepEqual(await sourceFaults(police), []);
  assert.match(await mainOf(police), /56 em/);
  assert.doesNotMatch(await mainOf(police), /30745/);
  const letters = await police.request.get(`${PUPILS}/thu-moi.pdf?lop=9`);
  assert.equal(letters.headers()['content-type'], 'application/pdf');
  const { pages } = await readPdf(await letters.body());
  assert.ok(pages > 20);
  const one = await police.request.get(`${PUPILS}/thu-moi/HS001`);
  const letter = (await readPdf(await one.body())).text;
  for (const words of [
    /THƯ MỜI/,
    /Danh Thị Mỹ Hạnh 1/,
    /lớp 12, THCS Giả Lập 30730/,
    /cần xác nhận/,
  ]) {
    assert.match(letter, words);
  }
  assert.equal((await police.request.get(`${PUPILS}/thu-moi/HS061`)).status(), 404);
  const csv = await (await police.request.get(`${PUPILS}.csv`)).text();
  assert.equal(csv.trim().split('\n').length, 57);
  const folder = mkdtempSync(join(tmpdir(), 'hoc-sinh-'));
  const file = join(folder, 'hoc-sinh.xlsx');
  writeFileSync(file, await (await police.request.get(`${PUPILS}.xlsx`)).body());
  const rows = [];
  for await (const some of tableRows(file, null)) rows.push(...some);
  rmSync(folder, { recursive: true });
  assert.equal(rows.length, 57);
  const counter = await stage.officer('quay.vinhthanhvan');
  await counter.goto(PUPILS);
  assert.equal(statusOf(counter), 403);
});
