import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAndReceive, COUNTER, fillBirthForm, LEADER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { BIRTH_ONLINE } from '#test/support/home-filing.ts';
import { actAt, issuedBirth, numberedLinks } from '#test/support/issued-birth.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { openCitizens } from '#test/support/signed-in-citizen.ts';

const CLIENT = { name: 'Bảo hiểm xã hội thử', token: 'ma-cua-he-thong-thu-nghiem' };
const stage = await openStage(0, { STORE_CLIENTS: `${CLIENT.name}=${CLIENT.token}` });
const { database, signedIn } = await openCitizens(stage);

const MOTHER = { number: '091185012345', name: 'Lâm Thị Mỹ Hạnh' };
const STRANGER = { number: '091190077777', name: 'Trần Thị Khác' };
const STORE = '/cong-dan/giay-to';

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();

async function audited(documentId: string) {
  const { rows } = await database.query(
    'select role, outcome from audit where act = $1 order by at',
    [`stored-document ${documentId}`],
  );
  return rows.map(({ role, outcome }) => `${role} ${outcome}`);
}

test('a result of a counter lies in the store of whose it is, is used by reference, and of nobody else', async () => {
  const path = await issuedBirth(stage);
  const [address = ''] = await numberedLinks(stage, path);
  const id = address.split('/').at(-1) ?? '';
  const mother = await signedIn(MOTHER);
  await mother.goto(`${STORE}?tim=12/2026/ks`);
  assert.match(await mainOf(mother), /Trích lục khai sinh.*Còn hiệu lực.*Số 12\/2026\/KS/s);
  assert.deepEqual(await faultsOf(mother), []);
  await mother.getByRole('link', { name: 'Trích lục khai sinh', exact: true }).click();
  const facts = await mainOf(mother);
  for (const fact of [/Còn hiệu lực/, /12\/2026\/KS/, /Ủy ban nhân dân phường Vĩnh Thanh Vân/]) {
    assert.match(facts, fact);
  }
  assert.deepEqual(await faultsOf(mother), []);
  const href = (await mother.getByRole('link', { name: 'Mở tệp' }).getAttribute('href')) ?? '';
  const file = await mother.request.get(href);
  assert.equal(file.headers()['content-type'], 'application/pdf');
  assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-');

  const stranger = await signedIn(STRANGER);
  assert.equal((await stranger.request.get(href)).status(), 404);
  await stranger.goto(`${STORE}/van-ban/${id}`);
  assert.equal(statusOf(stranger), 404);
  await stranger.goto(`${STORE}/van-ban/01890000-0000-4000-8000-000000000001`);
  assert.equal(statusOf(stranger), 404);
  assert.deepEqual(await audited(id), ['citizen read', 'citizen denied', 'citizen denied']);

  const draft = await birthDraft(mother);
  await mother.goto(`/nop/nhap/${draft}/kho/giay-chung-sinh`);
  await mother.getByLabel(/Trích lục khai sinh/).check();
  await mother.getByRole('button', { name: 'Dùng giấy tờ này' }).click();
  const { rows } = await database.query('select attachments from draft where draft_id = $1', [
    draft,
  ]);
  assert.deepEqual(
    rows[0].attachments.map(({ source }: { source: unknown }) => source),
    [{ kind: 'stored', document: id, code: 'KQ.G15.000031' }],
  );

  await actAt(stage, LEADER, path, 'revoke', { reason: 'Cấp sai', ground: 'Luật Hộ tịch' });
  await mother.goto(STORE);
  assert.match(await mainOf(mother), /Trích lục khai sinh.*Đã bị thu hồi/s);
  await mother.goto(`/nop/nhap/${draft}/kho/giay-chung-sinh`);
  assert.equal(await mother.getByLabel(/Trích lục khai sinh/).count(), 0, 'not offered any more');
  await mother.goto(`${STORE}/van-ban/${id}`);
  assert.match(await mainOf(mother), /Đã bị thu hồi[\s\S]*Lý do: Cấp sai/);
  assert.deepEqual(await faultsOf(mother), []);
});

