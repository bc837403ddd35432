import type { Day, Instant } from '#kernel/day.ts';

/** What was declared on an e-form, and on which version of it. */
export interface Declaration {
  readonly form: { readonly code: string; readonly validFrom: Day };
  /** By the id of the field; see the room `eform`. */
  readonly answers: Readonly<Record<string, DeclaredAnswer>>;
  /** Of answers that the person did not type; absent where all were. */
  readonly sources?: Readonly<Record<string, AnswerSource>>;
}

/** Where an answer came from that the person did not type. */
export interface AnswerSource {
  /**
   * `account`: what the identity provider told; `population`: the national population database;
   * `declaration`: what the person declared in an earlier dossier; `form`: what they answered elsewhere
   * in the same form; `initial`: what the form offers at first, and they left; `assistant`: what somebody
   * who helps noted of the person's card or word.
   */
  readonly from: 'account' | 'population' | 'declaration' | 'form' | 'initial' | 'assistant';
  readonly at: Instant;
  /** The person says that what came was wrong, and answered otherwise. */
  readonly isDisputed: boolean;
}

export type DeclaredAnswer =
  | string
  | number
  | boolean
  | { readonly unit: string; readonly line: string }
  | readonly string[];
