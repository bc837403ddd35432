import type { Cell, Leaf } from '#kernel/ruled-table.ts';
import type { Mark } from '#reports/nd-61/indicators.ts';
import { decimalOf, type RatedIndicator } from '#reports/nd-61/rating.ts';

/** Columns of how often a mark was given, the best first. */
export const MARK_COLUMNS: readonly Mark[] = [2, 1, 0];

export const number = (title: string, share = 9): Leaf => ({ title, share, align: 'right' });
export const text = (title: string, share: number): Leaf => ({ title, share, align: 'left' });

export const pointsCell = ({ mark }: RatedIndicator): Cell =>
  mark === null ? 'chưa có' : decimalOf(mark);
