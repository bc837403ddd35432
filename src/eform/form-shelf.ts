import { isInForce } from '#catalogue/catalogue.ts';
import type { FlatForm } from '#eform/form.ts';
import type { Day } from '#kernel/day.ts';

/** The forms of all periods, with their parts written out, looked up by code and day. */
export interface FormShelf {
  /** All in force on a day, by Vietnamese title. */
  readonly all: (day: Day) => readonly FlatForm[];
  /** All of all periods. */
  readonly everything: () => readonly FlatForm[];
  readonly inForce: (code: string, day: Day) => FlatForm | null;
  /** The declaration of a procedure on a day, or null where none was written yet. */
  readonly ofProcedure: (procedure: string, day: Day) => FlatForm | null;
  /** The very version that a dossier was declared on, or null. */
  readonly version: (code: string, validFrom: Day) => FlatForm | null;
}

export function createFormShelf(forms: readonly FlatForm[]): FormShelf {
  const byTitle = new Intl.Collator('vi');
  const flat = forms.toSorted((a, b) => byTitle.compare(a.title.vi, b.title.vi));
  const on = (day: Day): readonly FlatForm[] => flat.filter((form) => isInForce(form, day));
  return {
    all: on,
    everything: () => flat,
    inForce: (code, day) => on(day).find((form) => form.code === code) ?? null,
    ofProcedure: (procedure, day) =>
      on(day).find((form) => form.procedures.includes(procedure)) ?? null,
    version: (code, validFrom) =>
      flat.find((form) => form.code === code && form.validFrom === validFrom) ?? null,
  };
}
