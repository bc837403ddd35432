import { strict as assert } from 'node:assert';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, parseInstant } from '#kernel/day.ts';
import { connectRegistries } from '#registries/connect.ts';
import type { PaymentPlatform } from '#registries/payment/adapter.ts';
import {
  askMessage,
  authCode,
  CALL_BACK_FIELDS,
  type PaymentOrder,
  readCallBack,
  startMessage,
} from '#registries/payment/codec.ts';
import type { FaultCode } from '#registries/registry-fault.ts';
import { bodyOf } from '#registries/simulation/faults.ts';
import type { ContractData } from '#test/support/contract-data.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';
import { systemNow } from '#test/support/exchange-fixture.ts';
import { freePorts } from '#test/support/free-ports.ts';
import { lineContract } from '#test/support/line-contract.ts';
import { PAYMENT_ACCOUNT } from '#test/support/simulators.ts';

/** What came to us as call-backs, as text. */
const told: string[] = [];
const port = await freePorts(1);
const receiver = createServer((request, response) => {
  void bodyOf(request).then((text) => {
    told.push(text);
    response.end('{}');
  });
});
receiver.listen(port, '127.0.0.1');
await once(receiver, 'listening');
after(() => receiver.close());

const contract = await openContract('payment', `http://127.0.0.1:${port}/`);
const { account, records, registries } = contract;
const context = { ...contract.context, procedureCode: '1.001612' };
const payments = (): PaymentPlatform => registries.payment ?? assert.fail('there is no account');

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : assert.fail(text);
}

const order: PaymentOrder = {
  reference: '0000140H332206210001L1',
  startedAt: instant('2022-06-21T02:30:00.000Z'),
  amount: 100_000,
  dossierCode: '000.01.40.H33-220621-0001',
  procedure: { code: '1.001612', name: 'Đăng ký thành lập hộ kinh doanh' },
  agency: { code: '000.01.40.H33', name: 'UBND thành phố Rạch Giá' },
  payer: { name: 'Lâm Thị Mỹ Hạnh', identityNumber: null, address: '12 Trần Phú' },
  fees: [{ name: 'Lệ phí', amount: 100_000 }],
};
/** Another at each run: a real platform keeps what was started before. */
let serial = Math.floor(Math.random() * 900_000_000);
/** A payment that nobody has started before. */
function another(): PaymentOrder {
  serial += 1;
  const dossierCode = `${context.agency}-220621-${serial}`;
  return { ...order, startedAt: systemNow(), reference: `THU${serial}`, dossierCode };
}

/** The same, of a fee that the tested platform knows. */
function anotherOf({ agencyName, ...fee }: ContractData['fee']): PaymentOrder {
  const agency = { code: context.agency, name: agencyName };
  return { ...another(), ...fee, agency, fees: [{ name: 'Lệ phí', amount: fee.amount }] };
}

const codeOf = async (call: () => Promise<unknown>): Promise<FaultCode> =>
  (await faultOf(call)).code;

beforeEach(() => {
  told.length = 0;
});

test('the authentication codes are those that another program makes of the same fields', () => {
  assert.equal(
    startMessage(order, PAYMENT_ACCOUNT)['MaXacThuc'],
    '0681b27eb2adf302d9812cfd65c4a77668158a62427e4ab82413d506aab83963',
  );
  assert.equal(
    askMessage('QUERY', order, PAYMENT_ACCOUNT)['MaXacThuc'],
    '30844bacf874de3bf12744d494ed563b8fc514e991a15e27a5ef5d45e348f502',
  );
});

const genuine = {
  LoaiBanTin: 'CONFIRM',
  MaLoi: '00',
  MaDoiTac: 'MOT-CUA-THU',
  MaThamChieu: '0000140H332206210001L1',
  SoTien: 100_000,
  MaTienTe: 'VND',
  MaGiaoDich: 'NH1',
  MaNganHang: 'VCB',
  ThoiGianGD: '20220621093112',
  ThongTinGiaoDich: 'THANH TOAN HO SO 000.01.40.H33-220621-0001',
  MaXacThuc: 'ea3faba0654d182b444ad5dace82f914b4de989e22be1f0bcfe02d14f301bec2',
};

