import type { Declaration } from '#dossier/declaration.ts';
import type { DossierCode } from '#dossier/dossier-code.ts';
import type { ProofLine } from '#calendar/due-date.ts';
import type { PaperForm } from '#catalogue/one-stop-rules.ts';
import type { OutsideSystem } from '#catalogue/process.ts';
import type { NoticeChoice } from '#dossier/notice-channel.ts';
import type { IdentityChecked } from '#dossier/identity-checked.ts';
import type { DigitisingEvent } from '#dossier/digitising-event.ts';
import type { DocumentEvent } from '#dossier/document-event.ts';
import type { Bundle, ChosenLeg, LegEvent } from '#dossier/leg-event.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Origin } from '#dossier/origin.ts';
import type { PaperSource } from '#dossier/paper-source.ts';
import type { Day, Instant } from '#kernel/day.ts';

/** Who transacts: stored apart from the person whom the event concerns (domain.md §4.6). */
export interface Applicant {
  readonly kind: 'citizen' | 'enterprise' | 'organisation';
  readonly name: string;
  readonly identityNumber: string | null;
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Name and tax code, where an enterprise or organisation transacts through this person. */
  readonly organisation: { readonly name: string; readonly taxCode: string | null } | null;
}

export type PersonConcerned = Pick<Applicant, 'name' | 'identityNumber' | 'birthDate' | 'sex'>;

export type RepresentationBasis =
  | 'self'
  | 'parent'
  | 'relative'
  | 'guardian'
  | 'authorised'
  | 'legal-representative';

export interface Representation {
  readonly basis: RepresentationBasis;
  /** Number and date of the authority, or the relation, as written down at the counter. */
  readonly detail: string | null;
}

export interface ReceivedComponent {
  readonly key: string;
  readonly name: string;
  readonly originals: number;
  readonly certified: number;
  readonly copies: number;
}

export interface Attachment {
  readonly component: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Absent where it was sent for this dossier. */
  readonly source?: PaperSource;
}

export interface Delivery {
  readonly method: 'desk' | 'post';
  readonly address: string | null;
  /** Of what is posted, in the parts that the post asks for; older receipts have the one line only. */
  readonly post?: PostalAddress;
}

/** Where a result is posted to, and whom the postman calls. */
export interface PostalAddress {
  /** Code of the commune; null outside the province, whose units nobody keeps here. */
  readonly unit: string | null;
  readonly line: string;
  readonly phone: string;
}

/** A due date as it was set, with the proof that was shown to the applicant. */
export interface SetDueDate {
  readonly at: Instant | null;
  readonly proof: readonly ProofLine[];
}

/** The fields that the desk may correct after the receipt was printed, each with history. */
export type CorrectableField =
  | 'applicant.name'
  | 'applicant.identityNumber'
  | 'applicant.birthDate'
  | 'applicant.address'
  | 'applicant.phone'
  | 'applicant.email'
  | 'concerned.name'
  | 'concerned.identityNumber'
  | 'concerned.birthDate';

export interface Correction {
  readonly field: CorrectableField;
  readonly from: string | null;
  readonly to: string | null;
}

export interface SupplementItem {
  readonly what: string;
  readonly reason: string;
}

/** Component under which the paper of a result stands among those of the dossier. */
export const RESULT_COMPONENT = 'ket-qua';

/** What an applicant hands in. */
export interface Submission {
  readonly applicant: Applicant;
  readonly concerned: PersonConcerned | null;
  readonly representation: Representation;
  readonly sets: number;
  readonly components: readonly ReceivedComponent[];
  readonly attachments: readonly Attachment[];
  readonly delivery: Delivery;
  /** Where the procedure has a form and something was declared on it. */
  readonly declaration?: Declaration;
  /** How the applicant wants to be told; where nothing was chosen, see `noticeChannelOf`. */
  readonly notify?: NoticeChoice;
  /** Missing where it was handed in at a counter. */
  readonly origin?: Origin;
}

export interface DossierReceived extends Submission {
  readonly type: 'received';
  readonly code: DossierCode;
  readonly procedure: { readonly code: string; readonly validFrom: Day; readonly name: string };
  /** First day of the rules of the one-stop mechanism under which it is worked on. */
  readonly rules?: Day;
  readonly desk: string;
  readonly handler: string;
  readonly channel: 'counter' | 'online';
  /** The relief from fees that was claimed, and by which `fee` was reckoned; absent for none. */
  readonly relief?: { readonly key: string; readonly name: Bilingual };
  /** Fee due in đồng; 0 where the procedure is free. */
  readonly fee: number;
  readonly due: SetDueDate;
  /** What an interlinked dossier is to bring; absent where it is none. */
  readonly legs?: readonly ChosenLeg[];
  /** Absent where it is no leg; `step` is where it begins, the desk having received the bundle. */
  readonly bundle?: Bundle & { readonly step: string };
}

