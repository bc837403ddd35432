import { sexCode, sexOfCode } from '#registries/sex-code.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { readCaseAnswer, readKnownCase } from '#registries/case/codec.ts';
import { type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';

/** Somebody whom the social insurance knows. */
export interface InsuredPerson {
  /** Mã số BHXH: 10 digits. */
  readonly code: string;
  readonly name: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  readonly householdCode: string;
  readonly address: string;
}

/** Somebody of the list of those who take part; what no look-up tells is to be confirmed. */
export interface InsuredRecord extends InsuredPerson {
  readonly identityNumber: string;
  readonly commune: string;
}

export interface InsuredPage {
  readonly records: readonly InsuredRecord[];
  readonly pages: number;
}

export function readInsuredPage(answer: HttpAnswer): InsuredPage {
  const json = readKnownCase(answer);
  return {
    pages: Number(textOf(json, 'tongSoTrang')),
    records: objectsOf(json, 'data').map((row) => ({
      ...personOf(row),
      identityNumber: textOf(row, 'soDinhDanh'),
      commune: textOf(row, 'maXa'),
    })),
  };
}

/** By what somebody without a known code is looked for (domain.md §5.5). */
export interface PersonCriteria {
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  /** Code of the commune where the birth was registered. */
  readonly commune: string;
}

/** The message of getMaSoBhxhTheoTieuChi: dates `yyyymmdd`, and how much of them is known. */
export function writeCriteria({ name, birthDate, sex, commune }: PersonCriteria) {
  const digits = birthDate.replaceAll('-', '');
  return {
    hoTen: name,
    ngaySinh: digits.padEnd(8, '0'),
    // 0 the whole date, 1 month and year, 2 the year alone: the order is to be confirmed.
    loaiNgaySinh: digits.length === 8 ? '0' : digits.length === 6 ? '1' : '2',
    gioiTinh: sexCode(sex),
    maTinhKs: '',
    maHuyenKs: '',
    maXaKs: commune,
    isKs: '1',
  };
}

/** The people of an answer; none where the service has no record. */
export function readPeople(answer: HttpAnswer): readonly InsuredPerson[] {
  const json = readCaseAnswer(answer);
  return json === null ? [] : objectsOf(json, 'data').map(personOf);
}

const personOf = (row: JsonObject): InsuredPerson => ({
  code: textOf(row, 'maSoBhxh'),
  name: textOf(row, 'hoTen'),
  birthDate: readDate(textOf(row, 'ngaySinh')),
  sex: sexOfCode(textOf(row, 'gioiTinh')),
  householdCode: textOf(row, 'maHoGiaDinh'),
  address: textOf(row, 'diaChi'),
});

/** `yyyymmdd` with zeros for what is not known. */
function readDate(digits: string): string {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  if (month === '' || month === '00') return year;
  return day === '' || day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`;
}
