import type { Role } from '#access/role.ts';

/** A member of staff as signed in: every act and every read is done by one of these. */
export interface Officer {
  /** The `sub` that the identity provider gives. */
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the agency that the officer is bound to. */
  readonly agency: string;
}
