import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { instantFromEpoch } from '#kernel/day.ts';
import { createPool } from '#store/connection.ts';
import { createCampaign } from '#store/quality-campaigns.ts';
import { keepRecords } from '#store/quality-records.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { openCitizens } from '#test/support/signed-in-citizen.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';
import { waitFor } from '#test/support/wait-for.ts';

const stage = await openStage(0);
const { database, signedIn } = await openCitizens(stage);
const HEALTH = 'chuyenvien.soyte';
const PASSES = '/can-bo/du-lieu/ho-chieu-vac-xin';
const OWN = '/cong-dan/giay-to/ho-chieu-vac-xin';

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();

interface Person {
  readonly number: string;
  readonly name: string;
  readonly birthDate: string;
  readonly diedOn: string | null;
}

/** People of the simulators; of some a dose was written down wrongly. */
async function people(): Promise<readonly Person[]> {
  const control = new URL(stage.system.url);
  control.port = String(Number(control.port) + 3);
  const all = (await (await fetch(new URL('/people', control))).json()) as readonly Person[];
  return all.filter(({ birthDate, diedOn }) => birthDate.length === 10 && diedOn === null);
}

async function answersOf(numbers: readonly string[]) {
  const { rows } = await database.query<{
    identity_number: string;
    state: string;
    pass_id: string | null;
    refusal: string | null;
  }>(
    `select identity_number, state, pass_id, refusal from vaccine_pass_request
      where identity_number = any($1) order by identity_number`,
    [numbers],
  );
  return rows;
}

test('the Department of Health issues many at once; who is not clean is told why; citizens show and print theirs', async () => {
  const chosen = (await people()).slice(0, 40);
  const numbers = chosen.map(({ number }) => number);
  const officer = await stage.officer(HEALTH);
  await officer.getByRole('link', { name: 'Hộ chiếu vắc xin' }).click();
  assert.deepEqual(await faultsOf(officer), []);
  const send = () => officer.getByRole('button', { name: 'Đề nghị cấp' }).click();
  await send();
  assert.equal(statusOf(officer), 422);
  assert.match(await mainOf(officer), /Nhập số định danh, mỗi dòng một người/);
  await officer.getByLabel('Số định danh cá nhân').fill(`${numbers[0]}\n09118`);
  await send();
  assert.match(await mainOf(officer), /“09118” không phải số định danh/);
  assert.deepEqual(await faultsOf(officer), []);
  await officer.getByLabel('Số định danh cá nhân').fill([...numbers, numbers[0]].join('\n'));
  await send();
  assert.match(await mainOf(officer), /Đã đề nghị cấp cho 40 người/);

  await waitFor(async () => {
    const rows = await answersOf(numbers);
    return rows.length === 40 && rows.every(({ state }) => state !== 'waiting');
  });
  const rows = await answersOf(numbers);
  const issued = rows.filter(({ state }) => state === 'issued');
  const refused = rows.filter(({ state }) => state === 'refused');
  assert.ok(issued.length > 5 && refused.length > 0, `${issued.length} issued`);

  await officer.goto(`${PASSES}?trang-thai=refused`);
  assert.match(
    await mainOf(officer),
    /chưa có đủ hai mũi ghi đúng số này|Đính chính trước khi cấp. Khác: (họ tên|ngày sinh)/,
  );
  assert.deepEqual(await faultsOf(officer), []);
  await officer.goto(`${PASSES}?trang-thai=issued`);
  assert.deepEqual(await faultsOf(officer), []);

  const [first] = issued;
  const owner = chosen.find(({ number }) => number === first?.identity_number) ?? assert.fail();
  const citizen = await signedIn(owner);
  await citizen.goto('/cong-dan/giay-to');
  await citizen.getByRole('link', { name: 'Hộ chiếu vắc xin của tôi' }).click();
  assert.match(await mainOf(citizen), new RegExp(`Đang có giá trị[\\s\\S]*${owner.name}`));
  assert.equal(await citizen.locator('.qr svg').count(), 1);
  assert.deepEqual(await faultsOf(citizen), []);
  const file = await citizen.request.get(`${OWN}/${first?.pass_id}/tep`);
  assert.equal(file.headers()['content-type'], 'application/pdf');
  assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-');

  const other = await signedIn({ number: '091190077777', name: 'Trần Thị Khác' });
  await other.goto(OWN);
  assert.match(await mainOf(other), /Bạn chưa có hộ chiếu vắc xin/);
  assert.deepEqual(await faultsOf(other), []);
  assert.equal((await other.request.get(`${OWN}/${first?.pass_id}/tep`)).status(), 404);
});

