import type { PaperForm } from '#catalogue/one-stop-rules.ts';
import type { OutsideSystem } from '#catalogue/process.ts';
import type {
  AgencyChange,
  Attachment,
  CorrectableField,
  OutsideResult,
  OutsideStage,
  Submission,
  SupplementItem,
} from '#dossier/dossier-event.ts';
import type { CopyObstacle, DigitisedPaper, PaperData } from '#dossier/digitising-event.ts';
import type { IdentityChecked } from '#dossier/identity-checked.ts';
import type { SignedDocument } from '#dossier/document-event.ts';
import type { Bundle, LegResult } from '#dossier/leg-event.ts';
import type { DossierCode } from '#dossier/dossier-code.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/** Receive a dossier. The client makes `dossierId`, so that a repeat meets itself. */
export interface ReceiveDossier extends Submission {
  readonly type: 'receive';
  readonly dossierId: string;
  readonly procedureCode: string;
  /** Where the system receives what was filed elsewhere (`origin`); an officer receives at their own. */
  readonly desk?: string;
  /** Key of the relief from fees that the applicant claims; absent for none. */
  readonly relief?: string;
  /** Codes of the parts of an interlinked procedure that are wanted; absent for all. */
  readonly legs?: readonly string[];
  /** The interlinked dossier whose leg this is: the system receives it, its papers came with that one. */
  readonly bundle?: Bundle;
  /** Code of the commune in which a leg is decided; absent where that is where the whole was received. */
  readonly unit?: string;
}

/** What an officer may do to a dossier that exists. */
export type Act =
  | { readonly type: 'accept' }
  | { readonly type: 'pass-on'; readonly note: string }
  | { readonly type: 'send-back'; readonly reason: string }
  | {
      readonly type: 'request-supplement';
      readonly items: readonly SupplementItem[];
      readonly contact: string;
    }
  | {
      readonly type: 'record-supplement';
      readonly note: string;
      readonly attachments: readonly Attachment[];
    }
  | { readonly type: 'refuse'; readonly reason: string; readonly ground: string }
  | { readonly type: 'extend'; readonly reason: string; readonly newDay: Day }
  | { readonly type: 'stop'; readonly reason: string; readonly feeSettlement: string }
  | { readonly type: 'propose'; readonly opinion: string }
  | { readonly type: 'sign' }
  | { readonly type: 'issue'; readonly resultNumber: string }
  | { readonly type: 'hand-over'; readonly receiver: string }
  | { readonly type: 'collect-fee' }
  | { readonly type: 'deny-relief'; readonly reason: string }
  | {
      readonly type: 'correct';
      readonly values: Readonly<Partial<Record<CorrectableField, string | null>>>;
      readonly reason: string;
    }
  /** A part of an interlinked dossier that has not begun is no longer wanted. */
  | { readonly type: 'drop-leg'; readonly leg: string; readonly reason: string }
  | { readonly type: 'print'; readonly form: PaperForm }
  | { readonly type: 'reissue'; readonly reason: string }
  | { readonly type: 'revoke'; readonly reason: string; readonly ground: string }
  | {
      readonly type: 'digitise';
      /** SHA-256 of the paper's file. */
      readonly paper: string;
      readonly data: PaperData;
      /** The officer confirms that the file shows the paper that they hold. */
      readonly isCompared: boolean;
    };

export type ActType = Act['type'];

/** An act on one dossier, by someone who saw it at `expectedVersion`. */
export interface ActOnDossier {
  readonly type: 'act';
  readonly dossierId: string;
  readonly expectedVersion: number;
  readonly act: Act;
}

/** The system's own act when a timer that it addressed to itself rings. */
export interface NoteOverdue {
  readonly type: 'note-overdue';
  readonly dossierId: string;
}

/** The system's own act when agencies of the dossier end: their successors take it over. */
export interface TransferDossier {
  readonly type: 'transfer';
  readonly dossierId: string;
  readonly order: TransferOrder;
}

