import type { HttpAnswer } from '#registries/call-http.ts';
import { readCaseAnswer, readKnownCase } from '#registries/case/codec.ts';
import { type JsonObject, objectsOf, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** A unit that has to do with the state budget, and its code (mã số ĐVQHNS). */
export interface BudgetUnit {
  /** Seven digits. */
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly address: string;
  readonly status: string;
}

/** A unit for which a code is asked. */
export interface NewBudgetUnit {
  /** Under which the asking is known: a repeat is given the same code. */
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly founding: string;
}

const unitOf = (row: JsonObject): BudgetUnit => ({
  code: textOf(row, 'maSo'),
  name: textOf(row, 'tenDonVi'),
  level: textOf(row, 'capDuToan'),
  address: textOf(row, 'diaChi'),
  status: textOf(row, 'trangThai'),
});

export function readUnits(answer: HttpAnswer): readonly BudgetUnit[] {
  const json = readCaseAnswer(answer);
  return json === null ? [] : objectsOf(json, 'data').map(unitOf);
}

export function readIssued(answer: HttpAnswer): BudgetUnit {
  const [row] = objectsOf(readKnownCase(answer), 'data');
  if (row === undefined) throw new RegistryFault('wrong-shape', 'no unit was issued', answer);
  return unitOf(row);
}
