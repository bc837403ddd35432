import { strict as assert } from 'node:assert';
import type { ResultQuery } from '#registries/national-portal/result-list.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import type { FaultCode } from '#registries/registry-fault.ts';
import { faultOf, openContract } from '#test/support/contract-target.ts';

const contract = await openContract('national-portal');
const { context, registries } = contract;
const { catalogue, notices, store } = registries.portal;

contract.about('listedProcedure', 'the list of procedures has one that is known', async (known) => {
  const procedures = await catalogue.procedures(context);
  assert.deepEqual(
    procedures.find(({ code }) => code === known.code),
    known,
  );
});

contract.about(
  'listedProcedure',
  'a procedure is told with ways of filing, times, papers, results and law',
  async (known) => {
    const told = await catalogue.procedure(known.code, context);
    assert.ok(told !== null);
    assert.deepEqual([told.code, told.name], [known.code, known.name]);
    assert.ok(told.methods.some(({ channel, times }) => channel !== null && times.length > 0));
    assert.ok(told.components.some(({ name }) => name !== ''));
    assert.ok(told.results.some(({ name }) => name !== ''));
    assert.ok(told.legalBasis.some(({ document }) => document !== ''));
  },
);

contract.test('a procedure that the portal does not have is none, and no fault', async () => {
  assert.equal(await catalogue.procedure('0.000000', context), null);
});

contract.about('listedAgency', 'an agency is told with its level', async (known) => {
  const agencies = await catalogue.agencies(context);
  assert.deepEqual(
    agencies.find(({ code }) => code === known.code),
    known,
  );
});

contract.about('listedField', 'a field is told with its sector', async (known) => {
  const fields = await catalogue.fields(context);
  assert.deepEqual(
    fields.find(({ code }) => code === known.code),
    known,
  );
});

contract.arranged(async ({ simulators, data: { promotion } }) => {
  const { code, procedure, taxCode } = promotion;
  await simulators.filePromotion({ MaHoSo: code, MaTTHC: procedure, MaSoThue: taxCode });
});

contract.about('promotion', 'a notice that is read goes on waiting', async (known) => {
  assert.ok((await notices.waiting(context)).includes(known.code));
  const notice = await notices.fetch(known.code, context);
  assert.deepEqual(
    [notice.code, notice.procedure, notice.trader.taxCode],
    [known.code, known.procedure, known.taxCode],
  );
  assert.ok((await notices.waiting(context)).includes(known.code));
});

contract.ordered(
  'the lists are told whole: procedures, agencies with their level, fields with their sector',
  async () => {
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
  },
);

contract.ordered('a procedure is told with each channel, its time and its fees', async () => {
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
});

contract.ordered(
  'a notice waits until it is acknowledged; it may be acknowledged twice',
  async ({ simulators }) => {
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
  },
);

contract.ordered(
  'an amendment names the notice that it changes, why, and what is new',
  async ({ simulators }) => {
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
  },
);

const questionAbout = (owner: string, wanted: ResultQuery['wanted'] = []): ResultQuery => ({
  owner,
  requester: { name: 'Nguyễn Văn An', number: owner },
  channel: 'online',
  procedure: '1.001193',
  wanted,
});

contract.ordered(
  'the national store tells what a person has, and gives the file of what is wanted',
  async ({ data, last }) => {
    const { number } = data.person;
    const [held] = await store.results(questionAbout(number), context, 5000);
    assert.ok(held !== undefined);
    assert.deepEqual(
      [held.title, held.number, held.code],
      ['Giấy khai sinh', `${number.slice(-4)}/KS`, 'KQ.G15.000031'],
    );
    const wanted = [{ code: held.code, number: held.number }];
    assert.deepEqual(await store.results(questionAbout(number, wanted), context, 5000), [held]);
    const sent = JSON.parse((await last()).body) as Record<string, unknown>;
    assert.deepEqual(sent['DanhSachDanhMucKetQua'], [
      { MaKetQua: held.code, SoKyHieu: held.number },
    ]);
    assert.deepEqual([sent['KenhThucHien'], sent['MaThuTuc']], ['2', '1.001193']);
    const bytes = await store.file(held.files[0]?.address ?? '', context, 5000);
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal((await last()).headers['x-ma-tthc'], context.procedureCode);

    const other = [{ code: 'KQ.G15.000032', number: '' }];
    assert.deepEqual(await store.results(questionAbout(number, other), context, 5000), []);
    assert.deepEqual(await store.results(questionAbout(data.nobody), context, 5000), []);
  },
);

contract.ordered('a file is fetched from nowhere but the platform', async ({ simulators }) => {
  const before = (await simulators.received('national-portal')).length;
  for (const address of ['http://169.254.169.254/latest', 'https://example.com/a.pdf']) {
    assert.equal((await faultOf(() => store.file(address, context, 5000))).code, 'wrong-shape');
  }
  assert.equal((await simulators.received('national-portal')).length, before);
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
  contract.ordered(
    `${JSON.stringify(plan)} is ${expected}, whatever was asked for`,
    async ({ order }) => {
      await catalogue.fields(context); // a session is there
      await order(plan);
      for (const ask of [
        () => catalogue.procedures(context),
        () => catalogue.procedure('1.001193', context),
        () => catalogue.agencies(context),
        () => notices.waiting(context),
        () => store.results(questionAbout('091085000001'), context, 5000),
      ]) {
        assert.equal((await faultOf(ask)).code, expected);
      }
    },
  );
}

contract.ordered(
  'a slow answer is given up after the time that was asked for',
  async ({ order }) => {
    await order({ latency: 3000 });
    const fault = await faultOf(() => catalogue.procedure('1.001193', context, 200));
    assert.equal(fault.code, 'timed-out');
  },
);
