import type { PartPlace, Procedure, ProcedurePart } from '#catalogue/procedure.ts';
import type { RecordLeg } from '#dossier/command.ts';
import type { Declaration } from '#dossier/declaration.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import { addTime } from '#dossier/add-time.ts';
import type { ChosenLeg, LegDropped, LegEnded, LegResult } from '#dossier/leg-event.ts';
import type { DossierCode } from '#dossier/dossier-code.ts';
import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * A procedure of an interlinked dossier (thủ tục thành phần): once those that it needs are granted it is
 * a dossier of its own, with its own agency, clock, supplement, refusal and result.
 */
export interface Leg extends ChosenLeg {
  readonly phase: LegPhase;
}

export type LegPhase =
  | { readonly kind: 'to-come' }
  | (LegDossier & { readonly kind: 'under-way' })
  | (LegDossier & { readonly kind: 'granted'; readonly result: LegResult })
  | (LegDossier & { readonly kind: 'refused' | 'stopped'; readonly reason: string })
  /** Never begun: a leg whose result it needs was not granted. */
  | { readonly kind: 'void'; readonly because: string }
  /** Never begun: the applicant no longer wants it. */
  | { readonly kind: 'dropped'; readonly reason: string };

interface LegDossier {
  readonly dossierId: string;
  readonly code: DossierCode;
  readonly since: Instant;
}

/**
 * The legs that an applicant chose of the parts of a procedure, in their order; where nothing was
 * chosen all but those of which only one is done. Refused where one is left out that another needs, or
 * two are chosen of which one is done.
 */
export function chooseLegs(
  { parts }: Procedure,
  chosen: readonly string[] | undefined,
  answers: Declaration['answers'] = {},
): Result<readonly ChosenLeg[], 'legs-wrong'> {
  const isChosen = ({ code, oneOf }: ProcedurePart): boolean =>
    chosen === undefined ? oneOf === null : chosen.includes(code);
  const legs = parts.filter(isChosen);
  const known = new Set(legs.map(({ code }) => code));
  const groups = legs.flatMap(({ oneOf }) => oneOf ?? []);
  const isWhole = legs.every(({ after }) => after.every((code) => known.has(code)));
  const areKnown = (chosen ?? []).every((code) => known.has(code));
  const isOneOfEach = new Set(groups).size === groups.length;
  if (legs.length === 0 || !isWhole || !areKnown || !isOneOfEach) return err('legs-wrong');
  return ok(
    legs.map(({ code, after, regime, place = [] }) => {
      const unit = unitIn(place, answers);
      return { key: code, after, why: regime ?? null, ...(unit === null ? {} : { unit }) };
    }),
  );
}

/** The commune of the first address that counts and was declared; null where none was. */
function unitIn(places: readonly PartPlace[], answers: Declaration['answers']): string | null {
  const counting = places.filter(({ when }) => when === null || answers[when.field] === when.is);
  const units = counting.flatMap(({ address }) => {
    const answer = answers[address];
    return typeof answer === 'object' && 'unit' in answer ? [answer.unit] : [];
  });
  return units[0] ?? null;
}

export const newLegs = (chosen: readonly ChosenLeg[] | undefined): readonly Leg[] =>
  (chosen ?? []).map((leg) => ({ ...leg, phase: { kind: 'to-come' } }));

/** The step at which the legs are done; null where the procedure is no interlinked one. */
export const legsStep = ({ steps }: Procedure): string | null =>
  steps.find(({ system }) => system === 'interlinking')?.id ?? null;

/** Whether its parts are dossiers of their own; versions published before that did them step by step. */
export const hasLegs = (procedure: Procedure): boolean =>
  procedure.parts.length > 0 && legsStep(procedure) !== null;

/** Why a leg that is to come has not begun: others go first, or the child has no personal number yet. */
export function waitsFor(leg: Leg, legs: readonly Leg[]): 'others' | 'personal-number' | null {
  const needed = legs.filter(({ key }) => leg.after.includes(key));
  if (!needed.every(({ phase }) => phase.kind === 'granted')) return 'others';
  const isAwaited = needed.some(
    ({ phase }) => phase.kind === 'granted' && phase.result.awaitsPersonalNumber,
  );
  return isAwaited ? 'personal-number' : null;
}

/** The legs that can begin now. */
export function readyLegs({ legs, phase }: Dossier, procedure: Procedure): readonly Leg[] {
  if (phase.kind === 'closed' || phase.step !== legsStep(procedure)) return [];
  return legs.filter((leg) => leg.phase.kind === 'to-come' && waitsFor(leg, legs) === null);
}

