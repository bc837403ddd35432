import type { HttpAnswer } from '#registries/call-http.ts';
import { readCaseAnswer } from '#registries/case/codec.ts';
import { isObject, type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';

/** A firm as the national register has it (chiTietDoanhNghiep). */
export interface Enterprise {
  /** Mã số doanh nghiệp: ten digits, thirteen of a branch. */
  readonly code: string;
  readonly name: string;
  readonly representative: string;
  readonly address: string;
  readonly registeredOn: string;
  readonly status: string;
}

/** A household business as the province's database has it. */
export interface HouseholdBusiness {
  readonly code: string;
  readonly name: string;
  readonly owner: string;
  readonly ownerNumber: string;
  readonly address: string;
  readonly trade: string;
  readonly status: string;
}

export function readEnterprise(answer: HttpAnswer): Enterprise | null {
  const json = readCaseAnswer(answer);
  const row = json === null ? null : json['data'];
  return isObject(row) ? enterpriseOf(row) : null;
}

const enterpriseOf = (row: JsonObject): Enterprise => ({
  code: textOf(row, 'msdn'),
  name: textOf(row, 'tenDoanhNghiep'),
  representative: textOf(row, 'nguoiDaiDien'),
  address: textOf(row, 'diaChiTruSo'),
  registeredOn: textOf(row, 'ngayDangKy'),
  status: textOf(row, 'tinhTrang'),
});

export function readHouseholdBusinesses(answer: HttpAnswer): readonly HouseholdBusiness[] {
  const json = readCaseAnswer(answer);
  if (json === null) return [];
  return objectsOf(json, 'data').map((row) => ({
    code: textOf(row, 'maSo'),
    name: textOf(row, 'tenHoKinhDoanh'),
    owner: textOf(row, 'chuHo'),
    ownerNumber: textOf(row, 'soDinhDanh'),
    address: textOf(row, 'diaChi'),
    trade: textOf(row, 'nganhNghe'),
    status: textOf(row, 'tinhTrang'),
  }));
}
