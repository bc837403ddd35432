import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { demoStaff } from '#catalogue/demo-staff.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Day } from '#kernel/day.ts';

const agency = (
  code: string,
  kind: Agency['kind'],
  vi: string,
  more?: Partial<Agency>,
): Agency => ({
  code,
  validFrom: '2022-06-18' as Day,
  validTo: null,
  name: { vi, en: vi },
  kind,
  level: 'commune',
  unitCode: code,
  parentCode: null,
  department: null,
  address: null,
  phone: null,
  codeToBeConfirmed: true,
  ...more,
});

const ward = agency('1', 'commune-committee', 'Ủy ban nhân dân phường Vĩnh Thanh Vân');
const desk = agency('2', 'one-stop-desk', 'Bộ phận Tiếp nhận và Trả kết quả phường Vĩnh Thanh Vân');
const police = agency('3', 'commune-police', 'Công an phường Vĩnh Thanh Vân');
const city = agency('4', 'district-committee', 'Ủy ban nhân dân thành phố Rạch Giá');
const insurance = agency('5', 'social-insurance', 'Bảo hiểm xã hội tỉnh Kiên Giang');
const trade = agency('6', 'department', 'Sở Công Thương', { department: 'so-cong-thuong' });
const office = agency('7', 'department', 'Văn phòng', { department: 'van-phong-ubnd-tinh' });

const namesOf = (agencies: readonly Agency[]) => demoStaff(agencies).map((one) => one.username);

test('a desk has a counter officer, an agency the three roles of its steps', () => {
  assert.deepEqual(namesOf([desk]), ['quay.vinhthanhvan']);
  assert.deepEqual(namesOf([ward]), [
    'chuyenvien.vinhthanhvan',
    'lanhdao.vinhthanhvan',
    'vanthu.vinhthanhvan',
  ]);
  assert.deepEqual(
    [police, city, insurance, trade].map((one) => namesOf([one])[0]),
    [
      'chuyenvien.cavinhthanhvan',
      'chuyenvien.tprachgia',
      'chuyenvien.bhxhtinhkiengiang',
      'chuyenvien.socongthuong',
    ],
  );
});

test('the administrators of the province sit in the office of its committee', () => {
  const administrators = demoStaff([ward, desk, trade, office]).filter(
    (one) => one.role === 'province-administrator',
  );
  assert.deepEqual(
    administrators.map((one) => [one.username, one.agency]),
    [
      ['quantri.vanphongubndtinh', '7'],
      ['quantri.vanphongubndtinh2', '7'],
    ],
  );
});

test('namesakes are told apart by the code of their unit', () => {
  const other = agency('8', 'one-stop-desk', desk.name.vi);
  assert.deepEqual(namesOf([desk, other]), ['quay.vinhthanhvan2', 'quay.vinhthanhvan8']);
});

test('who a user name stands for does not depend on the other agencies', () => {
  const alone = demoStaff([city])[0];
  const among = demoStaff([police, trade, city, ward]).find(
    (one) => one.username === alone?.username,
  );
  assert.deepEqual(among, alone);
  assert.equal(alone?.subject, 'demo:chuyenvien.tprachgia');
});

test('the ward of the demonstration has Kinh, Khmer and Hoa names and real titles', () => {
  const staff = demoStaff([desk, ward]);
  assert.deepEqual(
    staff.map((one) => `${one.name}, ${one.title.vi}`),
    [
      'Nguyễn Thị Mỹ Duyên, Công chức tiếp nhận và trả kết quả',
      'Danh Thị Sa Rây, Công chức Tư pháp – Hộ tịch',
      'Trần Quốc Khánh, Phó Chủ tịch Ủy ban nhân dân',
      'Lâm Thục Nghi, Văn thư',
    ],
  );
});
