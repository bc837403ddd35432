import { SATISFIED_FROM } from '#dossier/rating.ts';
import { END, FROM, IS_DONE, IS_GOING, NOW } from '#reports/ii-06a/place-sql.ts';
import { isLateAt } from '#store/standing-at.ts';

/** Measures that dossiers are counted for. */
export const DOSSIER_MEASURES = [
  'synchronised',
  'in-time',
  'filed-online',
  'paid-online',
  'digital-result',
  'digitised',
  'reused',
  'satisfied',
] as const;
export type DossierMeasure = (typeof DOSSIER_MEASURES)[number];

const RECEIVED = `(received_at >= ${FROM} and received_at < ${END})`;
const RATED = (grades: string): string => `exists (select from dossier_rating as said
  where said.dossier_id = dossier.dossier_id and said.rated_at >= ${FROM} and said.rated_at < ${END}
    and ${grades})`;

/**
 * Which rows of `dossier` are in the denominator of a measure, and which of those in its numerator; `$2` to `$4` as
 * in Biểu II.06a.
 */
export const MEASURE_SQL: Readonly<
  Record<DossierMeasure, { readonly all: string; readonly good: string }>
> = {
  synchronised: {
    all: `(${RECEIVED} and bundle is null)`,
    good: `exists (select from delivery as told where told.dossier_id = dossier.dossier_id
      and told.party = 'national-portal' and told.done_version >= told.wanted_version)`,
  },
  'in-time': {
    all: `(${IS_DONE} or (${IS_GOING} and ${isLateAt(END, NOW)}))`,
    good: `(${IS_DONE} and (due_at is null or finished_at <= due_at))`,
  },
  'filed-online': { all: RECEIVED, good: 'online' },
  'paid-online': { all: `(${RECEIVED} and fee_due)`, good: 'paid_online' },
  'digital-result': {
    all: `(${IS_DONE} and coalesce(outcome, '') not in ('refused', 'stopped'))`,
    good: 'digital_result',
  },
  digitised: { all: `(${RECEIVED} and not online)`, good: 'digitised' },
  reused: { all: RECEIVED, good: 'reused' },
  satisfied: { all: RATED('true'), good: RATED(`said.grade >= ${SATISFIED_FROM}`) },
};
