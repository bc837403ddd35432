import { strict as assert } from 'node:assert';
import type { Day } from '#kernel/day.ts';
import { moduleOf } from '#registries/civil-status/codec.ts';
import { HARD_NAME, openCaseContract } from '#test/support/case-contract.ts';
import { faultOf } from '#test/support/contract-target.ts';
import { correctionContract, listContract } from '#test/support/list-contract.ts';

const BIRTH = '1.001193';
const DEATH = '1.000656';
const { contract, service, newKey, requestOf, decided } = await openCaseContract({
  system: 'civil-status',
  procedure: DEATH,
  module: 'LTKT',
  path: { submit: 'hotich/dangKyHoTich', status: 'hotich/traTrangThaiHoSo' },
  member: 'nktHoTen',
  members: { nktHoTen: 'Lâm Văn Sáu', nktNgaySinh: '1941', nktNgayChet: '20/06/2022' },
});
const { context } = contract;

contract.test('births, deaths and marriages are modules of their own', async () => {
  assert.deepEqual([BIRTH, DEATH, '1.000894', '2.000986'].map(moduleOf), [
    'LTKS',
    'LTKT',
    'LTKH',
    'LTKS',
  ]);
});

contract.ordered('an entry has number, book, page and day', async () => {
  const key = newKey();
  await service.submit(requestOf(key), context);
  const granted = await decided(key);
  assert.ok(granted.kind === 'granted');
  const { number, book, page, date, personalNumber, awaitsPersonalNumber } = granted.result;
  assert.match(number, /^\d+\/KT$/);
  assert.deepEqual([book, date], ['01/2022', '2022-06-21']);
  assert.match(page, /^\d+$/);
  assert.deepEqual([personalNumber, awaitsPersonalNumber], [null, false]);
});

contract.ordered(
  "a birth is entered before the child's number is there; asked again it comes",
  async () => {
    const key = newKey(BIRTH);
    await service.submit(requestOf(key, { members: {} }), context);
    const granted = await decided(key);
    assert.ok(granted.kind === 'granted' && granted.result.awaitsPersonalNumber);
    const numbers = [];
    for (let asked = 0; asked < 3; asked += 1) {
      numbers.push(await service.personalNumberOf?.(key, context));
    }
    assert.equal(numbers[0], null);
    assert.match(numbers.at(-1) ?? '', /^091\d{9}$/);
  },
);

contract.ordered(
  'the declaration is XML of its members; dates known in part go as they are',
  async ({ last }) => {
    const birth = newKey(BIRTH);
    const members = {
      nksHoTen: HARD_NAME,
      meNgaySinh: '11/1985',
      nksNoiSinh: { unit: '30730', line: 'Bệnh viện <Đa khoa>' },
    };
    await service.submit(requestOf(birth, { members }), context);
    const { data, module } = JSON.parse((await last()).body) as { data: string; module: string };
    assert.equal(module, 'LTKS');
    assert.match(data, /^<\?xml version="1.0" encoding="UTF-8"\?><HoTich>.*<\/HoTich>$/);
    assert.match(data, /<nksHoTen>Đỗ Thị Hoàng Yến &lt;b&gt;&amp;&quot;Ữ Ẵ\u0301<\/nksHoTen>/);
    assert.match(data, /<nksNgaySinh>06\/2022<\/nksNgaySinh>/, 'of the dossier, month and year');
    assert.match(data, /<nksGioiTinh>1<\/nksGioiTinh>/);
    assert.match(data, /<meNgaySinh>11\/1985<\/meNgaySinh>/);
    assert.match(
      data,
      /<nksNoiSinh><maXa>30730<\/maXa><dcChiTiet>Bệnh viện &lt;Đa khoa&gt;<\/dcChiTiet>/,
    );
    assert.match(data, /<nycHoTen>Lâm Thị Mỹ Hạnh<\/nycHoTen>/);
  },
);

contract.test('a registration of nobody is not sent at all', async () => {
  const key = newKey();
  const nobody = { members: {}, concerned: null };
  const fault = await faultOf(() => service.submit(requestOf(key, nobody), context));
  assert.deepEqual([fault.code, fault.isOutage], ['nothing-to-send', false]);
  assert.equal(contract.records.length, 0);
});

contract.ordered(
  'a status that is told out of its order is an earlier one, never an end',
  async ({ order }) => {
    const key = newKey();
    await service.submit(requestOf(key), context);
    await service.statusOf(key, context);
    await service.statusOf(key, context);
    await order({ outOfOrder: 1 });
    const earlier = await service.statusOf(key, context);
    assert.ok(earlier?.kind === 'progress' && earlier.stage === 'received');
  },
);

const { births, correct } = contract.registries.civilStatus;
const EVER = { from: '1900-01-01' as Day, to: '2099-12-31' as Day };
const birthsAt = async (page: number) => {
  const { births: registered, pages } = await births(EVER, page, context);
  const people = registered.map(({ id, name, birthDate, sex, identityNumber }) => {
    return { id, name, birthDate, sex, identityNumber };
  });
  return { pages, people };
};
listContract(contract, birthsAt);
correctionContract(contract, birthsAt, correct);

contract.ordered('births are asked for by module and days', async ({ last }) => {
  await births({ from: '2007-01-01' as Day, to: '2007-12-31' as Day }, 2, context);
  const { path, body } = await last();
  assert.equal(path, 'hotich/dsHoSoDangKy');
  assert.deepEqual(JSON.parse(body), {
    maDonVi: context.agency,
    module: 'LTKS',
    tuNgay: '20070101',
    denNgay: '20071231',
    trang: 2,
    soBanGhi: 500,
  });
});
