import type { Instant } from '#kernel/day.ts';

/** Where a dossier was filed, where that was not at a counter of ours. */
export type Origin = NationalOrigin | CitizenOrigin | AssistedOrigin;

/** Filed at the province's own portal by somebody who was signed in. */
export interface CitizenOrigin {
  readonly kind: 'citizen';
  /** Id of the account. */
  readonly citizen: string;
  /** Level of assurance with which they were signed in, as the provider numbers it. */
  readonly assurance: number;
  readonly filedAt: Instant;
}

/** Prepared by somebody of a hamlet's team, and confirmed by the applicant, whose dossier it is. */
export interface AssistedOrigin {
  readonly kind: 'assisted';
  readonly assistant: {
    /** Id of the account. */
    readonly citizen: string;
    readonly name: string;
    readonly team: string;
    /** Code of the commune. */
    readonly unit: string;
  };
  readonly confirmation: Confirmation;
  readonly filedAt: Instant;
}

/** As which the signature stands by which an applicant confirmed what another prepared. */
export const CONFIRMATION_COMPONENT = 'xac-nhan';

/** How an applicant confirmed what somebody else prepared. */
export type Confirmation =
  /** By the code that was sent to a phone, of which the last digits are kept. */
  | { readonly by: 'code'; readonly phoneEnds: string; readonly at: Instant }
  /** By signing on the screen; the picture is a paper of the dossier. */
  | { readonly by: 'signature'; readonly sha256: string; readonly at: Instant };

/** Filed at the national portal, and fetched from there. */
export interface NationalOrigin {
  readonly kind: 'national-portal';
  /** The portal's own code of it. */
  readonly code: string;
  readonly filedAt: Instant | null;
  /** Of a notice that changes an earlier one. */
  readonly amendment: Amendment | null;
}

/** What a later notice changes of an earlier one (thông báo sửa đổi, bổ sung). */
export interface Amendment {
  /** The portal's code of the earlier notice; empty where it was not told. */
  readonly of: string;
  readonly reason: string;
  /** What is new, by the names that the portal uses. */
  readonly changes: Readonly<Record<string, string>>;
}

/** Where a dossier was filed at the national portal; null for every other. */
export const nationalOrigin = (origin: Origin | undefined): NationalOrigin | null =>
  origin?.kind === 'national-portal' ? origin : null;
