import { strict as assert } from 'node:assert';
import { HARD_NAME, openCaseContract } from '#test/support/case-contract.ts';
import { correctionContract, listContract } from '#test/support/list-contract.ts';
import { deadlineContract, numberedErrorContract } from '#test/support/line-contract.ts';

const { contract, service, newKey, requestOf, decided } = await openCaseContract({
  system: 'social-insurance',
  procedure: '1.014177',
  module: 'TRO_CAP_MAI_TANG',
  path: { submit: 'bhxh/nopHoSo', status: 'bhxh/traTrangThaiHoSo' },
  member: 'hoTen',
  members: { hoTen: 'Lâm Văn Sáu' },
});
const { context, registries } = contract;
const { byCode, byCriteria, household } = registries.socialInsurance;
const TIMEOUT = 5000;
const NO_CODE = '9999999999';

contract.about('insured', 'somebody is found by code, with their household', async (known) => {
  const [found] = await byCode(known.code, context, TIMEOUT);
  assert.deepEqual(
    [found?.code, found?.name, found?.birthDate, found?.sex, found?.householdCode],
    [known.code, known.name, known.birthDate, known.sex, known.household],
  );
  const people = await household(known.household, context, TIMEOUT);
  assert.equal(people.length, known.members);
  assert.ok(people.some(({ code }) => code === known.code));
});

contract.test('a code and a household that nobody has are no fault', async () => {
  assert.deepEqual(await byCode(NO_CODE, context, TIMEOUT), []);
  assert.deepEqual(await household('HGD000', context, TIMEOUT), []);
});

contract.about(
  'insured',
  'a code is found by name and birth date, whole or in part',
  async (known) => {
    const { name, birthDate, sex } = known;
    for (const born of [birthDate, birthDate.slice(0, 7), birthDate.slice(0, 4)]) {
      for (const said of [sex, null]) {
        const criteria = { name, birthDate: born, sex: said, commune: '' };
        const found = await byCriteria(criteria, context, TIMEOUT);
        assert.ok(
          found.some(({ code }) => code === known.code),
          born,
        );
      }
    }
    const other = { name: HARD_NAME, birthDate, sex: null, commune: '' };
    assert.deepEqual(await byCriteria(other, context, TIMEOUT), []);
  },
);

contract.ordered(
  'criteria go in their order; how much of a birth date is known is said',
  async ({ last }) => {
    const asked = async (birthDate: string) => {
      const criteria = { name: HARD_NAME, birthDate, sex: null, commune: '30730' };
      await byCriteria(criteria, context, TIMEOUT);
      return JSON.parse((await last()).body) as Record<string, string>;
    };
    const whole = await asked('1985-11-19');
    assert.deepEqual(Object.keys(whole), [
      'hoTen',
      'ngaySinh',
      'loaiNgaySinh',
      'gioiTinh',
      'maTinhKs',
      'maHuyenKs',
      'maXaKs',
      'isKs',
    ]);
    assert.deepEqual(
      [
        whole['hoTen'],
        whole['ngaySinh'],
        whole['loaiNgaySinh'],
        whole['gioiTinh'],
        whole['maXaKs'],
      ],
      [HARD_NAME, '19851119', '0', '3', '30730'],
    );
    const month = await asked('1985-11');
    const year = await asked('1985');
    assert.deepEqual(
      [month['ngaySinh'], month['loaiNgaySinh'], year['ngaySinh'], year['loaiNgaySinh']],
      ['19851100', '1', '19850000', '2'],
    );
  },
);

contract.ordered("a child's card is issued as a case, a funeral benefit as another", async () => {
  const card = newKey('TBC-the-bhyt-tre-em');
  const benefit = newKey();
  for (const key of [card, benefit]) await service.submit(requestOf(key), context);
  const [issued, granted] = [await decided(card), await decided(benefit)];
  assert.ok(issued.kind === 'granted' && granted.kind === 'granted');
  assert.match(issued.result.details['maThe'] ?? '', /^TE1\d{12}$/);
  assert.match(granted.result.details['soTien'] ?? '', /^\d+$/);
});

const lookUp = (timeout = TIMEOUT) => byCode(NO_CODE, context, timeout);
deadlineContract(contract, lookUp);
numberedErrorContract(contract, lookUp, 'nothing');

const { page, correct } = registries.socialInsurance;
const insuredAt = async (at: number) => {
  const { records, pages } = await page('', at, context);
  const people = records.map(({ code, name, birthDate, sex, identityNumber }) => {
    return { id: code, name, birthDate, sex, identityNumber };
  });
  return { pages, people };
};
listContract(contract, insuredAt);
correctionContract(contract, insuredAt, correct);

contract.ordered('who takes part is asked for by commune', async ({ data, last }) => {
  const { records } = await page(data.child.commune, 1, context);
  assert.ok(records.length > 0 && records.every(({ commune }) => commune === data.child.commune));
  const { path, body } = await last();
  assert.equal(path, 'bhxh/danhSachNguoiThamGia');
  assert.deepEqual(JSON.parse(body), { maXa: data.child.commune, trang: 1, soBanGhi: 500 });
});
