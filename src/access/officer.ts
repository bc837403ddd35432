import type { Role } from '#access/role.ts';

/** A member of staff as signed in: every act and every read is done by one of these. */
export interface Officer {
  /** The `sub` that the identity provider gives. */
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the agency that the officer is bound to. */
  readonly agency: string;
  /** The absent colleague whose role and agency these are, while the officer works in their place. */
  readonly standsInFor?: { readonly subject: string; readonly name: string };
}

/** The subjects whose steps are the officer's to do: the own, and those of the absent colleague. */
export const subjectsOf = ({ subject, standsInFor }: Officer): readonly string[] =>
  standsInFor === undefined ? [subject] : [subject, standsInFor.subject];
