import type { Officer } from '#access/officer.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Station } from '#quality/campaign.ts';
import { differencesOf } from '#quality/case-class.ts';
import type { CaseRefusal } from '#quality/case-refusal.ts';
import type {
  CaseEvent,
  CasePhase,
  Finding,
  CaseRules,
  QualityCase,
  Verdict,
} from '#quality/quality-case.ts';
import { BASICS, basicOf, type BasicValues, type SourceRecord } from '#quality/source-record.ts';

/** What a person does to a case; each stands on a ground in words. */
export type CaseAct = { readonly ground: string } & (
  | { readonly type: 'judge'; readonly verdict: Verdict }
  | { readonly type: 'second' }
  | { readonly type: 'contradict' }
  | { readonly type: 'identify'; readonly verdict: Exclude<Verdict, 'ask'> }
  | { readonly type: 'confirm'; readonly values: BasicValues }
  | { readonly type: 'decline' }
  | { readonly type: 'undo' }
);
export type CaseActType = CaseAct['type'];

export interface CaseFacts {
  readonly officer: Officer;
  readonly left: SourceRecord;
  readonly right: SourceRecord | null;
  /** Code of the agency that is a station for this case; null where nobody knows. */
  readonly agencyOf: (station: Station) => string | null;
}

type Decision = Result<CaseEvent, CaseRefusal>;

/** A new case of what a run found. */
export const openCase = (finding: Finding, rules: CaseRules): CaseEvent => ({
  type: 'opened',
  finding,
  rules,
  phase: { kind: 'review' },
});

/** Why this officer may not do this to the case now, or null; what is written is judged after. */
export function whyNotOnCase(
  type: CaseActType,
  { phase }: Pick<QualityCase, 'phase'>,
  officer: Officer,
): CaseRefusal | null {
  switch (type) {
    case 'judge':
    case 'second':
    case 'contradict':
      if (officer.role !== 'data-steward') return 'role-may-not';
      if (phase.kind !== (type === 'judge' ? 'review' : 'second')) return 'not-at-this-stage';
      return phase.kind === 'second' && phase.by === officer.subject ? 'own-verdict' : null;
    case 'undo':
      if (officer.role !== 'data-steward') return 'role-may-not';
      if (phase.kind === 'correcting') return 'on-its-way';
      return phase.kind === 'review' ? 'not-at-this-stage' : null;
    case 'identify':
    case 'confirm':
    case 'decline': {
      if (officer.role !== 'specialist' && officer.role !== 'signing-leader') return 'role-may-not';
      if (phase.kind !== 'station') return 'not-at-this-stage';
      if (phase.agency !== officer.agency) return 'agency-may-not';
      return type !== 'decline' && type !== phase.task ? 'not-at-this-stage' : null;
    }
  }
}

/**
 * What an act makes of a case, or why it may not be done. No record of anybody is changed without a
 * person's verdict, and none of a campaign with stations without theirs.
 */
export function decideCase(act: CaseAct, before: QualityCase, facts: CaseFacts): Decision {
  const why = whyNotOnCase(act.type, before, facts.officer);
  if (why !== null) return err(why);
  const { ground } = act;
  if (ground.trim() === '') return err('no-ground');
  switch (act.type) {
    case 'judge': {
      const { verdict } = act;
      if (verdict === 'same' && before.finding.rightId === null) return err('nobody-matched');
      const phase = needsSecond(before, verdict)
        ? ok(secondPhase(verdict, facts))
        : afterVerdict(verdict, before, facts);
      return withPhase(phase, { type: 'judged', verdict, ground });
    }
    case 'second': {
      const { phase } = before;
      if (phase.kind !== 'second') return err('not-at-this-stage');
      return withPhase(afterVerdict(phase.verdict, before, facts), { type: 'seconded', ground });
    }
    case 'contradict':
      return ok({ type: 'contradicted', ground, phase: { kind: 'review' } });
    case 'identify': {
      const { verdict } = act;
      if (verdict === 'same' && before.finding.rightId === null) return err('nobody-matched');
      return withPhase(afterVerdict(verdict, before, facts), {
        type: 'identified',
        verdict,
        ground,
      });
    }
    case 'confirm':
      return confirmed(act.values, ground, before, facts);
    case 'decline':
      return ok({ type: 'declined', ground, phase: { kind: 'review' } });
    case 'undo':
      return ok({ type: 'undone', ground, phase: undoPhase(before) });
  }
}

type WithoutPhase<E> = E extends unknown ? Omit<E, 'phase'> : never;

function withPhase(
  phase: Result<CasePhase, CaseRefusal>,
  event: WithoutPhase<CaseEvent>,
): Decision {
  return phase.ok ? ok({ ...event, phase: phase.value }) : phase;
}

