import { localDay } from '#store/figure-columns.ts';
import { isLateAt } from '#store/standing-at.ts';

/**
 * `countDossier` in SQL over a row of `dossier`; a test holds the two to each other. Parameters: `$2` the first
 * instant of the period, `$3` the first after it, `$4` now where that is earlier.
 */
export const FROM = '$2::timestamptz';
export const END = '$3::timestamptz';
export const NOW = '$4::timestamptz';

/** What is a matter of the period. */
export const IN_PERIOD = `(received_at < ${END} and (finished_at is null or finished_at >= ${FROM}))`;

export const IS_DONE = `(finished_at >= ${FROM} and finished_at < ${END})`;
export const IS_GOING = `(received_at < ${END} and (finished_at is null or finished_at >= ${END}))`;

/** Refused or stopped on a day before the due date: "đúng hạn", never "trước hạn". */
const RETURNED_EARLY = `(outcome in ('refused', 'stopped') and finished_at <= due_at
  and ${localDay('finished_at')} < ${localDay('due_at')})`;

export const CAME = `case when received_at < ${FROM} then 'carriedOver'
  when online then 'online' else 'direct' end`;

export const STANDS = `case
  when finished_at is null or finished_at >= ${END} then
    case when ${isLateAt(END, NOW)} then 'overdue' else 'inTime' end
  when due_at is null then 'onTime'
  when finished_at > due_at then 'late'
  when ${RETURNED_EARLY} or ${localDay('finished_at')} = ${localDay('due_at')} then 'onTime'
  else 'early' end`;

/**
 * Whether a row is a leg of a dossier that the same agency decides: whoever filed once counts once there. A leg that
 * another agency decides counts at that one.
 */
export const isOwnLeg = (row: string): string =>
  `(${row}.bundle is not null and exists (select from dossier as whole
    where whole.dossier_id = ${row}.bundle and whole.handler = ${row}.handler))`;
