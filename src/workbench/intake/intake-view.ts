import type { FlatForm } from '#eform/form.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import type { Commune } from '#web/components/commune-select.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** All that the intake form shows: what was typed, what was uploaded, what is wrong. */
export interface IntakeView {
  readonly lang: Language;
  readonly csrf: string;
  readonly procedure: Procedure;
  readonly values: FormValues;
  readonly attachments: readonly Attachment[];
  /** Signed tokens of the attachments, in their order. */
  readonly keptTokens: readonly string[];
  readonly errors: readonly FieldError[];
  readonly warnings: readonly FieldError[];
  readonly scanMessage: {
    readonly tone: 'success' | 'warning' | 'error';
    readonly text: string;
  } | null;
  /** What was taken from the store of the applicant, or why nothing was. */
  readonly storeMessage: { readonly tone: 'success' | 'warning'; readonly text: string } | null;
  /** The declaration of the procedure, where there is one. */
  readonly form: FlatForm | null;
  readonly communes: readonly Commune[];
  readonly today: Day;
  /** Of the ways to applicants, those that the province has. */
  readonly connected: ReadonlySet<Party>;
}

export const intakePath = (code: string): string => `/can-bo/tiep-nhan/${code}`;

/** What a field shows: its typed value, its error and its warning. */
export function fieldOf(view: IntakeView, name: string) {
  const textOf = (list: readonly FieldError[]): string | undefined => {
    const texts = list
      .filter((entry) => entry.field === name)
      .map((entry) => textIn(view.lang, entry.text));
    return texts.length === 0 ? undefined : texts.join(' ');
  };
  return {
    lang: view.lang,
    name,
    value: one(view.values, name),
    error: textOf(view.errors),
    warning: textOf(view.warnings),
  };
}

/** Where a twin is received after the first child's dossier. */
export const twinPath = (dossierId: string): string => `/can-bo/ho-so/${dossierId}/sinh-doi`;