/** Who takes over from whom, as a plan of reorganisation says. */
export interface TransferOrder {
  readonly plan: string;
  readonly date: Day;
  readonly ground: Bilingual;
  /** The change of each agency that ends and has one successor, by its code. */
  readonly changes: ReadonlyMap<string, AgencyChange>;
  /** Codes of agencies of which a person must decide: their dossiers stay. */
  readonly undecided: ReadonlySet<string>;
}

/** What the national population database answered; the second answer to one question changes nothing. */
export interface RecordIdentity {
  readonly type: 'record-identity';
  readonly dossierId: string;
  readonly outcome: IdentityChecked['outcome'];
  readonly query: string;
}

/**
 * What an outside system answered about the step that it does. `visit` is the version at which the
 * dossier came to the step: an answer to an earlier visit, a repeated or an older one changes nothing.
 */
export interface RecordOutside {
  readonly type: 'record-outside';
  readonly dossierId: string;
  readonly system: OutsideSystem;
  readonly step: string;
  readonly visit: number;
  readonly answer: OutsideAnswer;
}

export type OutsideAnswer =
  | {
      readonly kind: 'progress';
      readonly stage: OutsideStage;
      readonly reference: string;
      readonly note: string;
    }
  | {
      readonly kind: 'granted';
      readonly reference: string;
      readonly note: string;
      readonly result: OutsideResult;
    }
  | {
      readonly kind: 'refused' | 'supplement';
      readonly reference: string;
      readonly note: string;
    };

/** The personal number of whom a registered birth is of; a second one changes nothing. */
export interface RecordPersonalNumber {
  readonly type: 'record-personal-number';
  readonly dossierId: string;
  readonly system: OutsideSystem;
  readonly personalNumber: string;
}

/**
 * Money that came by a payment, in đồng. A second telling of one payment changes nothing, and what
 * is beyond the fee that is still due is not counted: it stays with the payment.
 */
export interface RecordPayment {
  readonly type: 'record-payment';
  readonly dossierId: string;
  /** Reference of the payment. */
  readonly payment: string;
  readonly amount: number;
}

/** What became of a leg of an interlinked dossier; a second telling changes nothing. */
export interface RecordLeg {
  readonly type: 'record-leg';
  readonly dossierId: string;
  readonly leg: string;
  readonly news: LegNews;
}

export type LegNews =
  | { readonly kind: 'begun'; readonly dossierId: string; readonly code: DossierCode }
  | { readonly kind: 'granted'; readonly result: LegResult }
  | { readonly kind: 'refused' | 'stopped'; readonly reason: string }
  /** Its agency asked for a supplement. */
  | { readonly kind: 'asked' };

/** The interlinked dossier of a leg was stopped: so is the leg, where it is not finished. */
export interface StopLeg {
  readonly type: 'stop-leg';
  readonly dossierId: string;
  readonly reason: string;
}

/** A document that was made and signed; a second one about the same event changes nothing. */
export interface RecordDocument {
  readonly type: 'record-document';
  readonly dossierId: string;
  readonly document: SignedDocument;
}

/** A copy of a paper that was made and signed; a second one of the same order changes nothing. */
export interface RecordDigitised {
  readonly type: 'record-digitised';
  readonly dossierId: string;
  readonly paper: DigitisedPaper;
}

/** No copy can be made of a paper's file. */
export interface RecordUndigitised {
  readonly type: 'record-undigitised';
  readonly dossierId: string;
  readonly about: number;
  readonly obstacle: CopyObstacle;
}

/** What the system does by itself, in nobody's name. */
export type SystemAct =
  | RecordDigitised
  | RecordUndigitised
  | RecordDocument
  | RecordLeg
  | StopLeg
  | NoteOverdue
  | RecordIdentity
  | RecordOutside
  | RecordPersonalNumber
  | RecordPayment
  | TransferDossier;

export type Command = ReceiveDossier | ActOnDossier | SystemAct;