test('a call-back is believed by its code, and every field is under it', () => {
  assert.deepEqual(readCallBack(genuine, PAYMENT_ACCOUNT), {
    kind: 'paid',
    reference: order.reference,
    money: {
      amount: 100_000,
      transaction: 'NH1',
      bank: 'VCB',
      at: '2022-06-21T02:31:00.000Z',
    },
  });
  for (const field of [...CALL_BACK_FIELDS, 'MaXacThuc']) {
    const changed = { ...genuine, [field]: '1' };
    assert.deepEqual(readCallBack(changed, PAYMENT_ACCOUNT), { kind: 'forged' }, field);
  }
});

test('a genuine call-back that says nothing that can be is told apart from a forged one', () => {
  const signed = (changes: object): unknown => {
    const message: Record<string, unknown> = { ...genuine, ...changes };
    const fields = CALL_BACK_FIELDS.map((name) => String(message[name]));
    return { ...message, MaXacThuc: authCode(fields, PAYMENT_ACCOUNT.secret) };
  };
  const kindOf = (changes: object) => readCallBack(signed(changes), PAYMENT_ACCOUNT).kind;
  assert.equal(kindOf({}), 'paid');
  assert.equal(kindOf({ MaLoi: '24' }), 'failed');
  for (const SoTien of [0, -1, 1.5, '1e99', 'x', 3e9]) {
    assert.equal(kindOf({ SoTien }), 'unreadable', String(SoTien));
  }
  assert.equal(kindOf({ MaTienTe: 'USD' }), 'unreadable');
  assert.equal(kindOf({ MaGiaoDich: 'x'.repeat(65) }), 'unreadable');
  assert.equal(kindOf({ MaDoiTac: 'TINH-KHAC' }), 'forged');
  for (const body of [null, 'x', [], undefined]) {
    assert.equal(readCallBack(body, PAYMENT_ACCOUNT).kind, 'unreadable');
  }
});

contract.about(
  'fee',
  'a payment awaits money from its start, which may be repeated',
  async (fee) => {
    const mine = anotherOf(fee);
    assert.equal((await payments().statusOf(mine, context)).kind, 'unknown');
    for (let starts = 0; starts < 2; starts += 1) {
      await payments().start(mine, context);
      assert.equal((await payments().statusOf(mine, context)).kind, 'pending');
    }
    assert.equal(await codeOf(() => payments().billOf(mine, context)), 'refused');
  },
);

contract.about(
  'fee',
  'a secret that is not ours starts nothing; the log keeps no secret',
  async (fee) => {
    const mine = anotherOf(fee);
    const own = account.payment ?? assert.fail('there is no account');
    const wrong = connectRegistries(
      { ...account, payment: { ...own, secret: 'sai' } },
      () => async () => undefined,
      systemNow,
    );
    assert.equal(await codeOf(async () => wrong.payment?.start(mine, context)), 'refused');
    assert.equal((await payments().statusOf(mine, context)).kind, 'unknown');
    await payments().start(mine, context);
    const text = JSON.stringify(records);
    assert.ok(text.includes(mine.reference));
    assert.ok(!text.includes(own.secret) && !text.includes('MaXacThuc'));
  },
);

contract.arranged(async ({ simulators, data: { paid, fee } }) => {
  const mine = { ...anotherOf(fee), ...paid, startedAt: instant(paid.startedAt) };
  await payments().start(mine, context);
  await simulators.pay(mine.reference, 'du');
});

contract.about(
  'paid',
  'a payment that was paid is told with its money, and has a bill',
  async (paid) => {
    const mine = { reference: paid.reference, startedAt: instant(paid.startedAt) };
    const status = await payments().statusOf(mine, context);
    assert.ok(status.kind === 'paid', status.kind);
    assert.equal(status.money.amount, paid.amount);
    assert.notEqual(status.money.at, null);
    const bill = await payments().billOf(mine, context);
    assert.match(Buffer.from(bill).toString('latin1'), /^%PDF-/);
  },
);