const needsSecond = ({ rules }: QualityCase, verdict: Verdict): boolean =>
  rules.fourEyes && verdict !== 'ask';

const secondPhase = (verdict: Verdict, { officer }: CaseFacts): CasePhase => ({
  kind: 'second',
  verdict,
  by: officer.subject,
});

/** Where a verdict that stands leads: to the first station, or to the end. */
function afterVerdict(
  verdict: Verdict,
  { rules }: QualityCase,
  facts: CaseFacts,
): Result<CasePhase, CaseRefusal> {
  const [first] = rules.stations;
  switch (verdict) {
    case 'different':
      return ok({ kind: 'closed', outcome: 'different' });
    case 'ask':
      return stationPhase(first ?? 'police', 'identify', facts);
    case 'same':
      return first === undefined
        ? ok({ kind: 'closed', outcome: 'same' })
        : stationPhase(first, 'confirm', facts);
  }
}

function stationPhase(
  station: Station,
  task: 'identify' | 'confirm',
  { agencyOf }: CaseFacts,
): Result<CasePhase, CaseRefusal> {
  const agency = agencyOf(station);
  return agency === null ? err('no-agency') : ok({ kind: 'station', station, agency, task });
}

/** A station's word: to the next station, to the register, or to the end where nothing is to change. */
function confirmed(
  values: BasicValues,
  ground: string,
  before: QualityCase,
  facts: CaseFacts,
): Decision {
  const { phase, rules } = before;
  if (phase.kind !== 'station') return err('not-at-this-stage');
  if (!areSound(values)) return err('bad-values');
  const all = { ...before.values, ...values };
  const next = rules.stations[rules.stations.indexOf(phase.station) + 1];
  const to =
    next === undefined ? ok(endPhase(all, before, facts)) : stationPhase(next, 'confirm', facts);
  return withPhase(to, { type: 'confirmed', values, ground });
}

function endPhase(values: BasicValues, { rules }: QualityCase, facts: CaseFacts): CasePhase {
  const { left, right } = facts;
  const changed = changedBy(values, left);
  if (Object.keys(changed).length > 0 && rules.corrects !== null) {
    return { kind: 'correcting', values: changed, undoing: false };
  }
  const wasRightWrong = right !== null && differencesOf(left, right).length > 0;
  return { kind: 'closed', outcome: wasRightWrong ? 'right-corrected' : 'same' };
}

/** Of confirmed values those that the record does not have yet. */
export function changedBy(values: BasicValues, record: SourceRecord): BasicValues {
  const changed = BASICS.filter((field) => {
    const value = values[field];
    return value !== undefined && value !== basicOf(record, field);
  });
  return Object.fromEntries(changed.map((field) => [field, values[field]]));
}

const SHAPES = {
  name: /\p{L}/u,
  birthDate: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  sex: /^(male|female)$/,
  identityNumber: /^\d{12}$/,
} as const;

const areSound = (values: BasicValues): boolean =>
  BASICS.every((field) => {
    const value = values[field];
    return value === undefined || SHAPES[field].test(value);
  });

/** A correction that was taken is taken back at the register first; all else goes to review at once. */
function undoPhase({ phase, before }: QualityCase): CasePhase {
  if (phase.kind === 'closed' && phase.outcome === 'corrected' && before !== null) {
    return { kind: 'correcting', values: before, undoing: true };
  }
  return { kind: 'review' };
}

/** The register's answer to a correction; null where the case awaits none (an answer told twice). */
export function noteCorrection(
  answer:
    | { readonly kind: 'taken'; readonly before: BasicValues }
    | { readonly kind: 'refused'; readonly code: string; readonly text: string },
  { phase }: QualityCase,
): CaseEvent | null {
  if (phase.kind !== 'correcting') return null;
  if (answer.kind === 'refused') {
    const { code, text } = answer;
    return { type: 'correction-refused', code, text, phase: { kind: 'review' } };
  }
  const to: CasePhase = phase.undoing
    ? { kind: 'review' }
    : { kind: 'closed', outcome: 'corrected' };
  return { type: 'corrected', before: answer.before, phase: to };
}

/**
 * What a later run makes of a case that it met again: null where nothing is new. What a person decided
 * stands while both records are as they were then; with others it is to be judged anew. A case on its way
 * to a register is left alone: the answer comes first.
 */
export function noteRun(found: Finding | null, before: QualityCase): CaseEvent | null {
  const { phase } = before;
  if (phase.kind === 'correcting') return null;
  if (found === null) {
    const isOver = phase.kind === 'closed';
    return isOver ? null : { type: 'vanished', phase: { kind: 'closed', outcome: 'vanished' } };
  }
  return { type: 'found-again', finding: found, phase: { kind: 'review' } };
}
