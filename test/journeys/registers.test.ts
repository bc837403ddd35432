import { breakName } from '#names/break-name.ts';
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { insuranceCode, type SimulatedPerson } from '#registries/simulation/population.ts';
import {
  ADMINISTRATOR,
  BIRTH,
  checkAndReceive,
  CLERK,
  codeOnPage,
  COUNTER,
  fieldsOf,
  fillBirthForm,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { simulatedContractData } from '#test/support/contract-data.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);
const order = (system: string, plan: object): Promise<Response> =>
  fetch(new URL(`/control/${system}`, control), { method: 'POST', body: JSON.stringify(plan) });
const people = (await (await fetch(new URL('/people', control))).json()) as SimulatedPerson[];
const data = simulatedContractData(people);
const spoken = (day: string): string => day.split('-').toReversed().join('/');

const REGISTERS = '/can-bo/tra-cuu-he-thong';
const REASON = 'Người dân hỏi tại quầy';

async function look(page: Page, slug: string, fields: Readonly<Record<string, string>>) {
  await page.goto(`${REGISTERS}/${slug}`);
  for (const [field, value] of Object.entries(fields)) await page.fill(`#${field}`, value);
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
}
const answerOf = (page: Page): Promise<string> => page.locator('#answer').innerText();

async function rowsOf(sql: string): Promise<readonly Record<string, unknown>[]> {
  const database = new pg.Client(databaseUrlOf(stage.system.dataDir));
  await database.connect();
  const { rows } = await database.query(sql);
  await database.end();
  return rows;
}

test('from a dossier an officer looks the card up, with what the dossier says, and it is kept', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await page.fill('#concernedName', '');
  await page.fill('#applicantName', data.insured.name);
  await page.fill('#applicantIdentity', data.insured.number);
  await page.fill('#applicantBirth', spoken(data.insured.birthDate));
  await page.locator(`[name=applicantSex][value=${data.insured.sex}]`).check();
  await checkAndReceive(page);
  const code = await codeOnPage(page);
  await page.getByRole('link', { name: 'Tra cứu hệ thống khác cho hồ sơ này' }).click();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('link', { name: 'Thẻ bảo hiểm y tế' }).click();
  assert.equal(await page.inputValue('#ho-so'), code);
  assert.equal(await page.inputValue('#card'), data.insured.number);
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
  const answer = await answerOf(page);
  assert.match(answer, /000: Thông tin thẻ chính xác, còn giá trị/);
  assert.match(answer, new RegExp(data.insured.code));
  assert.match(answer, /Nguồn: Cổng giám định BHYT · lúc /);
  assert.deepEqual(await faultsOf(page), []);
  const [call] = await rowsOf(
    `select dossier.code, call.purpose, call.procedure_code, call.subject, call.person
      from exchange_call as call join dossier using (dossier_id)
      where service = 'KQNhanLichSuKCB2024'`,
  );
  assert.deepEqual(call, {
    code,
    purpose: 'Tra cứu để giải quyết hồ sơ',
    procedure_code: BIRTH.split('/').at(-1),
    subject: `demo:${COUNTER}`,
    person: data.insured.number,
  });
  const audited = await rowsOf(
    `select act, outcome, detail from audit where act like 'look-up health-card%' order by at`,
  );
  assert.deepEqual(audited, [
    { act: 'look-up health-card: prefilled', outcome: 'read', detail: '' },
    { act: 'look-up health-card', outcome: 'read', detail: 'answered' },
  ]);
});