lineContract(contract, () => payments().statusOf(another(), context), 'json');

contract.ordered('a payment goes from its start to its bill', async ({ simulators }) => {
  const mine = another();
  assert.equal((await payments().statusOf(mine, context)).kind, 'unknown');
  const address = await payments().start(mine, context);
  assert.equal((await payments().statusOf(mine, context)).kind, 'pending');
  assert.equal(await codeOf(() => payments().billOf(mine, context)), 'refused');
  const page = await (await fetch(address)).text();
  assert.match(page, /trang thanh toán giả lập/);
  assert.match(page, /Trả đủ[\s\S]*Trả thiếu[\s\S]*Hủy/);
  await simulators.pay(mine.reference, 'du');
  const status = await payments().statusOf(mine, context);
  assert.ok(status.kind === 'paid');
  assert.equal(status.money.amount, 100_000);
  const bill = await payments().billOf(mine, context);
  assert.match(Buffer.from(bill).toString('latin1'), /^%PDF-[\s\S]*BIEN LAI THU\d/);
  assert.equal((await simulators.payments())[mine.reference]?.starts, 1);
});

contract.ordered('a payer who gives up is a payment that failed', async ({ simulators }) => {
  const mine = another();
  await payments().start(mine, context);
  await simulators.pay(mine.reference, 'huy');
  assert.equal((await payments().statusOf(mine, context)).kind, 'failed');
});

contract.ordered(
  'the partner is called back, twice where the line doubles, and each is genuine',
  async ({ simulators, order: plan }) => {
    await plan({ duplicates: 1 });
    const mine = another();
    await payments().start(mine, context);
    await simulators.pay(mine.reference, 'thieu');
    // A call-back of the test before may still be on its way.
    const ofMine = () => told.filter((text) => text.includes(mine.reference));
    for (let tries = 0; ofMine().length < 2 && tries < 500; tries += 1) await pause(10);
    assert.equal(ofMine().length, 2);
    for (const text of ofMine()) {
      const said = payments().readCallBack(JSON.parse(text));
      assert.ok(said.kind === 'paid' && said.reference === mine.reference);
      assert.equal(said.money.amount, 50_000);
    }
  },
);

contract.ordered(
  'a start that is repeated is one payment at the platform',
  async ({ order: plan }) => {
    const mine = another();
    await plan({ lostAnswers: 1 });
    assert.equal(await codeOf(() => payments().start(mine, context)), 'unreachable');
    await plan({});
    assert.equal((await payments().statusOf(mine, context)).kind, 'pending');
    assert.match(await payments().start(mine, context), new RegExp(mine.reference));
  },
);

contract.ordered('whatever goes wrong is a worded fault', async ({ order: plan }) => {
  const cases: readonly (readonly [object, FaultCode, FaultCode])[] = [
    [{ isOut: true }, 'unreachable', 'unreachable'],
    [{ errors: 1 }, 'http-status', 'http-status'],
    [{ webPages: 1 }, 'web-page', 'web-page'],
    [{ rubbish: 1 }, 'wrong-encoding', 'not-json'],
    [{ cutOff: 1 }, 'not-json', 'not-json'],
  ];
  for (const [fault, ofStart, ofBill] of cases) {
    const mine = another();
    await plan(fault);
    const which = JSON.stringify(fault);
    assert.equal(await codeOf(() => payments().start(mine, context)), ofStart, which);
    assert.equal(await codeOf(() => payments().billOf(mine, context)), ofBill, which);
  }
});

contract.ordered(
  'the log keeps neither the codes nor the secret, and no file as text',
  async ({ simulators }) => {
    const mine = another();
    await payments().start(mine, context);
    await simulators.pay(mine.reference, 'du');
    await payments().billOf(mine, context);
    const text = JSON.stringify(records);
    assert.doesNotMatch(text, /MaXacThuc|bi-mat-thanh-toan|%PDF/);
    assert.match(text, /ThongTinBienLai/);
    assert.deepEqual(
      records.map(({ service, outcome }) => [service, outcome]),
      [
        ['INIT', 'answered'],
        ['GET_BILL', 'answered'],
      ],
    );
  },
);
