import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { openStage } from '#test/support/browser.ts';
import { BIRTH_ONLINE } from '#test/support/home-filing.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { openCitizens } from '#test/support/signed-in-citizen.ts';

const stage = await openStage(0);
const { database, signedIn } = await openCitizens(stage);

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
  const page = await signedIn(person);
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