test('each kind of look-up finds, and says plainly when it finds nothing', async () => {
  const page = await stage.officer(SPECIALIST);
  const why = { 'ly-do': REASON };
  const [head = assert.fail()] = people;
  const cases: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ['ma-so-bhxh', { code: data.insured.code }, new RegExp(data.insured.name)],
    ['ma-so-bhxh', { code: '9999999999' }, /Không tìm thấy/],
    ['ho-gia-dinh-bhxh', { code: data.insured.household }, new RegExp(data.insured.code)],
    [
      'tim-ma-so-bhxh',
      { name: data.insured.name, birth: data.insured.birthDate.slice(0, 4) },
      new RegExp(data.insured.code),
    ],
    ['tim-ma-so-bhxh', { name: 'Không Có Ai', birth: '1985' }, /Không tìm thấy/],
    [
      'the-bhyt',
      { card: data.insured.code, name: 'Không Có Ai', birth: '1985' },
      /06[01]: .*sai họ tên[\s\S]*so từng chữ/i,
    ],
    ['doanh-nghiep', { code: data.enterprise.code }, /CÔNG TY TNHH GIẢ LẬP/],
    ['ho-kinh-doanh', { code: head.number }, /Hộ kinh doanh/],
    ['don-vi-ngan-sach', { words: 'tram y te gia lap 3' }, /Trạm Y tế Giả Lập 3/],
  ];
  for (const [slug, fields, expected] of cases) {
    await look(page, slug, { ...why, ...fields });
    assert.match(await answerOf(page), expected, slug);
    assert.deepEqual(await faultsOf(page), [], slug);
  }
});

test('without a purpose, or with numbers that cannot be, nothing is asked and all is kept', async () => {
  const page = await stage.officer(COUNTER);
  await look(page, 'the-bhyt', { card: '12', name: 'Lâm 1', birth: '31/02/1985' });
  assert.equal(statusOf(page), 422);
  for (const field of ['ly-do', 'card', 'name', 'birth']) {
    await page.locator(`#${field}-error`).waitFor();
  }
  assert.equal(await page.inputValue('#card'), '12');
  assert.deepEqual(await faultsOf(page), []);
  await look(page, 'than-nhan', { number: data.child.number, name: data.child.name });
  await page.locator('#ho-so-error').getByText('chỉ trả lời cho một thủ tục').waitFor();
  await look(page, 'ma-so-bhxh', { 'ho-so': '000.00.00.H33-220621-9999', code: '9185012345' });
  await page.locator('#ho-so-error').getByText('Không có hồ sơ mang mã này').waitFor();
});

test('kinship is asked for a dossier: of the mother it is right, of a stranger not', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await checkAndReceive(page);
  const code = await codeOnPage(page);
  const { number, name, mother } = data.child;
  const fields = { 'ho-so': code, number, name, relativeName: mother.name };
  for (const [relativeNumber, expected] of [
    [mother.number, /Đúng: hai người có quan hệ/],
    [data.nobody, /không ghi quan hệ này/],
  ] as const) {
    await page.goto(`${REGISTERS}/than-nhan`);
    await page.locator('[name=relation][value=parent]').check();
    for (const [field, value] of Object.entries({ ...fields, relativeNumber })) {
      await page.fill(`#${field}`, value);
    }
    await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
    assert.match(await answerOf(page), expected);
    assert.deepEqual(await faultsOf(page), []);
  }
});

test('a slow line is waited for three seconds, a dead one is told; nothing typed is lost', async () => {
  const page = await stage.officer(COUNTER);
  const fields = { 'ly-do': REASON, code: data.insured.code };
  await order('social-insurance', { latency: 20_000 });
  const began = performance.now();
  await look(page, 'ma-so-bhxh', fields);
  assert.match(await answerOf(page), /Bảo hiểm xã hội chưa trả lời/);
  const waited = performance.now() - began;
  assert.ok(waited > 2500 && waited < 10_000, `${waited} ms`);
  assert.equal(await page.inputValue('#code'), data.insured.code);
  assert.equal(await page.inputValue('#ly-do'), REASON);
  assert.deepEqual(await faultsOf(page), []);
  for (const [plan, expected] of [
    [{ isOut: true }, /Không kết nối được/],
    [{ webPages: 1 }, /trả về một trang web/],
    [{ refusal: '101' }, /không nhận tài khoản, mã truy cập hoặc địa chỉ/],
    [{ refusal: '106' }, /từ chối/],
  ] as const) {
    await order('social-insurance', plan);
    await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
    await page.locator('#answer').getByText(expected).waitFor();
  }
  await order('social-insurance', {});
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
  await page.getByText('Nguồn: Bảo hiểm xã hội').waitFor();
});

