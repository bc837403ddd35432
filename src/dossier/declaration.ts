import type { Day } from '#kernel/day.ts';

/** What was declared on an e-form, and on which version of it. */
export interface Declaration {
  readonly form: { readonly code: string; readonly validFrom: Day };
  /** By the id of the field; see the room `eform`. */
  readonly answers: Readonly<Record<string, DeclaredAnswer>>;
}

export type DeclaredAnswer =
  | string
  | number
  | boolean
  | { readonly unit: string; readonly line: string }
  | readonly string[];