/**
 * The event of what became of a leg, or null where it is known already. The last end brings the dossier
 * on to the hand-over of what was granted, or closes it where nothing was.
 */
export function recordLeg(
  { leg: key, news }: RecordLeg,
  dossier: Dossier,
  facts: Pick<Facts, 'now' | 'procedure' | 'calendar'>,
): DossierEvent | null {
  const leg = dossier.legs.find((one) => one.key === key);
  if (news.kind === 'asked') return addTime(key, dossier, facts);
  if (news.kind === 'begun') {
    if (leg?.phase.kind !== 'to-come') return null;
    return { type: 'leg-begun', leg: key, dossierId: news.dossierId, code: news.code };
  }
  if (leg?.phase.kind !== 'under-way') return null;
  const ended: Omit<LegEnded, 'to'> = {
    type: 'leg-ended',
    leg: key,
    outcome: news.kind,
    reason: news.kind === 'granted' ? '' : news.reason,
    result: news.kind === 'granted' ? news.result : null,
  };
  const legs = endLeg(dossier.legs, ended, facts.now);
  return { ...ended, to: nextStep(legs, dossier, facts.procedure) };
}

/** Where the dossier goes on with its legs as they stand after an event: once none is open and one was granted. */
export function nextStep(
  legs: readonly Leg[],
  { phase }: Dossier,
  { steps }: Procedure,
): string | null {
  if (phase.kind === 'closed') return null;
  if (legs.some(isOpen) || !legs.some((leg) => leg.phase.kind === 'granted')) return null;
  return steps[steps.findIndex(({ id }) => id === phase.step) + 1]?.id ?? null;
}

export const isOpen = ({ phase }: Leg): boolean =>
  phase.kind === 'to-come' || phase.kind === 'under-way';

/** The legs after one more event of the dossier. */
export function evolveLegs(legs: readonly Leg[], event: DossierEvent, at: Instant): readonly Leg[] {
  switch (event.type) {
    case 'leg-begun': {
      const { dossierId, code } = event;
      return withPhase(legs, event.leg, { kind: 'under-way', dossierId, code, since: at });
    }
    case 'leg-ended':
      return endLeg(legs, event, at);
    case 'leg-dropped':
      return dropLeg(legs, event);
    case 'personal-number-arrived':
      return legs.map((leg) => withPersonalNumber(leg, event.personalNumber));
    default:
      return legs;
  }
}

const withPhase = (legs: readonly Leg[], key: string, phase: LegPhase): readonly Leg[] =>
  legs.map((leg) => (leg.key === key ? { ...leg, phase } : leg));

function endLeg(
  legs: readonly Leg[],
  { leg: key, outcome, reason, result }: Omit<LegEnded, 'to'>,
  since: Instant,
): readonly Leg[] {
  const before = legs.find((leg) => leg.key === key)?.phase;
  if (before?.kind !== 'under-way') return legs;
  const { dossierId, code } = before;
  const own = { dossierId, code, since };
  if (outcome === 'granted' && result !== null) {
    return withPhase(legs, key, { kind: 'granted', ...own, result });
  }
  const kind = outcome === 'granted' ? 'refused' : outcome;
  return withoutNeeded(withPhase(legs, key, { kind, ...own, reason }), key);
}

/** The legs without one that had not begun, and those that need it. */
export const dropLeg = (
  legs: readonly Leg[],
  { leg, reason }: Pick<LegDropped, 'leg' | 'reason'>,
): readonly Leg[] => withoutNeeded(withPhase(legs, leg, { kind: 'dropped', reason }), leg);

/** What needs the result of a leg that was not granted is void, and what needs that one. */
function withoutNeeded(legs: readonly Leg[], key: string): readonly Leg[] {
  const lost = legs.filter(({ after, phase }) => phase.kind === 'to-come' && after.includes(key));
  let all = legs;
  for (const leg of lost) {
    all = withPhase(all, leg.key, { kind: 'void', because: key });
    all = withoutNeeded(all, leg.key);
  }
  return all;
}

function withPersonalNumber(leg: Leg, personalNumber: string): Leg {
  const { phase } = leg;
  if (phase.kind !== 'granted' || !phase.result.awaitsPersonalNumber) return leg;
  const result = { ...phase.result, personalNumber, awaitsPersonalNumber: false };
  return { ...leg, phase: { ...phase, result } };
}

/** The personal number that a leg brought, with which those after it go on. */
export const personalNumberOf = (legs: readonly Leg[]): string | null =>
  legs.flatMap(({ phase }) =>
    phase.kind === 'granted' ? (phase.result.personalNumber ?? []) : [],
  )[0] ?? null;
