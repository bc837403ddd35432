import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { LegNews, ReceiveDossier, SystemAct } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { OutsideResult } from '#dossier/dossier-event.ts';
import { addTime } from '#dossier/add-time.ts';
import { type Leg, personalNumberOf, readyLegs } from '#dossier/legs.ts';

/** An interlinked dossier and its legs, as all of them stand. */
export interface Together {
  readonly bundleId: string;
  readonly bundle: Dossier;
  readonly procedure: Procedure;
  /** By which the time of the whole is reckoned. */
  readonly calendar: WorkingCalendar;
  /** The dossiers of the legs that are there, by the key of the leg. */
  readonly legs: ReadonlyMap<string, Dossier>;
  /** Id of the dossier of a leg, the same however often it is asked for. */
  readonly idOf: (leg: string) => string;
}

/**
 * What is to be done so that an interlinked dossier and its legs agree; nothing where they do. It goes by
 * how they stand and not by what happened: what was lost, comes twice or in another order ends the same.
 */
export function legCommands(together: Together): readonly (ReceiveDossier | SystemAct)[] {
  const { bundle, procedure } = together;
  const news = bundle.legs.flatMap((leg) => newsOf(together, leg));
  if (news.length > 0) return news;
  if (bundle.phase.kind === 'closed') return stops(together);
  return readyLegs(bundle, procedure).map((leg) => receiptOf(together, leg));
}

/** What the whole does not know yet of a leg. */
function newsOf(together: Together, { key, phase }: Leg): readonly SystemAct[] {
  const { bundleId, legs, idOf } = together;
  const own = legs.get(key);
  if (own === undefined) return [];
  // Left out in the very moment in which it began.
  if (phase.kind === 'dropped') return stopOf(idOf(key), own, phase.reason);
  const note = (news: LegNews): readonly SystemAct[] => [
    { type: 'record-leg', dossierId: bundleId, leg: key, news },
  ];
  if (phase.kind === 'to-come') {
    return note({ kind: 'begun', dossierId: idOf(key), code: own.code });
  }
  const end = endOf(own);
  if (phase.kind === 'under-way' && asksForTime(together, key, own)) return note({ kind: 'asked' });
  if (phase.kind === 'under-way' && end !== null) return note(end);
  const personalNumber = registerOf(own)?.personalNumber ?? null;
  const isAwaited = phase.kind === 'granted' && phase.result.awaitsPersonalNumber;
  return isAwaited && personalNumber !== null
    ? [
        {
          type: 'record-personal-number',
          dossierId: bundleId,
          system: 'civil-status',
          personalNumber,
        },
      ]
    : [];
}

/** Whether its agency asked for more, for which the whole gets time that it has not had yet. */
const asksForTime = (
  { bundle, procedure, ...facts }: Together,
  key: string,
  { supplementRequested }: Dossier,
): boolean =>
  supplementRequested && addTime(key, bundle, { procedure, calendar: facts.calendar }) !== null;

/** How a leg ended; null while it is under way. */
function endOf(leg: Dossier): LegNews | null {
  const { phase, resultNumber, endedBecause } = leg;
  if (phase.kind !== 'closed') return null;
  if (phase.outcome !== 'handed-over') return { kind: phase.outcome, reason: endedBecause };
  const register = registerOf(leg);
  return {
    kind: 'granted',
    result: {
      number: resultNumber ?? '',
      register,
      personalNumber: register?.personalNumber ?? null,
      awaitsPersonalNumber: register?.awaitsPersonalNumber ?? false,
    },
  };
}

const registerOf = ({ outsideResults }: Dossier): OutsideResult | null =>
  Object.values(outsideResults).at(-1) ?? null;

const stopOf = (dossierId: string, own: Dossier, reason: string): readonly SystemAct[] =>
  own.phase.kind === 'closed' ? [] : [{ type: 'stop-leg', dossierId, reason }];

/** What was begun of a dossier that is closed, and did not end itself. */
const stops = ({ bundle, legs, idOf }: Together): readonly SystemAct[] =>
  bundle.legs.flatMap(({ key, phase }): readonly SystemAct[] =>
    phase.kind === 'under-way' && legs.get(key)?.phase.kind !== 'closed'
      ? [{ type: 'stop-leg', dossierId: idOf(key), reason: bundle.endedBecause }]
      : [],
  );

/** A leg has what the whole was received with, and the papers and number that the legs before it brought. */
function receiptOf({ bundleId, bundle, idOf }: Together, { key, unit }: Leg): ReceiveDossier {
  const { received, applicant, concerned, legs } = bundle;
  const { representation, sets, components, delivery, declaration, notify, origin } = received;
  const identityNumber = concerned?.identityNumber ?? personalNumberOf(legs);
  return {
    type: 'receive',
    dossierId: idOf(key),
    procedureCode: key,
    desk: bundle.desk,
    applicant,
    concerned: concerned === null ? null : { ...concerned, identityNumber },
    representation,
    sets,
    components,
    attachments: bundle.attachments,
    delivery,
    ...(declaration === undefined ? {} : { declaration }),
    ...(notify === undefined ? {} : { notify }),
    ...(origin === undefined ? {} : { origin }),
    bundle: { dossierId: bundleId, code: bundle.code },
    ...(unit === undefined ? {} : { unit }),
  };
}
