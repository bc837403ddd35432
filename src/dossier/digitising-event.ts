import type { Attachment } from '#dossier/dossier-event.ts';
import type { Day } from '#kernel/day.ts';

/** What is taken from a paper when it is digitised (bóc tách dữ liệu, TT 01/2023/TT-VPCP Điều 7, 8). */
export interface PaperData {
  readonly title: string;
  /** Số, ký hiệu; empty where the paper has none. */
  readonly number: string;
  /** Whoever issued it, as the paper names them. */
  readonly issuer: string;
  readonly issuedOn: Day | null;
  /** After this day it proves nothing any more; null where it does not end. */
  readonly validUntil: Day | null;
}

/** An officer compared a paper with its file and has the copy signed in their name. */
export interface DigitisingOrdered {
  readonly type: 'digitising-ordered';
  /** SHA-256 of the paper's file. */
  readonly paper: string;
  readonly data: PaperData;
}

/** The signed copy of a paper. */
export interface DigitisedPaper {
  /** UUID. */
  readonly id: string;
  /** Version of the event that ordered it. */
  readonly about: number;
  /** SHA-256 of the file of which it is a copy. */
  readonly paper: string;
  readonly data: PaperData;
  /** Mã kết quả số hóa. */
  readonly code: string;
  readonly file: Attachment;
  /** Name of the officer who signed. */
  readonly signedBy: string;
  /** Code of the officer's agency. */
  readonly agency: string;
  /** Id of the copy in whose place it is; null for the first. */
  readonly replaces: string | null;
}

export interface PaperDigitised {
  readonly type: 'paper-digitised';
  readonly paper: DigitisedPaper;
}

/** Why a file cannot be copied, whoever tries again. */
export const COPY_OBSTACLES = ['not-pdf', 'encrypted', 'altered', 'infected', 'too-large'] as const;
export type CopyObstacle = (typeof COPY_OBSTACLES)[number];

/** No copy can be made of the file: another picture of the paper is needed. */
export interface DigitisingFailed {
  readonly type: 'digitising-failed';
  readonly about: number;
  readonly obstacle: CopyObstacle;
}

/** What happens to the copies of a dossier's papers. */
export type DigitisingEvent = DigitisingOrdered | PaperDigitised | DigitisingFailed;