/** An agency under the name that it had, because its code may mean another one later. */
export interface NamedAgency {
  readonly code: string;
  readonly name: Bilingual;
}

export interface AgencyChange {
  readonly from: NamedAgency;
  readonly to: NamedAgency;
}

/** Agencies ended and others took over the dossier; null where desk or handler stayed. */
export interface DossierTransferred {
  readonly type: 'transferred';
  /** Id of the plan of reorganisation. */
  readonly plan: string;
  /** Day from which the plan holds; the event stands at the instant at which it was applied. */
  readonly date: Day;
  readonly ground: Bilingual;
  readonly desk: AgencyChange | null;
  readonly handler: AgencyChange | null;
}

/** How far an outside system is with a step that it does; in this order, and never back. */
export const OUTSIDE_STAGES = ['sent', 'received', 'eligible', 'processing'] as const;
export type OutsideStage = (typeof OUTSIDE_STAGES)[number];

/** An outside system was sent a step's work, or said how far it is. */
export interface OutsideProgressed {
  readonly type: 'outside-progressed';
  readonly system: OutsideSystem;
  readonly step: string;
  readonly stage: OutsideStage;
  /** Under which the system has the case. */
  readonly reference: string;
  readonly note: string;
}

/** What a register granted: the entry by number, book and page, and whatever else it said. */
export interface OutsideResult {
  readonly number: string;
  readonly book: string;
  readonly page: string;
  readonly date: Day | null;
  /** The personal number that a birth brought; null where it is not given yet or none is due. */
  readonly personalNumber: string | null;
  readonly awaitsPersonalNumber: boolean;
  /** The paper of the result as the system sent it. */
  readonly paper: Attachment | null;
  /** Everything else of the answer, by the names that the system uses. */
  readonly details: Readonly<Record<string, string>>;
}

/** An outside system ended a step: the dossier goes on, or back to whoever sent it there. */
export interface OutsideAnswered {
  readonly type: 'outside-answered';
  readonly system: OutsideSystem;
  readonly step: string;
  readonly to: string;
  readonly outcome: 'granted' | 'refused' | 'supplement';
  readonly reference: string;
  readonly note: string;
  readonly result: OutsideResult | null;
}

/** The personal number of a child came, days after the birth was registered (CV 3160/BTP-CNTT). */
export interface PersonalNumberArrived {
  readonly type: 'personal-number-arrived';
  readonly system: OutsideSystem;
  readonly personalNumber: string;
}

/** Every event that a dossier may carry. Events are for ever: a shape is added, never changed. */
export type DossierEvent =
  | DossierReceived
  | { readonly type: 'accepted'; readonly step: string }
  | {
      readonly type: 'passed-on';
      readonly from: string;
      readonly to: string;
      readonly note: string;
    }
  | {
      readonly type: 'sent-back';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }
  | {
      readonly type: 'supplement-requested';
      readonly items: readonly SupplementItem[];
      readonly contact: string;
    }
  | {
      readonly type: 'supplement-received';
      readonly note: string;
      readonly attachments: readonly Attachment[];
      readonly due: SetDueDate;
    }
  | { readonly type: 'refused'; readonly reason: string; readonly ground: string }
  | {
      readonly type: 'extended';
      readonly reason: string;
      readonly previousDue: Instant;
      readonly due: SetDueDate;
    }
  | { readonly type: 'stopped'; readonly reason: string; readonly feeSettlement: string }
  | { readonly type: 'proposed'; readonly opinion: string; readonly to: string }
  | { readonly type: 'signed'; readonly to: string }
  | { readonly type: 'issued'; readonly resultNumber: string; readonly to: string }
  | { readonly type: 'handed-over'; readonly receiver: string; readonly method: Delivery['method'] }
  | {
      readonly type: 'fee-collected';
      readonly amount: number;
      /** Reference of the payment that brought it; absent where it was paid in cash at the desk. */
      readonly payment?: string;
    }
  /** The applicant is not whom the relief that they claimed is for: the whole fee is due. */
  | { readonly type: 'relief-denied'; readonly reason: string; readonly fee: number }
  | { readonly type: 'corrected'; readonly changes: readonly Correction[]; readonly reason: string }
  | { readonly type: 'printed'; readonly form: PaperForm }
  | { readonly type: 'fell-overdue'; readonly due: Instant }
  | IdentityChecked
  | OutsideProgressed
  | OutsideAnswered
  | PersonalNumberArrived
  | LegEvent
  | DocumentEvent
  | DigitisingEvent
  | DossierTransferred;

export type EventType = DossierEvent['type'];

/** The one who did it, kept with the event because it must be explained years later. */
export interface Actor {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  /** In whose place it was done, while that colleague was away. */
  readonly standsInFor?: { readonly subject: string; readonly name: string };
}

/** An event as it stands in the dossier's history. */
export interface RecordedEvent {
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly event: DossierEvent;
}
