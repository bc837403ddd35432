import type { HttpAnswer } from '#registries/call-http.ts';
import { readKnownCase } from '#registries/case/codec.ts';
import { type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';

/** One injection as the platform of the Ministry of Health has it. */
export interface VaccinationRecord {
  readonly id: string;
  readonly name: string;
  /** As it was written down, which is often wrong (2262/BYT-CNTT). */
  readonly identityNumber: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly phone: string;
  /** Code of the commune of residence, as it was said at the injection. */
  readonly commune: string;
  readonly dose: number;
  readonly vaccine: string;
  readonly lot: string;
  readonly injectedOn: string;
}

/** A page of records; `pages` tells how many there are. */
export interface VaccinationPage {
  readonly records: readonly VaccinationRecord[];
  readonly page: number;
  readonly pages: number;
}

/** What the certificate of a person is made of: the eleven fields of QĐ 5772/QĐ-BYT. */
export interface CertificateData {
  readonly certificate: string;
  readonly name: string;
  readonly birthDate: string;
  readonly nationality: string;
  readonly disease: string;
  readonly doses: number;
  readonly injectedOn: string;
  readonly lot: string;
  readonly vaccine: string;
  readonly product: string;
  readonly manufacturer: string;
}

export function readVaccinationPage(answer: HttpAnswer): VaccinationPage {
  const json = readKnownCase(answer);
  return {
    page: Number(textOf(json, 'Trang')),
    pages: Number(textOf(json, 'TongSoTrang')),
    records: objectsOf(json, 'DanhSach').map((row) => ({
      id: textOf(row, 'MaMuiTiem'),
      name: textOf(row, 'HoTen'),
      identityNumber: textOf(row, 'SoDinhDanh'),
      birthDate: textOf(row, 'NgaySinh'),
      sex: textOf(row, 'GioiTinh'),
      phone: textOf(row, 'SoDienThoai'),
      commune: textOf(row, 'MaPhuongXa'),
      dose: Number(textOf(row, 'MuiThu')),
      vaccine: textOf(row, 'VacXin'),
      lot: textOf(row, 'SoLo'),
      injectedOn: textOf(row, 'NgayTiem'),
    })),
  };
}

export function readCertificates(answer: HttpAnswer): readonly CertificateData[] {
  return objectsOf(readKnownCase(answer), 'DanhSach').map(certificateOf);
}

const certificateOf = (row: JsonObject): CertificateData => ({
  certificate: textOf(row, 'MaChungNhan'),
  name: textOf(row, 'HoTen'),
  birthDate: textOf(row, 'NgaySinh'),
  nationality: textOf(row, 'QuocTich'),
  disease: textOf(row, 'Benh'),
  doses: Number(textOf(row, 'SoMui')),
  injectedOn: textOf(row, 'NgayTiem'),
  lot: textOf(row, 'SoLo'),
  vaccine: textOf(row, 'VacXin'),
  product: textOf(row, 'SanPham'),
  manufacturer: textOf(row, 'NhaSanXuat'),
});
