import type { Day } from '#kernel/day.ts';
import type { Prose } from '#written-report/prose.ts';

/** An administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I), before it is drawn as anything. */
export interface OfficialDocument {
  readonly parentAgency: string | null;
  readonly agency: string;
  /** Số, ký hiệu as it is printed; with room for the number where it has none yet. */
  readonly number: string;
  readonly place: string;
  /** Null leaves room for the day of signing. */
  readonly day: Day | null;
  readonly title: string;
  readonly subject: string;
  /** Kính gửi. */
  readonly addressees: readonly string[];
  readonly blocks: readonly DocumentBlock[];
  /** Nơi nhận. */
  readonly recipients: readonly string[];
  readonly signature: DocumentSignature;
  readonly annexes: readonly DocumentAnnex[];
}

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Prose }
  /** Something that is not there, and who owes it. */
  | { readonly kind: 'gap'; readonly text: string };

export interface DocumentSignature {
  /** `TRƯỞNG BAN`, then the post beneath. */
  readonly titles: readonly string[];
  readonly name: string;
}

export interface DocumentAnnex {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly AnnexColumn[];
  readonly rows: readonly AnnexRow[];
}

export interface AnnexColumn {
  readonly title: string;
  /** Share of the width, relative to the other columns. */
  readonly share: number;
}

export interface AnnexRow {
  /** Of the figure that it tells of, to which a link in the text leads; null for none. */
  readonly key: string | null;
  readonly cells: readonly string[];
}
