import type { OutsideStage } from '#dossier/dossier-event.ts';
import type { Applicant, Attachment, PersonConcerned } from '#dossier/dossier-event.ts';
import type { Day, Instant } from '#kernel/day.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';

/** A system that does a step of a dossier: civil status, residence, insurance and so on. */
export interface StepService {
  /** How a case stands, or null where the system has none of that key: then nothing was sent yet. */
  readonly statusOf: (key: CaseKey, context: CallContext) => Promise<StepStatus | null>;
  readonly submit: (request: StepRequest, context: CallContext) => Promise<void>;
  /** The personal number of a registered birth, or null while it is not given yet. */
  readonly personalNumberOf?: (key: CaseKey, context: CallContext) => Promise<string | null>;
  /** Tells the system that its result was taken over. */
  readonly acknowledge?: (key: CaseKey, context: CallContext) => Promise<void>;
}

/** What a system knows a case by. */
export interface CaseKey {
  /** The dossier's code; of a later visit to the step with its number, as `….2`. */
  readonly code: string;
  readonly procedure: string;
  /** Agency that decides, under whose code the system keeps the case. */
  readonly agency: string;
}

/** All that a system may be told of a dossier. */
export interface StepRequest {
  readonly key: CaseKey;
  readonly receivedAt: Instant;
  readonly applicant: Applicant;
  readonly concerned: PersonConcerned | null;
  /** What was declared, by the names of the message's members (`feeds` of the form). */
  readonly members: Readonly<Record<string, MemberValue>>;
  readonly files: readonly (Attachment & { readonly url: string })[];
}

export type MemberValue = string | { readonly unit: string; readonly line: string };

/** A case as the system answers of it. */
export type StepStatus =
  | { readonly kind: 'progress'; readonly stage: OutsideStage; readonly note: string }
  | { readonly kind: 'refused' | 'supplement'; readonly note: string }
  | { readonly kind: 'granted'; readonly note: string; readonly result: StepResult };

/** What a system granted; the paper is still its bytes. */
export interface StepResult {
  readonly number: string;
  readonly book: string;
  readonly page: string;
  readonly date: Day | null;
  readonly personalNumber: string | null;
  readonly awaitsPersonalNumber: boolean;
  /** A PDF, or null where none came. */
  readonly paper: Uint8Array | null;
  readonly details: Readonly<Record<string, string>>;
}
