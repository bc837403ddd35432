import type { Bilingual } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { CampaignRoute, Station } from '#quality/campaign.ts';
import type { CaseClass } from '#quality/case-class.ts';
import type { BasicValues } from '#quality/source-record.ts';

/** What a run of a campaign found out about a record of the left source. */
export interface Finding {
  readonly leftId: string;
  /** The record of the right source that is most likely the same person; null where there is none. */
  readonly rightId: string | null;
  /** log2 odds that both are one person; null without a right record. */
  readonly weight: number | null;
  /** What the machine would say. Whoever judges sees it; nothing follows from it alone. */
  readonly machine: 'link' | 'review' | 'none';
  readonly class: CaseClass;
  readonly reasons: Bilingual;
}

/** Whether two records are one person; `ask` sends the question to the first station. */
export type Verdict = 'same' | 'different' | 'ask';

/** How a case ended. */
export type CaseOutcome =
  /** One person; nothing to be put right in the left source. */
  | 'same'
  | 'different'
  /** The register took the correction. */
  | 'corrected'
  /** The right source was wrong, and whoever keeps it has put it right. */
  | 'right-corrected'
  /** A later run found both in agreement, or the record gone. */
  | 'vanished';

/** Where a case stands, and with it who must act. */
export type CasePhase =
  | { readonly kind: 'review' }
  /** Judged by one; another must agree. */
  | { readonly kind: 'second'; readonly verdict: Verdict; readonly by: string }
  /** With a station: to answer who it is, or to confirm what is right. */
  | {
      readonly kind: 'station';
      readonly station: Station;
      readonly agency: string;
      readonly task: 'identify' | 'confirm';
    }
  /** On its way to the register through the exchange. */
  | { readonly kind: 'correcting'; readonly values: BasicValues; readonly undoing: boolean }
  | { readonly kind: 'closed'; readonly outcome: CaseOutcome };

/** Whoever did something to a case; the worker does it as `system`. */
export interface CaseActor {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
}

/**
 * What happened to a case. Each event carries where the case stands after it, so that years later it
 * explains itself whatever the routes of campaigns are by then. Stored for ever: a change of shape is a
 * new type.
 */
export type CaseEvent = { readonly phase: CasePhase } & (
  | { readonly type: 'opened'; readonly finding: Finding; readonly rules: CaseRules }
  /** A later run found the records changed. */
  | { readonly type: 'found-again'; readonly finding: Finding }
  | { readonly type: 'vanished' }
  | { readonly type: 'judged'; readonly verdict: Verdict; readonly ground: string }
  | { readonly type: 'seconded'; readonly ground: string }
  | { readonly type: 'contradicted'; readonly ground: string }
  /** A station answered who it is. */
  | {
      readonly type: 'identified';
      readonly verdict: Exclude<Verdict, 'ask'>;
      readonly ground: string;
    }
  /** A station said what is right. */
  | { readonly type: 'confirmed'; readonly values: BasicValues; readonly ground: string }
  | { readonly type: 'declined'; readonly ground: string }
  /** The register took it, with what the record said before, from which it can be undone. */
  | { readonly type: 'corrected'; readonly before: BasicValues }
  | { readonly type: 'correction-refused'; readonly code: string; readonly text: string }
  | { readonly type: 'undone'; readonly ground: string }
);

/** What of its campaign a case goes by; kept with it, since campaigns may change. */
export interface CaseRules extends CampaignRoute {
  /** Two people must agree on the verdict. */
  readonly fourEyes: boolean;
}

export interface RecordedCaseEvent {
  readonly version: number;
  readonly at: Instant;
  readonly actor: CaseActor;
  readonly event: CaseEvent;
}

/** A case as it stands after its events. */
export interface QualityCase {
  readonly version: number;
  readonly finding: Finding;
  readonly rules: CaseRules;
  readonly phase: CasePhase;
  /** What stations have confirmed to be right; empty before. */
  readonly values: BasicValues;
  /** What the record said before the register took the correction; null while there was none. */
  readonly before: BasicValues | null;
  /** The refusal of the register, until somebody judges anew. */
  readonly refusal: { readonly code: string; readonly text: string } | null;
}

/** The case after an event. Throws for a history that does not begin with `opened`. */
export function evolveCase(
  before: QualityCase | null,
  { version, event }: RecordedCaseEvent,
): QualityCase {
  const { phase } = event;
  if (event.type === 'opened') {
    const { finding, rules } = event;
    return { version, finding, rules, phase, values: {}, before: null, refusal: null };
  }
  if (before === null) throw new Error(`a case begins with ${event.type}`);
  const next = { ...before, version, phase };
  switch (event.type) {
    case 'found-again':
      return { ...next, finding: event.finding };
    case 'judged':
      return { ...next, values: {}, refusal: null };
    case 'confirmed':
      return { ...next, values: { ...before.values, ...event.values } };
    case 'corrected':
      return { ...next, before: phase.kind === 'closed' ? event.before : null };
    case 'correction-refused':
      return { ...next, refusal: { code: event.code, text: event.text } };
    case 'vanished':
    case 'seconded':
    case 'contradicted':
    case 'identified':
    case 'declined':
    case 'undone':
      return next;
  }
}
