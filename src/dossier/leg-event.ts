import type { OutsideResult, SetDueDate } from '#dossier/dossier-event.ts';
import type { DossierCode } from '#dossier/dossier-code.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** A part of an interlinked procedure that the applicant chose. */
export interface ChosenLeg {
  /** Code of the procedure. */
  readonly key: string;
  /** Keys of the legs whose result it needs. */
  readonly after: readonly string[];
  /** Code of the commune in which it is decided; absent where that is where the whole is received. */
  readonly unit?: string;
  /** Whom it is for, where it is one of several; else null. */
  readonly why: Bilingual | null;
}

/** The interlinked dossier of which a dossier is a leg. */
export interface Bundle {
  readonly dossierId: string;
  readonly code: DossierCode;
}

/** A leg of an interlinked dossier is a dossier of its own now. */
export interface LegBegun {
  readonly type: 'leg-begun';
  readonly leg: string;
  readonly dossierId: string;
  readonly code: DossierCode;
}

/** What a leg brought. */
export interface LegResult {
  /** Number of the result document. */
  readonly number: string;
  /** What a register granted for it; null where none did. */
  readonly register: OutsideResult | null;
  readonly personalNumber: string | null;
  readonly awaitsPersonalNumber: boolean;
}

/** A leg ended; `to` is where the dossier goes on by it, null where others are still open or none was granted. */
export interface LegEnded {
  readonly type: 'leg-ended';
  readonly leg: string;
  readonly outcome: 'granted' | 'refused' | 'stopped';
  /** Why it was not granted; empty where it was. */
  readonly reason: string;
  readonly result: LegResult | null;
  readonly to: string | null;
}

/** A leg that had not begun is no longer wanted; `to` as of one that ended. */
export interface LegDropped {
  readonly type: 'leg-dropped';
  readonly leg: string;
  readonly reason: string;
  readonly to: string | null;
}

/** What a leg asked for gives the whole more time by law, once; `key` is that of the added time. */
export interface TimeAdded {
  readonly type: 'time-added';
  readonly key: string;
  readonly leg: string;
  readonly due: SetDueDate;
}

/** What befalls an interlinked dossier by its legs. */
export type LegEvent = LegBegun | LegEnded | LegDropped | TimeAdded;
