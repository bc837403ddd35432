import type { Officer } from '#access/officer.ts';
import { addWorkingDays } from '#calendar/add-working-days.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import type { FeedbackRules } from '#feedback/feedback-rules.ts';
import { type Draft, type Feedback, isClosed, type Stage } from '#feedback/feedback.ts';
import type { FeedbackRefusal } from '#feedback/feedback-refusal.ts';
import { namesSomebody } from '#feedback/names-somebody.ts';
import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export type FeedbackAct =
  | { readonly type: 'take' }
  | { readonly type: 'forward'; readonly to: string; readonly reason: string }
  | { readonly type: 'draft'; readonly draft: Omit<Draft, 'by'> }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'publish' }
  | { readonly type: 'refuse'; readonly reason: string }
  | { readonly type: 'extend'; readonly reason: string };

export type FeedbackActType = FeedbackAct['type'];

export const FEEDBACK_ACTS: readonly FeedbackActType[] = [
  'take',
  'draft',
  'publish',
  'return',
  'extend',
  'forward',
  'refuse',
];

/** What an act changes; `detail` stands in the history. */
export interface FeedbackChange {
  readonly stage: Stage;
  readonly agency: string;
  readonly dueAt: Instant;
  readonly extended: boolean;
  readonly detail: string;
}

export interface FeedbackFacts {
  readonly officer: Officer;
  readonly now: Instant;
  readonly rules: FeedbackRules;
  /** Of the agency that answers. */
  readonly calendar: WorkingCalendar;
}

/** Clerk and leader of the agency that answers, and the province's administrator, read it. */
export const mayReadFeedback = (officer: Officer, { agency }: Pick<Feedback, 'agency'>): boolean =>
  officer.role === 'province-administrator' ||
  (handlesFeedback(officer) && officer.agency === agency);

/** Whether somebody has to do with feedback at all. */
export const handlesFeedback = ({ role }: Officer): boolean =>
  role === 'clerk' || role === 'signing-leader' || role === 'province-administrator';

const LEADERS_ALONE: ReadonlySet<FeedbackActType> = new Set([
  'return',
  'publish',
  'refuse',
  'extend',
]);

/** Why this officer may not do this now, or null. What is written is judged by `decideFeedback`. */
export function whyNotOnFeedback(
  type: FeedbackActType,
  feedback: Feedback,
  { officer, now }: Pick<FeedbackFacts, 'officer' | 'now'>,
): FeedbackRefusal | null {
  const isAdministrator = officer.role === 'province-administrator';
  if (!handlesFeedback(officer)) return 'role-may-not';
  if (isAdministrator && type !== 'forward') return 'role-may-not';
  if (!isAdministrator && officer.agency !== feedback.agency) return 'agency-may-not';
  if (LEADERS_ALONE.has(type) && officer.role !== 'signing-leader') return 'role-may-not';
  if (isClosed(feedback)) return 'closed';
  const { stage } = feedback;
  switch (type) {
    case 'take':
      return stage.kind === 'received' ? null : 'not-at-this-stage';
    case 'draft':
      return stage.kind === 'received' ? 'not-at-this-stage' : null;
    case 'return':
      return stage.kind === 'drafted' ? null : 'not-at-this-stage';
    case 'publish':
      if (stage.kind !== 'drafted') return 'not-at-this-stage';
      return stage.draft.by === officer.subject ? 'own-draft' : null;
    case 'extend':
      if (feedback.extended) return 'already-extended';
      return now >= feedback.dueAt ? 'after-due-date' : null;
    case 'forward':
    case 'refuse':
      return null;
  }
}

/**
 * What an act does to a report or suggestion, or why it may not be done. Four eyes: who wrote the
 * answer does not publish it. Handing it on moves no due date: the sender waits all the same.
 */
export function decideFeedback(
  act: FeedbackAct,
  feedback: Feedback,
  facts: FeedbackFacts,
): Result<FeedbackChange, FeedbackRefusal> {
  const why = whyNotOnFeedback(act.type, feedback, facts);
  if (why !== null) return err(why);
  const { officer, now } = facts;
  const { stage, agency, dueAt, extended } = feedback;
  const as = (next: Stage, detail = ''): Result<FeedbackChange, FeedbackRefusal> =>
    ok({ stage: next, agency, dueAt, extended, detail });
  switch (act.type) {
    case 'take':
      return as({ kind: 'in-hand', holder: officer.subject });
    case 'forward':
      if (act.to === agency) return err('same-agency');
      return ok({
        stage: { kind: 'received' },
        agency: act.to,
        dueAt,
        extended,
        detail: act.reason,
      });
    case 'draft':
      return drafted(act.draft, feedback, officer);
    case 'return':
      return as(
        { kind: 'in-hand', holder: stage.kind === 'drafted' ? stage.draft.by : '' },
        act.reason,
      );
    case 'publish': {
      if (stage.kind !== 'drafted') return err('not-at-this-stage');
      const { answer, publication } = stage.draft;
      return as({ kind: 'answered', at: now, answer, publication });
    }
    case 'refuse':
      return as({ kind: 'refused', at: now, reason: act.reason }, act.reason);
    case 'extend': {
      const later = addWorkingDays(dueAt, facts.rules.extensionWorkingDays, facts.calendar);
      return ok({ stage, agency, dueAt: later, extended: true, detail: act.reason });
    }
  }
}

function drafted(
  { answer, publication }: Omit<Draft, 'by'>,
  feedback: Feedback,
  officer: Officer,
): Result<FeedbackChange, FeedbackRefusal> {
  const { agency, dueAt, extended } = feedback;
  if (publication !== null) {
    if (!feedback.mayPublish) return err('no-consent');
    const texts = [publication.question, publication.answer];
    if (texts.some((text) => namesSomebody(text, feedback))) return err('names-somebody');
  }
  const draft = { answer, publication, by: officer.subject };
  return ok({ stage: { kind: 'drafted', draft }, agency, dueAt, extended, detail: answer });
}
