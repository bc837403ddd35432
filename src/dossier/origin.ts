import type { Instant } from '#kernel/day.ts';

/** Where a dossier was filed, where that was not at a counter of ours. */
export interface Origin {
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
