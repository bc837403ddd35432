import { sexCode } from '#registries/sex-code.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** What a record of another register has to say about whose it is. */
export interface RightRecord {
  readonly name: string;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  /** 12 digits. */
  readonly identityNumber: string;
}

/** A correction: `key` is its own number, the same however often it is said. */
export interface RecordCorrection {
  readonly key: string;
  /** By what the register itself names the record. */
  readonly id: string;
  readonly right: RightRecord;
}

/** Members of `dinhChinh` of civil status and social insurance: to be confirmed. */
export const correctionBody = ({ key, id, right }: RecordCorrection, idMember: string) => ({
  maYeuCau: key,
  [idMember]: id,
  hoTen: right.name,
  soDinhDanh: right.identityNumber,
  ngaySinh: right.birthDate.replaceAll('-', ''),
  gioiTinh: sexCode(right.sex),
});

/** Says why a register will not take a correction: the number of its error, and its words. */
export interface CorrectionRefusal {
  readonly code: string;
  readonly text: string;
}

/** A refusal as a value; what is no refusal is thrown on. */
export function refusalOf(fault: unknown): CorrectionRefusal {
  if (!(fault instanceof RegistryFault) || fault.code !== 'refused') throw fault;
  const [, code = '', text = ''] = /^(\d*)\s*(.*)$/su.exec(fault.message) ?? [];
  return { code, text };
}
