import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { signInCitizenAt } from '#test/support/citizen-session.ts';
import { BIRTH_ONLINE } from '#test/support/home-filing.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));

const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);

/** Somebody of the simulators' population, whom the simulated national store knows. */
async function somebody() {
  const people = (await (await fetch(new URL('/people', control))).json()) as {
    number: string;
    name: string;
    cardIssuedOn: string | null;
  }[];
  return people.find(({ cardIssuedOn }) => cardIssuedOn !== null) ?? assert.fail();
}

const order = (plan: object) =>
  fetch(new URL('/control/national-portal', control), {
    method: 'POST',
    body: JSON.stringify(plan),
  });

test('a paper is taken from the national store, which it names; a dead line costs a photo', async () => {
  const person = await somebody();
  const { cookie } = await signInCitizenAt(database, stage.system.dataDir, person);
  const [name = '', value = ''] = cookie.split('=');
  const page = await stage.person({ width: 390 });
  await page.context().addCookies([{ name, value, url: stage.system.url }]);
  await page.goto(BIRTH_ONLINE);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const draft = /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());
  const attached = async () => {
    const { rows } = await database.query('select attachments from draft where draft_id = $1', [
      draft,
    ]);
    return rows[0].attachments as { component: string; size: number; source: unknown }[];
  };

  await page.goto(`/nop/nhap/${draft}/giay-to`);
  await page
    .getByRole('link', { name: /^Lấy từ kho quốc gia/ })
    .first()
    .click();
  assert.match(await page.locator('main').innerText(), /Giấy khai sinh\s*Số \d{4}\/KS/);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Dùng giấy tờ này' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /Chọn một giấy tờ/);

  const here = page.url();
  await order({ isOut: true });
  await page.goto(here);
  assert.match(await page.locator('main').innerText(), /Kho quốc gia chưa trả lời/);
  assert.equal(statusOf(page), 200);
  assert.deepEqual(await faultsOf(page), []);
  assert.deepEqual(await attached(), []);
  await order({});

  await page.goto(here);
  await page.getByLabel(/Giấy khai sinh/).check();
  await page.getByRole('button', { name: 'Dùng giấy tờ này' }).click();
  await page.waitForURL(/giay-to#file-/);
  assert.match(await page.locator('main').innerText(), /giay-khai-sinh\.pdf/);
  const [taken] = await attached();
  const number = `${person.number.slice(-4)}/KS`;
  assert.deepEqual(taken?.source, { kind: 'national-store', code: 'KQ.G15.000031', number });
  assert.ok((taken?.size ?? 0) > 100);
  const { rows } = await database.query(
    `select service, person, purpose from exchange_call where party = 'national-portal' and
      service in ('GetDanhSachKetQua', 'TaiTepKetQua') and outcome = 'answered' order by at desc limit 1`,
  );
  assert.deepEqual(rows, [
    {
      service: 'TaiTepKetQua',
      person: person.number,
      purpose: 'Lấy kết quả của chính người khai trong kho quốc gia',
    },
  ]);
});
