import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { instantFromEpoch } from '#kernel/day.ts';
import { createPlatform } from '#registries/lgsp/gateway.ts';
import { nationalPortal } from '#registries/national-portal/adapter.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import { type FaultCode, RegistryFault } from '#registries/registry-fault.ts';
import { runSimulators } from '#test/support/simulators.ts';

const simulators = await runSimulators();
const portal = nationalPortal(
  createPlatform({
    ...simulators,
    baseUrl: simulators.url,
    routes: new Map(),
    now: () => instantFromEpoch(Date.now()),
  })(async () => undefined),
  { username: 'mot-cua', password: 'x', destination: 'VN:COM:VPCP', unit: '000.00.00.H33' },
);
const { catalogue, notices } = portal;
const context = {
  dossierId: randomUUID(),
  subject: 'demo:quantri',
  agency: '000.00.00.H33',
  purpose: 'Thử',
  procedureCode: null,
  person: null,
};

beforeEach(() => simulators.order('national-portal'));

test('the lists are told whole: procedures, agencies with their level, fields with their sector', async () => {
  const procedures = await catalogue.procedures(context);
  const birth = procedures.find(({ code }) => code === '1.001193');
  assert.equal(birth?.name, 'Đăng ký khai sinh');
  assert.ok(
    procedures.every(({ code }) => !code.startsWith('TBC')),
    'no code that is made up',
  );
  const agencies = await catalogue.agencies(context);
  assert.equal(agencies.find(({ code }) => code === '000.00.00.H33')?.level, '1');
  assert.ok(agencies.length > 500);
  const fields = await catalogue.fields(context);
  assert.equal(fields.find(({ code }) => code.startsWith('G15-'))?.sector, 'G15');
});

test('a procedure is told with channels, times, fees, papers, results and law', async () => {
  const told = await catalogue.procedure('1.004222', context);
  assert.ok(told !== null);
  assert.deepEqual(
    told.methods.map(({ channel }) => channel),
    ['counter', 'online', 'postal'].slice(0, told.methods.length),
  );
  const [method] = told.methods;
  assert.deepEqual(
    method?.times.map(({ quantity, unit }) => [quantity, unit]),
    [['7', 'Ngày làm việc']],
  );
  assert.ok(method.times[0]?.fees.every(({ currency }) => currency === 'Đồng'));
  assert.ok(told.components.length > 0 && told.results.length > 0 && told.legalBasis.length > 0);
  assert.equal(await catalogue.procedure('0.000000', context), null);
});

test('a notice waits until it is acknowledged; it may be acknowledged twice', async () => {
  const code = await simulators.filePromotion();
  assert.ok((await notices.waiting(context)).includes(code));
  const notice = await notices.fetch(code, context);
  assert.equal(notice.procedure, '2.000033');
  assert.equal(notice.trader.commune, '30730');
  assert.equal(notice.filedAt, '2022-06-20T07:30:00.000Z');
  assert.equal(notice.declared['TongGiaTriHangHoa'], '50000000');
  assert.equal(notice.amendment, null);
  assert.equal(notice.files.length, 1);
  await notices.acknowledge(code, '000.00.33.H33-220621-0001', context);
  await notices.acknowledge(code, '000.00.33.H33-220621-0001', context);
  assert.ok(!(await notices.waiting(context)).includes(code));
});

test('an amendment names the notice that it changes, why, and what is new', async () => {
  const code = await simulators.filePromotion({
    MaHoSo: '',
    MaHoSoQG: 'G09-SUA-1',
    MaTTHC: '2.001474',
    ThongTinDaNop: { MaHoSoQGDNP: 'G09-1', TenChuongTrinhKhuyenMaiDNP: 'Hè 2022' },
    ThongTinSuaDoi: { HangHoaDichVuKM: 'Nước mắm, mực khô', CoCauGiaiThuongKM: null },
    LyDoDieuChinh: 'Thêm hàng',
  });
  const { amendment, declared } = await notices.fetch(code, context);
  assert.deepEqual(amendment, {
    of: 'G09-1',
    reason: 'Thêm hàng',
    changes: { HangHoaDichVuKM: 'Nước mắm, mực khô' },
  });
  assert.equal(declared['TenChuongTrinhKhuyenMai'], 'Hè 2022');
});

const FAULTS: readonly (readonly [Partial<FaultPlan>, FaultCode])[] = [
  [{ isOut: true }, 'unreachable'],
  [{ errors: 1 }, 'http-status'],
  [{ lostAnswers: 1 }, 'unreachable'],
  [{ webPages: 1 }, 'web-page'],
  [{ rubbish: 1 }, 'wrong-encoding'],
  [{ cutOff: 1 }, 'not-json'],
];
for (const [plan, expected] of FAULTS) {
  test(`${JSON.stringify(plan)} is ${expected}, whatever was asked for`, async () => {
    await catalogue.fields(context); // a session is there
    await simulators.order('national-portal', plan);
    for (const ask of [
      () => catalogue.procedures(context),
      () => catalogue.procedure('1.001193', context),
      () => catalogue.agencies(context),
      () => notices.waiting(context),
    ]) {
      await assert.rejects(
        ask,
        (fault) => fault instanceof RegistryFault && fault.code === expected,
      );
    }
  });
}

test('a slow answer is given up after the time that was asked for', async () => {
  await simulators.order('national-portal', { latency: 3000 });
  await assert.rejects(
    () => catalogue.procedure('1.001193', context, 200),
    (fault) => fault instanceof RegistryFault && fault.code === 'timed-out',
  );
});
