/** SQL: of a row of `dossier` that is not finished, whether at an instant its supplement was awaited already. */
export const isPausedAt = (at: string): string =>
  `(finished_at is null and phase = 'awaiting-supplement' and phase_since < ${at})`;

/**
 * SQL: whether it stood overdue (`punctualityOf`) at the end of a day, or now where that is not over yet. Of what is
 * finished since, the due date that it had in the end.
 */
export const isLateAt = (end: string, now: string): string =>
  `(due_at < ${now} and not ${isPausedAt(end)})`;

/** Calendar days after which a dossier that nobody moved is called stuck. */
export const STUCK_DAYS = 10;

const IS_RUNNING = `finished_at is null and phase <> 'awaiting-supplement'`;

/** SQL: whether nothing has moved for long, and nobody outside is waited for. */
export const isStuck = (now: string): string =>
  `(${IS_RUNNING} and phase_since < ${now} - interval '${STUCK_DAYS} days')`;

/** SQL: whether it must be finished before the day is over, and still is in time. */
export const isDueToday = (now: string, end: string): string =>
  `(${IS_RUNNING} and due_at >= ${now} and due_at < ${end})`;
