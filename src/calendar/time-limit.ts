import type { Bilingual } from '#kernel/bilingual.ts';

/**
 * The statutory time of a procedure (thời hạn giải quyết), as data.
 * `sameDay` is the rule of civil status and certified copies: the result on the day of receipt;
 * received after `cutOff` local time ('sau 15 giờ': 15:00 itself is still in time), on the next
 * working day (domain.md §7.2).
 * `basis` is the article of law that is printed in the proof of each due date.
 */
export type TimeLimit =
  | { readonly unit: 'WORKING_DAY'; readonly quantity: number; readonly basis: string }
  | { readonly unit: 'DAY'; readonly quantity: number; readonly basis: string }
  | { readonly unit: 'HOUR'; readonly quantity: number; readonly basis: string }
  | { readonly unit: 'MONTH'; readonly quantity: number; readonly basis: string }
  | { readonly unit: 'SAME_DAY'; readonly cutOff: string; readonly basis: string }
  | { readonly unit: 'NONE'; readonly reason: Bilingual; readonly basis: string };
