import { dashedDate } from '#registries/dashed-date.ts';
import { sexOfCode } from '#registries/sex-code.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { readKnownCase } from '#registries/case/codec.ts';
import { type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';

/** Somebody of the list of a commune, with the day of their card. */
export interface ListedCitizen {
  readonly number: string;
  readonly name: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  readonly commune: string;
  readonly address: string;
  readonly father: string;
  readonly mother: string;
  /** `YYYY-MM-DD`, or empty of whoever has none. */
  readonly cardIssuedOn: string;
}

export interface CitizenPage {
  readonly citizens: readonly ListedCitizen[];
  readonly pages: number;
}

/** Members as those of the exchange of injections (domain.md §11.5); to be confirmed. */
export const listQuery = (commune: string, page: number, size: number) => ({
  MaPhuongXa: commune,
  Trang: page,
  SoBanGhi: size,
});

export function readCitizenPage(answer: HttpAnswer): CitizenPage {
  const json = readKnownCase(answer);
  return {
    pages: Number(textOf(json, 'TongSoTrang')),
    citizens: objectsOf(json, 'DanhSach').map(citizenOf),
  };
}

const citizenOf = (row: JsonObject): ListedCitizen => ({
  number: textOf(row, 'SoDinhDanh'),
  name: textOf(row, 'HoVaTen'),
  birthDate: dashedDate(textOf(row, 'NgayThangNamSinh')),
  sex: sexOfCode(textOf(row, 'GioiTinh')),
  commune: textOf(row, 'MaPhuongXa'),
  address: textOf(row, 'ChiTiet'),
  father: textOf(row, 'HoVaTenCha'),
  mother: textOf(row, 'HoVaTenMe'),
  cardIssuedOn: dashedDate(textOf(row, 'NgayCapThe')),
});