/** What our store answers another system about a number. */
async function lookUp(owner: string, asked: object = {}, token = CLIENT.token) {
  return fetch(`${stage.system.url}/trao-doi/kho/GetDanhSachKetQua`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      SoDinhDanhChuSoHuu: owner,
      HoTenNguoiYeuCau: MOTHER.name,
      KenhThucHien: '1',
      SoDinhDanhNguoiYeuCau: MOTHER.number,
      MaThuTuc: '2.000986',
      ...asked,
    }),
  });
}

test('another system looks results up in our store; whose they are sees it, and what is revoked is not told', async () => {
  const path = await issuedBirth(stage);
  const [address = ''] = await numberedLinks(stage, path);
  const id = address.split('/').at(-1) ?? '';
  interface Answer {
    readonly DanhSachGiayToKetQua: readonly {
      readonly MaKetQua: string;
      readonly SoKyHieu: string;
      readonly TenGiayTo: string;
      readonly CoQuanChuQuan: string;
      readonly DanhSachTepDinhKem: readonly Readonly<Record<string, string>>[];
    }[];
  }
  const told = async (asked: object = {}) => {
    const answer = await lookUp(MOTHER.number, asked);
    assert.equal(answer.status, 200);
    return ((await answer.json()) as Answer).DanhSachGiayToKetQua;
  };
  const [result] = await told();
  assert.deepEqual(
    [result?.MaKetQua, result?.SoKyHieu, result?.TenGiayTo, result?.CoQuanChuQuan],
    ['KQ.G15.000031', '12/2026/KS', 'Trích lục khai sinh', 'Ủy ban nhân dân phường Vĩnh Thanh Vân'],
  );
  const file = await fetch(result?.DanhSachTepDinhKem[0]?.['DuongDanTaiTepTin'] ?? '');
  assert.equal(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );
  const kind = (MaKetQua: string) => ({ DanhSachDanhMucKetQua: [{ MaKetQua, SoKyHieu: '' }] });
  assert.equal((await told(kind('KQ.G15.000031'))).length, 1);
  assert.equal((await told(kind('KQ.G15.000032'))).length, 0);

  assert.equal((await lookUp(MOTHER.number, {}, 'mot-ma-khong-ai-cap-ca')).status, 401);
  assert.equal((await lookUp(MOTHER.number, { MaThuTuc: '' })).status, 400);
  assert.equal((await lookUp(MOTHER.number, { KenhThucHien: '9' })).status, 400);
  const { DanhSachGiayToKetQua: none } = (await (await lookUp('091190077777')).json()) as Answer;
  assert.deepEqual(none, []);

  const mother = await signedIn(MOTHER);
  await mother.goto('/cong-dan/du-lieu');
  assert.match(await mainOf(mother), /Hệ thống Bảo hiểm xã hội thử[\s\S]*Tra cứu văn bản đã ký số/);

  await actAt(stage, LEADER, path, 'revoke', { reason: 'Cấp sai', ground: 'Luật Hộ tịch' });
  assert.deepEqual(await told(), []);
  const { rows } = await database.query(
    'select count(*)::int as n, min(detail) as purpose from audit where act = $1',
    [`store-lookup ${id}`],
  );
  assert.deepEqual(rows, [{ n: 2, purpose: '2.000986' }]);
});

/** A new draft of a birth; answers its id. */
async function birthDraft(page: Page): Promise<string> {
  await page.goto(BIRTH_ONLINE);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  return /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());
}

