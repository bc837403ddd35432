import type { Dossier } from '#dossier/dossier.ts';
import { figurePlaceOf } from '#dossier/figures.ts';
import { SATISFIED_FROM } from '#dossier/rating.ts';
import { localDay, WAS_TOLD } from '#store/figure-columns.ts';

/** A dossier counts for other agencies from now on: so does what is kept beside its events. */
export interface FigureMove {
  readonly dossierId: string;
  readonly before: Dossier;
  readonly after: Dossier;
}

export const movesOf = (
  dossierId: string,
  before: Dossier,
  after: Dossier,
): readonly FigureMove[] =>
  before.desk === after.desk && before.handler === after.handler
    ? []
    : [{ dossierId, before, after }];

export function moveRow({ dossierId, before, after }: FigureMove) {
  const [from, to] = [figurePlaceOf(before), figurePlaceOf(after)];
  return {
    dossier_id: dossierId,
    procedure_code: to.procedure,
    channel: to.channel,
    from_handler: from.handler,
    from_desk: from.desk,
    to_handler: to.handler,
    to_desk: to.desk,
  };
}

/**
 * Parts of `write-batch` that take what is kept beside the events, ratings and of what the portal was told, from the
 * agencies of before to those of after.
 */
export const moveFiguresBeside = (moves: string): string => `
move as (
  select * from json_to_recordset(${moves}::json) as move(dossier_id uuid, procedure_code text,
      channel text, from_handler text, from_desk text, to_handler text, to_desk text)
    cross join lateral (values (from_handler, from_desk, -1), (to_handler, to_desk, 1))
      as side(handler, desk, sign)
), moved_rating as (
  insert into figure_delta (day, handler, desk, procedure_code, channel, rated, satisfied)
  select ${localDay('rated_at')}, handler, desk, procedure_code, channel, sign,
    sign * (grade >= ${SATISFIED_FROM})::int
  from move join dossier_rating using (dossier_id)
), moved_told as (
  insert into figure_delta (day, handler, desk, procedure_code, channel, told)
  select ${localDay('received_at')}, move.handler, move.desk, move.procedure_code, channel, sign
  from move join dossier using (dossier_id) join delivery using (dossier_id) where ${WAS_TOLD}
)`;