test('what was signed verifies on the public page until it is taken back, and is then issued anew', async () => {
  const { rows } = await database.query<{ id: string; text: string; number: string }>(
    `select pass_id as id, text, identity_number as number from vaccine_pass
      where ended_at is null order by issued_at limit 1`,
  );
  const [pass = assert.fail()] = rows;
  const verified = async (): Promise<string> => {
    const stranger = await stage.person({ width: 390, javaScriptEnabled: false });
    await stranger.goto('/xac-minh-ho-chieu-vac-xin');
    await stranger.fill('#ma', pass.text);
    await stranger.getByRole('button', { name: 'Xác minh' }).click();
    assert.deepEqual(await sourceFaults(stranger), []);
    return mainOf(stranger);
  };
  assert.match(await verified(), /Chứng nhận có giá trị[\s\S]*Sở Y tế \(bản thử nghiệm/);

  const officer = await stage.officer(HEALTH, { width: 390 });
  await officer.goto(`${PASSES}/${pass.id}`);
  const revoke = () => officer.getByRole('button', { name: 'Thu hồi' }).click();
  await revoke();
  assert.match(await mainOf(officer), /Ghi lý do thu hồi/);
  assert.deepEqual(await faultsOf(officer), []);
  await officer.getByLabel('Lý do thu hồi').fill('ngày tiêm ghi nhầm');
  await revoke();
  assert.match(await mainOf(officer), /Đã thu hồi[\s\S]*ngày tiêm ghi nhầm/);
  const after = await verified();
  assert.match(after, /Chứng nhận đã bị thu hồi/);
  assert.doesNotMatch(after, /Chứng nhận có giá trị/);

  await officer.getByRole('button', { name: 'Cấp lại' }).click();
  await waitFor(async () => {
    const { rows: held } = await database.query(
      'select 1 from vaccine_pass where identity_number = $1 and ended_at is null',
      [pass.number],
    );
    return held.length === 1;
  });
  const paper = await officer.request.get(`${PASSES}/${pass.id}/tep`);
  assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
  const { rows: audit } = await database.query(
    `select act, outcome from audit where detail = $1 group by 1, 2 order by 1, 2`,
    [pass.id],
  );
  assert.deepEqual(
    audit.map(({ act, outcome }) => `${act} ${outcome}`),
    ['vaccine-pass read', 'vaccine-pass-asked done', 'vaccine-pass-revoked done'],
  );
});

test('figures by commune say how many were signed; nobody but the Department of Health comes in', async () => {
  const officer = await stage.officer(HEALTH);
  await officer.goto(`${PASSES}/so-lieu`);
  assert.match(await mainOf(officer), /Hộ chiếu đã ký/);
  assert.deepEqual(await faultsOf(officer), []);
  const csv = await (await officer.request.get(`${PASSES}/so-lieu.csv`)).text();
  const signed = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(/(\d+)"?\r?$/.exec(line)?.[1]))
    .reduce((sum, count) => sum + count, 0);
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from vaccine_pass where ended_at is null',
  );
  assert.equal(signed, rows[0]?.count);
  const counter = await stage.officer('quay.vinhthanhvan');
  await counter.goto(PASSES);
  assert.equal(statusOf(counter), 403);
});

/** A campaign as a run leaves it: of three people two doses that agree, of a fourth two that do not. */
async function keepCampaign(chosen: readonly Person[]): Promise<void> {
  const pool = createPool({
    url: databaseUrlOf(stage.system.dataDir),
    role: null,
    max: 1,
    applicationName: 'test',
    onFault: () => undefined,
  });
  const campaignId = randomUUID();
  const left = { kind: 'register', register: 'vaccination' } as const;
  const right = { kind: 'register', register: 'national-population' } as const;
  const of = {
    campaignId,
    kind: 'vaccination',
    name: 'Tiêm chủng quý II',
    settings: null,
  } as const;
  const steward = { subject: 'hoa', name: '', role: 'data-steward', agency: '' } as const;
  const now = instantFromEpoch(Date.now());
  await createCampaign(pool, { ...of, left, right, fourEyes: [] }, steward, now);
  const unknown = { commune: '30730', address: '', father: '', mother: '', more: {} };
  const doses = chosen.flatMap(({ number, name, birthDate }, index) =>
    [1, 2].map((dose) => ({
      ...unknown,
      id: `MT${index}${dose}`,
      name: index === 3 && dose === 2 ? `${name} Em` : name,
      birthDate,
      sex: null,
      identityNumber: number,
    })),
  );
  await keepRecords(pool, { campaignId, run: 1, side: 'left' }, doses);
  await pool.end();
}

test('all of a campaign whose doses agree are counted, and asked for at once', async () => {
  const chosen = (await people()).slice(50, 54);
  await keepCampaign(chosen);
  const officer = await stage.officer(HEALTH);
  await officer.goto(PASSES);
  assert.deepEqual(await faultsOf(officer), []);
  await officer.getByRole('button', { name: 'Đếm người đã sạch' }).click();
  assert.match(await mainOf(officer), /3 người có đủ hai mũi khớp nhau/);
  assert.deepEqual(await faultsOf(officer), []);
  await officer.getByRole('button', { name: 'Cấp cho 3 người' }).click();
  assert.match(await mainOf(officer), /Đã đề nghị cấp cho 3 người/);
  const asked = await answersOf(chosen.map(({ number }) => number));
  assert.deepEqual(
    asked.map((row) => row.identity_number),
    chosen
      .slice(0, 3)
      .map(({ number }) => number)
      .toSorted(),
  );
});
