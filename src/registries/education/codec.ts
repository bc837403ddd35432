import { sexOfCode } from '#registries/sex-code.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { readKnownCase } from '#registries/case/codec.ts';
import { objectsOf, textOf } from '#registries/read-answer.ts';

/** A pupil as the education database has them; many have no personal number there yet. */
export interface Pupil {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  readonly identityNumber: string;
  readonly school: string;
  readonly commune: string;
  readonly grade: number;
}

export interface PupilPage {
  readonly pupils: readonly Pupil[];
  readonly pages: number;
}

export function readPupilPage(answer: HttpAnswer): PupilPage {
  const json = readKnownCase(answer);
  return {
    pages: Number(textOf(json, 'tongSoTrang')),
    pupils: objectsOf(json, 'data').map((row) => ({
      id: textOf(row, 'maHocSinh'),
      name: textOf(row, 'hoTen'),
      birthDate: textOf(row, 'ngaySinh'),
      sex: sexOfCode(textOf(row, 'gioiTinh')),
      identityNumber: textOf(row, 'soDinhDanh'),
      school: textOf(row, 'truong'),
      commune: textOf(row, 'maXa'),
      grade: Number(textOf(row, 'lop')),
    })),
  };
}
