import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { type Agency, agenciesOf, desksFor, handlerFor, type Unit } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { parseAgencyCode } from '#dossier/agency-code.ts';
import type { Day } from '#kernel/day.ts';

const unit = (
  code: string,
  type: Unit['type'],
  name: string,
  level: Unit['level'],
  parent: string | null,
): Unit => ({
  code,
  validFrom: '2022-06-18' as Day,
  validTo: null,
  name,
  fullName: `${type} ${name}`,
  type,
  level,
  parent,
});

const units = [
  unit('91', 'Tỉnh', 'Kiên Giang', 1, null),
  unit('899', 'Thành phố', 'Rạch Giá', 2, '91'),
  unit('900', 'Thành phố', 'Hà Tiên', 2, '91'),
  unit('30730', 'Phường', 'Vĩnh Thanh Vân', 3, '899'),
  unit('30733', 'Phường', 'Vĩnh Thanh', 3, '899'),
  unit('30769', 'Phường', 'Đông Hồ', 3, '900'),
];
const trade = { vi: 'Sở Công Thương', en: 'Department of Industry and Trade' };
const agencies = agenciesOf(units, [
  { key: 'so-cong-thuong', name: trade, segment: '33', codeToBeConfirmed: true },
]);
const byCode = new Map(agencies.map((agency) => [agency.code, agency]));

test('each unit has the agencies of its level, with codes in the grammar', () => {
  assert.deepEqual(
    agencies.map(({ code, name, parentCode }) => `${code} ${name.vi} < ${parentCode}`),
    [
      '000.00.00.H33 Ủy ban nhân dân tỉnh Kiên Giang < null',
      '001.00.00.H33 Trung tâm Phục vụ hành chính công tỉnh Kiên Giang < 000.00.00.H33',
      '000.00.33.H33 Sở Công Thương < 000.00.00.H33',
      'G01.91 Công an tỉnh Kiên Giang < null',
      'G24.91 Bảo hiểm xã hội tỉnh Kiên Giang < null',
      '000.00.40.H33 Ủy ban nhân dân thành phố Rạch Giá < 000.00.00.H33',
      '001.00.40.H33 Bộ phận Tiếp nhận và Trả kết quả thành phố Rạch Giá < 000.00.40.H33',
      'G01.91.899 Công an thành phố Rạch Giá < G01.91',
      'G24.91.899 Bảo hiểm xã hội thành phố Rạch Giá < G24.91',
      '000.01.40.H33 Ủy ban nhân dân phường Vĩnh Thanh Vân < 000.00.40.H33',
      '001.01.40.H33 Bộ phận Tiếp nhận và Trả kết quả phường Vĩnh Thanh Vân < 000.01.40.H33',
      'G01.91.899.30730 Công an phường Vĩnh Thanh Vân < G01.91.899',
      '000.02.40.H33 Ủy ban nhân dân phường Vĩnh Thanh < 000.00.40.H33',
      '001.02.40.H33 Bộ phận Tiếp nhận và Trả kết quả phường Vĩnh Thanh < 000.02.40.H33',
      'G01.91.899.30733 Công an phường Vĩnh Thanh < G01.91.899',
      '000.00.41.H33 Ủy ban nhân dân thành phố Hà Tiên < 000.00.00.H33',
      '001.00.41.H33 Bộ phận Tiếp nhận và Trả kết quả thành phố Hà Tiên < 000.00.41.H33',
      'G01.91.900 Công an thành phố Hà Tiên < G01.91',
      'G24.91.900 Bảo hiểm xã hội thành phố Hà Tiên < G24.91',
      '000.01.41.H33 Ủy ban nhân dân phường Đông Hồ < 000.00.41.H33',
      '001.01.41.H33 Bộ phận Tiếp nhận và Trả kết quả phường Đông Hồ < 000.01.41.H33',
      'G01.91.900.30769 Công an phường Đông Hồ < G01.91.900',
    ],
  );
  for (const { code } of agencies) assert.ok(parseAgencyCode(code).ok, code);
});

test('an agency says where it is, in both languages, and that its code waits for confirmation', () => {
  const committee = byCode.get('000.01.40.H33');
  assert.equal(committee?.name.en, "People's Committee of Vĩnh Thanh Vân Ward");
  assert.equal(committee?.address, 'phường Vĩnh Thanh Vân, thành phố Rạch Giá, tỉnh Kiên Giang');
  assert.equal(committee?.level, 'commune');
  assert.ok(agencies.every((agency) => agency.codeToBeConfirmed));
});

test('units without a province are a mistake', () => {
  assert.throws(() => agenciesOf(units.slice(1), []));
});

type Asked = Pick<Procedure, 'handler' | 'department' | 'receivedAt'>;

const ask = (asked: Asked): Procedure => asked as Procedure;
const birth = ask({ handler: 'commune-committee', department: null, receivedAt: ['commune'] });
const residence = ask({ handler: 'commune-police', department: null, receivedAt: ['commune'] });
const business = ask({ handler: 'district-committee', department: null, receivedAt: ['district'] });
const promotion = ask({
  handler: 'department',
  department: 'so-cong-thuong',
  receivedAt: ['province'],
});

test('the agency of the desk’s own unit decides, or the department that the procedure names', () => {
  const cases: readonly (readonly [Procedure, string, string | null])[] = [
    [birth, '001.01.40.H33', '000.01.40.H33'],
    [birth, '001.02.40.H33', '000.02.40.H33'],
    [birth, '001.00.40.H33', null],
    [birth, '001.00.00.H33', null],
    [birth, '000.01.40.H33', null],
    [residence, '001.01.41.H33', 'G01.91.900.30769'],
    [business, '001.00.41.H33', '000.00.41.H33'],
    [business, '001.01.41.H33', null],
    [promotion, '001.00.00.H33', '000.00.33.H33'],
    [promotion, '001.00.40.H33', null],
    [ask({ ...residence, handler: 'district-police' }), '001.01.41.H33', 'G01.91.900'],
    [ask({ ...residence, handler: 'provincial-police' }), '001.01.41.H33', 'G01.91'],
    [ask({ ...promotion, receivedAt: ['commune'] }), '001.01.41.H33', '000.00.33.H33'],
    [ask({ ...promotion, department: 'so-y-te' }), '001.00.00.H33', null],
  ];
  for (const [procedure, desk, handler] of cases) {
    const agency = byCode.get(desk) as Agency;
    assert.equal(handlerFor(procedure, agency, agencies), handler, `${procedure.handler} ${desk}`);
  }
});

const codes = (procedure: Procedure) => desksFor(procedure, agencies).map(({ code }) => code);

test('the desks of a procedure are those of its levels', () => {
  assert.deepEqual(codes(birth), ['001.01.40.H33', '001.02.40.H33', '001.01.41.H33']);
  assert.deepEqual(codes(business), ['001.00.40.H33', '001.00.41.H33']);
  assert.deepEqual(codes(promotion), ['001.00.00.H33']);
});
