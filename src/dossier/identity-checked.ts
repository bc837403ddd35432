/** What the national population database said of the applicant as written down at the receipt. */
export interface IdentityChecked {
  readonly type: 'identity-checked';
  /** `unknown`: it knows nobody of that number. */
  readonly outcome: 'matches' | 'differs' | 'unknown';
  /** Number of the query (MaYeuCau), under which both sides logged it. */
  readonly query: string;
}
