import { type FormValues, one } from '#web/form-values.ts';

/** More pages than any list has: what is beyond is no page, and no number that a database would refuse. */
const MOST_PAGES = 100_000;

/** The page of a list that a query asks for (`trang`): from 1 to `last`, the nearest to what was asked. */
export const pageNumber = (query: FormValues, last = MOST_PAGES): number =>
  Math.min(last, Math.max(1, Math.trunc(Number(one(query, 'trang'))) || 1));
