import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { dayFaults } from '#catalogue/draft-faults.ts';
import type { FlatForm, Form, Parts } from '#eform/form.ts';
import { readForm } from '#eform/read-form.ts';
import type { Day } from '#kernel/day.ts';
import { err, type Result } from '#kernel/result.ts';

/** What a form refers to, as it stands on the day from which it is to be in force. */
export interface FormReferences {
  /** Whether a procedure of this code is known on any day. */
  readonly isProcedure: (code: string) => boolean;
  /** The declaration of a procedure that is published for a day. */
  readonly formOf: (procedure: string, day: Day) => FlatForm | null;
  /** First days of the versions of this form that are published already. */
  readonly published: readonly Day[];
  readonly today: Day;
}

/**
 * Reads what is to become the form of a procedure: its shape and sense, then whether its procedures
 * exist and have no other form on its first day, then whether that day is free.
 */
export function readFormDraft(
  body: unknown,
  parts: Parts,
  references: FormReferences,
): Result<Form, readonly CatalogueFault[]> {
  const read = readForm(body, parts);
  if (!read.ok) return read;
  const { code, validFrom, procedures } = read.value;
  const faults: CatalogueFault[] = [];
  for (const [index, procedure] of procedures.entries()) {
    const path = `/procedures/${index}`;
    const other = references.formOf(procedure, validFrom);
    if (!references.isProcedure(procedure)) {
      faults.push({ path, why: `${procedure} is no procedure of the catalogue` });
    } else if (other !== null && other.code !== code) {
      faults.push({ path, why: `${procedure} has the form ${other.code} on that day` });
    }
  }
  faults.push(...dayFaults(validFrom, references));
  return faults.length === 0 ? read : err(faults);
}
