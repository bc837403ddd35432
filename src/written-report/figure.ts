import { groupedDigits } from '#kernel/grouped-digits.ts';
import type { Day } from '#kernel/day.ts';

/** A number of a report, and where it comes from: what has no source stands in no report. */
export interface Figure {
  /** `agency.so-giao-thong-van-tai.received`: the same figure of every period. */
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly value: FigureValue;
  readonly source: FigureSource;
  /** What the system can show of it; null where its source is told in words alone. */
  readonly behind: Behind | null;
}

/** What was counted: dossiers, answers to a campaign, what the scheme's books hold, or parts of the report itself. */
export type Behind =
  | {
      readonly kind: 'dossiers';
      readonly counted: CountedDossiers;
      /** Code; '' is the province. */
      readonly agency: string;
      /** Legs of interlinked dossiers too, which the province's figures leave out. */
      readonly withLegs?: true;
      /** Code; absent: of any. */
      readonly procedure?: string;
      /** Absent: however they came. */
      readonly channel?: 'online';
    }
  | { readonly kind: 'campaign'; readonly campaignId: string; readonly shows: 'answers' | 'sums' }
  | { readonly kind: 'steering'; readonly book: SteeringBook }
  | { readonly kind: 'teams'; readonly level: TeamLevel; readonly shows: 'founded' | 'units' }
  | { readonly kind: 'tasks'; readonly counted: CountedTasks }
  | { readonly kind: 'parts' };

export type CountedDossiers =
  | 'received'
  | 'carriedOver'
  | 'finishedInTime'
  | 'untimed'
  | 'late'
  | 'waitingInTime'
  | 'waitingLate';

export type SteeringBook = 'documents' | 'meetings' | 'outreach';

export type TeamLevel = 'province' | 'district' | 'commune' | 'hamlet';

export type CountedTasks = 'all' | 'done' | 'overdue';

export type FigureValue =
  | { readonly kind: 'count'; readonly count: number }
  /** Told in whole hundredths. */
  | { readonly kind: 'share'; readonly part: number; readonly whole: number }
  /** Number, day or name of a document. */
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'missing'; readonly reason: string };

export interface FigureSource {
  /** What was counted where, in words. */
  readonly query: string;
  /** The days of which it is told, both inclusive. */
  readonly from: Day;
  readonly to: Day;
}

/** In brackets, as everything that is missing: it stands where a number would, in whatever sentence. */
export const NO_FIGURE = '[chưa có số liệu]';

/** The figure as the report says it: `7.111`, `27%`, `[chưa có số liệu]`. */
export function figureText({ value }: Figure): string {
  switch (value.kind) {
    case 'count':
      return groupedDigits(String(value.count));
    case 'share':
      return value.whole === 0 ? NO_FIGURE : `${Math.round((value.part / value.whole) * 100)}%`;
    case 'words':
      return value.words;
    case 'missing':
      return NO_FIGURE;
  }
}

/** Why a figure is not told; null where it is. */
export function whyMissing({ value }: Figure): string | null {
  if (value.kind === 'missing') return value.reason;
  if (value.kind === 'share' && value.whole === 0) return 'chưa có gì để tính tỷ lệ';
  return null;
}