test('an officer digitises a paper: wrong data are told, the signed copy lies in the store and is reused', async () => {
  const counter = await stage.officer(COUNTER, { width: 390 });
  await fillBirthForm(counter);
  const path = await checkAndReceive(counter);
  const form = counter.locator('form[action$="/digitise"]');
  const openForm = () => counter.locator('details#digitise summary').click();
  await openForm();
  assert.match(await form.locator('[name=title]').inputValue(), /^Giấy chứng sinh/);
  await form.locator('[name=title]').fill('Giấy chứng sinh');
  await form.locator('button').click();
  assert.equal(statusOf(counter), 422);
  assert.match(await counter.locator('#error-summary').innerText(), /đã cấp giấy tờ/);
  await form.locator('[name=issuer]').fill('Bệnh viện Đa khoa tỉnh Kiên Giang');
  await form.locator('[name=issuedOn]').fill('31/2/2022');
  await form.locator('button').click();
  assert.match(await counter.locator('#error-summary').innerText(), /Nhập ngày theo dạng/);
  assert.deepEqual(await faultsOf(counter), []);
  await form.locator('[name=issuedOn]').fill('1/6/2022');
  await form.locator('[name=number]').fill('07/GCS');
  await form.locator('[name=isCompared]').check();
  await form.locator('button').click();
  const copied = counter.locator('#documents', { hasText: 'Giấy tờ đã số hóa' });
  for (let tries = 0; tries < 120 && (await copied.count()) === 0; tries += 1) {
    await counter.waitForTimeout(500);
    await counter.goto(path);
  }
  assert.match(await copied.innerText(), /Giấy chứng sinh\s+\S+-SH\d+ · ký/);
  assert.deepEqual(await faultsOf(counter), []);
  const address = (await copied.getByRole('link', { name: 'Xác minh' }).getAttribute('href')) ?? '';
  const stranger = await stage.person();
  await stranger.goto(address);
  assert.match(await mainOf(stranger), /Văn bản còn hiệu lực[\s\S]*Bản số hóa của giấy tờ/);

  const mother = await signedIn(MOTHER);
  await mother.goto(`${STORE}?tim=chung+sinh`);
  const line = /Giấy chứng sinh\s+Còn hiệu lực\s+Số 07\/GCS · Bệnh viện Đa khoa tỉnh Kiên Giang/;
  assert.match(await mainOf(mother), line);
  const draft = await birthDraft(mother);
  await mother.goto(`/nop/nhap/${draft}/giay-to`);
  assert.match(await mainOf(mother), /Dùng lại giấy tờ đã có[\s\S]*Giấy chứng sinh.*07\/GCS/);

  // At the counter nobody scans it again either.
  await fillBirthForm(counter, 'Lâm Thị Mỹ Hạnh', []);
  await counter.getByRole('button', { name: 'Lấy giấy tờ từ kho của người nộp' }).click();
  assert.match(await mainOf(counter), /Đã lấy từ kho: Giấy chứng sinh/);
  assert.equal(await counter.inputValue('#concernedName'), 'Lâm Gia Bảo', 'nothing typed is lost');
  assert.deepEqual(await faultsOf(counter), []);
  await checkAndReceive(counter);
  const { rows } = await database.query(
    `select body -> 'attachments' -> 0 -> 'source' ->> 'kind' as kind from event
      where type = 'received' order by at desc limit 1`,
  );
  assert.deepEqual(rows, [{ kind: 'stored' }]);
  await mother.goto('/cong-dan/du-lieu');
  assert.match(await mainOf(mother), /Cán bộ một cửa[\s\S]*Mở văn bản đã ký số/);
});

function check(): { readonly status: number | null; readonly said: string } {
  const program = join(import.meta.dirname, '../../bin/documents.ts');
  const args = [program, 'check', '--data-dir', stage.system.dataDir];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('what is kept is sealed on the disk; the check names every file that is missing or damaged', async () => {
  const { rows } = await database.query('select distinct sha256 from stored_document');
  const [damaged = '', missing = ''] = rows.map(({ sha256 }) => String(sha256));
  const fileOf = (sha256: string): string =>
    join(
      stage.system.dataDir,
      'documents',
      sha256.slice(0, 2),
      sha256.slice(2, 4),
      `${sha256}.sealed`,
    );
  assert.ok(!readFileSync(fileOf(damaged)).includes('%PDF'));
  const whole = check();
  assert.equal(whole.status, 0, whole.said);
  assert.match(whole.said, /[1-9]\d* files: each is there, opens and is what its name says/);
  const bytes = readFileSync(fileOf(damaged));
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  writeFileSync(fileOf(damaged), bytes);
  rmSync(fileOf(missing));
  const flawed = check();
  assert.equal(flawed.status, 1);
  assert.match(flawed.said, new RegExp(`${damaged} is damaged`));
  assert.match(flawed.said, new RegExp(`${missing} is not there`));
  assert.match(flawed.said, /2 of \d+ files are wrong/);
});
