import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { masked } from '#workbench/operations/masked.ts';

/** What each system calls the things that say who a person is. */
const MESSAGES: readonly object[] = [
  { SoDinhDanh: 'BI-MAT', HoVaTen: { Ho: 'BI-MAT', ChuDem: 'BI-MAT', Ten: 'BI-MAT' } },
  { ChuHoSo: 'BI-MAT', SoGiayToChuHoSo: 'BI-MAT', DinhDanhCHS: [{ SoDinhDanh: 'BI-MAT' }] },
  { nksHoTen: 'BI-MAT', meSoGiayToTuyThan: 'BI-MAT', chaNoiCuTru: { dcChiTiet: 'BI-MAT' } },
  { maHoSo: '000.01', data: '<HoTich><nksHoTen>BI-MAT</nksHoTen></HoTich>' },
  { maThe: 'BI-MAT', hoTen: 'BI-MAT', ngaySinh: 'BI-MAT', cccdCb: 'BI-MAT' },
  { data: [{ maSoBhxh: 'BI-MAT', hoTen: 'BI-MAT', diaChi: 'BI-MAT', maHoGiaDinh: 'BI-MAT' }] },
  { tuKhoa: 'BI-MAT' },
  { data: { msdn: '1700000001', nguoiDaiDien: 'BI-MAT' } },
  { SoDinhDanh: ['BI-MAT', 'BI-MAT'] },
  { DanhSach: [{ HoTen: 'BI-MAT', NgaySinh: 'BI-MAT', MaChungNhan: 'BI-MAT' }] },
  { nguoiYeuCau: { hoTen: 'BI-MAT', soDinhDanh: 'BI-MAT' }, toKhai: { lyDo: 'BI-MAT' } },
  { SoDienThoai: 'BI-MAT', Email: 'BI-MAT', ReceiverName: 'BI-MAT', ReceiverTel: 'BI-MAT' },
  { trangThai: 4, nguoiXuLy: 'BI-MAT', ketQuaXuLy: '{"nksHoTen":"BI-MAT"}' },
  { giayToKetQua: 'x', phieu: 'BI-MAT', TenTepDinhKem: 'BI-MAT', DuongDanTaiTepTin: 'BI-MAT' },
];

test('whoever looks for a fault sees no name, number, birth, address or phone of any system', () => {
  for (const message of MESSAGES) {
    assert.doesNotMatch(masked(JSON.stringify(message)), /BI-MAT/, JSON.stringify(message));
  }
  assert.doesNotMatch(masked('<?xml version="1.0"?><a><HoVaTen>BI-MAT</HoVaTen></a>'), /BI-MAT/);
  assert.equal(masked('BI-MAT'), '•••');
});

test('what shows the fault stays', () => {
  const message = { errorCode: '201', maHoSo: '000.01', trangThai: '4', service: 'DongBoHoSoMC' };
  assert.deepEqual(JSON.parse(masked(JSON.stringify(message))), message);
});
