/** A person as a register has them, the same shape whichever register it is. */
export interface SourceRecord {
  /** By which the register names the record; within one source no other has it. */
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or empty. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | null;
  /** As it stands there: 12 digits, 9, something else, or empty. */
  readonly identityNumber: string;
  /** Code of the commune, or empty. */
  readonly commune: string;
  readonly address: string;
  readonly father: string;
  readonly mother: string;
  /** What only this source tells (dose, vaccine, lot, school, class …), by name. */
  readonly more: Readonly<Record<string, string>>;
}

/** The fields by which a person is that person, and which a correction may change. */
export const BASICS = ['name', 'birthDate', 'sex', 'identityNumber'] as const;
export type Basic = (typeof BASICS)[number];

/** Values of the basics; those that are not named stay. */
export type BasicValues = Partial<Readonly<Record<Basic, string>>>;

/** A basic as text; an unknown sex is empty. */
export const basicOf = (record: SourceRecord, field: Basic): string => record[field] ?? '';

/** The record with other basics; a sex that is neither is none. */
export function withBasics(record: SourceRecord, values: BasicValues): SourceRecord {
  const { sex = record.sex ?? '', ...texts } = values;
  return { ...record, ...texts, sex: sex === 'male' || sex === 'female' ? sex : null };
}
