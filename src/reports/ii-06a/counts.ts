import type { Bilingual } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * What dossiers count for in Biểu II.06a: each once where it came from, and once where it stands at the end
 * of the period.
 */
export const COUNTS = [
  'online',
  'direct',
  'carriedOver',
  'early',
  'onTime',
  'late',
  'inTime',
  'overdue',
] as const;
export type Count = (typeof COUNTS)[number];
export type Counts = Readonly<Record<Count, number>>;

/** The sums that the form has beside them. */
export const SUMS = {
  received: ['online', 'direct', 'carriedOver'],
  done: ['early', 'onTime', 'late'],
  going: ['inTime', 'overdue'],
} as const satisfies Readonly<Record<string, readonly Count[]>>;
export type Sum = keyof typeof SUMS;

export const sumOf = (counts: Counts, sum: Sum): number =>
  SUMS[sum].reduce((total, count) => total + counts[count], 0);

/** A line: of a field or of an agency. */
export interface Line {
  readonly key: string;
  readonly name: Bilingual;
  readonly counts: Counts;
}

/** A line in which what was taken on is not what became of it. */
export interface BrokenLine {
  readonly line: Line;
  readonly received: number;
  readonly done: number;
  readonly going: number;
  /** Counts below zero. */
  readonly negative: readonly Count[];
}

/** Lines of which every one holds "nhận = đã giải quyết + đang giải quyết", with their sum. */
export interface Checked {
  readonly lines: readonly Line[];
  readonly total: Counts;
}

/** Lets through only what may be printed; otherwise the lines that break the identity. */
export function checkLines(lines: readonly Line[]): Result<Checked, readonly BrokenLine[]> {
  const broken = lines
    .map((line): BrokenLine => {
      const { counts } = line;
      const [received, done, going] = (['received', 'done', 'going'] as const).map((sum) =>
        sumOf(counts, sum),
      );
      const negative = COUNTS.filter((count) => counts[count] < 0);
      return { line, received: received ?? 0, done: done ?? 0, going: going ?? 0, negative };
    })
    .filter(
      ({ received, done, going, negative }) => received !== done + going || negative.length > 0,
    );
  return broken.length === 0 ? ok({ lines, total: addUp(lines) }) : err(broken);
}

export const NO_COUNTS: Counts = {
  online: 0,
  direct: 0,
  carriedOver: 0,
  early: 0,
  onTime: 0,
  late: 0,
  inTime: 0,
  overdue: 0,
};

export const addUp = (lines: readonly { readonly counts: Counts }[]): Counts =>
  lines.reduce((total, { counts }) => add(total, counts), NO_COUNTS);

export const add = (one: Counts, other: Counts): Counts => ({
  online: one.online + other.online,
  direct: one.direct + other.direct,
  carriedOver: one.carriedOver + other.carriedOver,
  early: one.early + other.early,
  onTime: one.onTime + other.onTime,
  late: one.late + other.late,
  inTime: one.inTime + other.inTime,
  overdue: one.overdue + other.overdue,
});
