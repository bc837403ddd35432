import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readCitizenClaims } from '#registries/citizen-identity/claims.ts';

const CITIZEN = {
  sub: 'a1',
  LoaiTaiKhoan: '1',
  SoDinhDanh: '091185012345',
  HoVaTen: '  Lâm Thị Mỹ Hạnh ',
  NgayThangNamSinh: '19/11/1985',
  SoDienThoai: '0912 345 678',
  ThuDienTu: 'hanh@vidu.vn',
  loAs: '2',
};

test('a citizen is read from the claims of the national portal', () => {
  assert.deepEqual(readCitizenClaims(CITIZEN), {
    ok: true,
    value: {
      subject: 'a1',
      kind: 'citizen',
      name: 'Lâm Thị Mỹ Hạnh',
      identityNumber: '091185012345',
      birthDate: '1985-11-19',
      phone: '0912345678',
      email: 'hanh@vidu.vn',
      enterprise: null,
      assurance: 2,
    },
  });
});

test('an enterprise’s account has its name and tax code; VNeID tells its level as IAL', () => {
  const claims = {
    ...CITIZEN,
    LoaiTaiKhoan: 2,
    MaSoThue: '1700123456',
    TenDoanhNghiep: 'CÔNG TY TNHH GIẢ LẬP HẠNH',
    loAs: undefined,
    IAL: 3,
  };
  const read = readCitizenClaims(claims);
  assert.ok(read.ok);
  const enterprise = { name: 'CÔNG TY TNHH GIẢ LẬP HẠNH', taxCode: '1700123456' };
  assert.deepEqual([read.value.kind, read.value.assurance], ['enterprise', 3]);
  assert.deepEqual(read.value.enterprise, enterprise);
});

test('an old card serves where there is no personal number; what is malformed is left out', () => {
  const read = readCitizenClaims({
    ...CITIZEN,
    SoDinhDanh: '12',
    SoCMND: '371234567',
    NgayThangNamSinh: '45/45/1985',
    SoDienThoai: 'x',
    loAs: 'cao',
  });
  assert.ok(read.ok);
  const { identityNumber, birthDate, phone, assurance } = read.value;
  assert.deepEqual([identityNumber, birthDate, phone, assurance], ['371234567', null, null, 0]);
});

test('without a subject or a name nobody signed in', () => {
  assert.deepEqual(readCitizenClaims({ ...CITIZEN, sub: '' }), { ok: false, error: 'no-subject' });
  assert.deepEqual(readCitizenClaims({ sub: 'a1' }), { ok: false, error: 'no-name' });
  assert.deepEqual(readCitizenClaims(null), { ok: false, error: 'no-subject' });
});
