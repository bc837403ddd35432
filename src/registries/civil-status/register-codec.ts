import { sexOfCode } from '#registries/sex-code.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { readKnownCase } from '#registries/case/codec.ts';
import { type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';

/** A birth as the electronic civil status has it; much was typed in from paper books. */
export interface RegisteredBirth {
  readonly id: string;
  readonly number: string;
  readonly book: string;
  readonly name: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  readonly identityNumber: string;
  /** Where the child lived. */
  readonly commune: string;
  readonly address: string;
  readonly father: string;
  readonly mother: string;
}

export interface BirthPage {
  readonly births: readonly RegisteredBirth[];
  readonly pages: number;
}

export function readBirthPage(answer: HttpAnswer): BirthPage {
  const json = readKnownCase(answer);
  return {
    pages: Number(textOf(json, 'tongSoTrang')),
    births: objectsOf(json, 'data').map(birthOf),
  };
}

const birthOf = (row: JsonObject): RegisteredBirth => ({
  id: textOf(row, 'maHoSo'),
  number: textOf(row, 'soDangKy'),
  book: textOf(row, 'quyenSo'),
  name: textOf(row, 'nksHoTen'),
  // As production code writes them: dd/MM/yyyy, or what of it is known.
  birthDate: textOf(row, 'nksNgaySinh').split('/').toReversed().join('-'),
  sex: sexOfCode(textOf(row, 'nksGioiTinh')),
  identityNumber: textOf(row, 'nksSoDDCN'),
  commune: textOf(row, 'maXa'),
  address: textOf(row, 'dcChiTiet'),
  father: textOf(row, 'chaHoTen'),
  mother: textOf(row, 'meHoTen'),
});