test('letters that were broken on the way are shown as they came, with a warning', async () => {
  const page = await stage.officer(SPECIALIST);
  await order('social-insurance', { garbledNames: 1 });
  const garbled = people.find((person) => /[ạ-ỹ]/u.test(person.name) && person.diedOn === null);
  assert.ok(garbled !== undefined);
  await look(page, 'ma-so-bhxh', { 'ly-do': REASON, code: insuranceCode(garbled) });
  const answer = await answerOf(page);
  assert.match(answer, /chữ bị hỏng trên đường truyền/);
  assert.match(answer, /chữ hỏng/);
  assert.ok(!answer.includes(garbled.name));
  assert.deepEqual(await faultsOf(page), []);
  await order('social-insurance', {});
});

test('only who works on dossiers may ask; others are refused and it is kept', async () => {
  for (const username of [CLERK, ADMINISTRATOR]) {
    const page = await stage.officer(username);
    await page.goto(REGISTERS);
    assert.equal(statusOf(page), 403, username);
  }
  const page = await stage.officer(COUNTER);
  await page.goto(`${REGISTERS}/khong-co`);
  assert.equal(statusOf(page), 404);
  await page.goto('/can-bo/cap-ma-dvqhns');
  assert.equal(statusOf(page), 403);
  const denied = await rowsOf(`select distinct act from audit where outcome = 'denied' order by 1`);
  assert.deepEqual(
    denied.map(({ act }) => act),
    ['ask-budget-code', 'ask-registers'],
  );
});

test('a code of a budget unit is issued once, though the answer is lost and the form is sent again', async () => {
  const page = await stage.officer(SPECIALIST);
  await page.goto(REGISTERS);
  await page.getByRole('link', { name: 'Đề nghị cấp mã ĐVQHNS' }).click();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
  assert.equal(statusOf(page), 422);
  assert.deepEqual(await faultsOf(page), []);
  await page.fill('#name', 'Trường Mầm non Hướng Dương');
  await page.fill('#address', 'Ấp 3, xã Bình An');
  await page.fill('#founding', 'Quyết định 12/QĐ-UBND ngày 01/06/2022');
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
  assert.deepEqual(await faultsOf(page), []);
  const check = page.url();
  const form = await fieldsOf(page, 'main form');
  await order('budget-units', { lostAnswers: 1 });
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await page.getByText('Bộ Tài chính chưa trả lời').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Hỏi lại kết quả' }).click();
  await page.locator('#outcome').getByText('Không kết nối được').waitFor();
  await order('budget-units', {});
  await page.getByRole('button', { name: 'Hỏi lại kết quả' }).click();
  await page.getByText('Mã số ĐVQHNS: ').waitFor();
  const told = /ĐVQHNS: (\d{7})/.exec(await page.locator('#outcome').innerText())?.[1];
  assert.deepEqual(await faultsOf(page), []);
  const again = await page.request.post(check, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: `${form}&intent=issue`,
  });
  assert.match(await again.text(), new RegExp(`ĐVQHNS: ${told}`));
  await page.goto('/can-bo/cap-ma-dvqhns');
  assert.match(await page.locator('#recent').innerText(), new RegExp(`Hướng Dương.*${told}`));
  const found = await rowsOf('select answer, state from budget_code_request');
  assert.deepEqual(found, [{ answer: told, state: 'issued' }]);
});

test('a citizen card whose name the reader broke finds the insurance card, and what was asked is said', async () => {
  const page = await stage.officer(COUNTER);
  const { name, number, birthDate } = data.insured;
  const born = birthDate.split('-').toReversed().join('');
  const scan = (broken: string): string => `${number}||${broken}|${born}|Nam|Rạch Giá|01012021`;
  await look(page, 'the-bhyt', {
    'ly-do': REASON,
    card: scan(breakName(name, 'utf8-as-windows-1258')),
  });
  await page.getByText(`đọc lại là “${name}”`).waitFor();
  assert.match(await answerOf(page), /000/);
  assert.equal(await page.inputValue('#name'), name);

  await look(page, 'the-bhyt', { 'ly-do': REASON, card: scan(breakName(name, 'question-marks')) });
  await page.getByText('Họ tên quét được bị lỗi và mất chữ').first().waitFor();
  assert.equal(await page.locator('#answer').count(), 0, 'nobody is asked by a guess');
});
