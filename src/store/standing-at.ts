/** SQL: of a row of `dossier` that is not finished, whether at an instant its supplement was awaited already. */
export const isPausedAt = (at: string): string =>
  `(finished_at is null and phase = 'awaiting-supplement' and phase_since < ${at})`;

/**
 * SQL: whether it stood overdue (`punctualityOf`) at the end of a day, or now where that is not over yet. Of what is
 * finished since, the due date that it had in the end.
 */
export const isLateAt = (end: string, now: string): string =>
  `(due_at < ${now} and not ${isPausedAt(end)})`;
