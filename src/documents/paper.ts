import type { Instant } from '#kernel/day.ts';

/**
 * What every paper of one dossier carries: who issues it, about which dossier, when, and which
 * print it is. Names are the Vietnamese ones, unformatted; the layout of dates, amounts and capitals
 * belongs to the form.
 */
export interface PaperHead {
  /** As the rules in force at the receipt call it. */
  readonly title: string;
  readonly agency: string;
  readonly parentAgency: string | null;
  /** Địa danh, as `Rạch Giá`. */
  readonly place: string;
  readonly system: string;
  readonly printedAt: Instant;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicant: PaperApplicant;
  /** 0 for the first print; 2 for the second reprint. */
  readonly reprint: number;
  /** When the data were last corrected after a print; null where they never were. */
  readonly correctedAt: Instant | null;
  /** Printed with `correctedAt` on a reprint. */
  readonly correctionReason?: string;
  /** Address at which anybody finds out whether it holds; absent where it is not signed. */
  readonly verifyAt?: string;
}

export interface PaperApplicant {
  readonly name: string;
  readonly identityNumber: string | null;
  readonly address: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export interface ReceiptPaper extends PaperHead {
  readonly form: '01';
  readonly desk: string;
  readonly submitter: string;
  readonly components: readonly {
    readonly name: string;
    readonly originals: number;
    readonly certified: number;
    readonly copies: number;
  }[];
  readonly sets: number;
  /** Statutory time in words, as `7 ngày làm việc`; where there is none, with the reason. */
  readonly statutoryTime: string;
  readonly receivedAt: Instant;
  /** null where the procedure has no time limit. */
  readonly dueAt: Instant | null;
  readonly collectAt: string;
  /** Đồng; 0 where nothing is due. */
  readonly fee: number;
  readonly receivedBy: string;
  readonly registerBook: string;
  readonly registerNumber: string;
}

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export interface SupplementPaper extends PaperHead {
  readonly form: '02';
  readonly number: string;
  readonly items: readonly { readonly what: string; readonly reason: string }[];
  readonly contact: string;
  readonly signedBy: string;
}

/** Phiếu từ chối giải quyết hồ sơ. */
export interface RefusalPaper extends PaperHead {
  readonly form: '03';
  readonly number: string;
  readonly reason: string;
  readonly ground: string;
  readonly contact: string;
  readonly signedBy: string;
}

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả (2018), văn bản xin lỗi và đề nghị gia hạn (2025). */
export interface ApologyPaper extends PaperHead {
  readonly form: '04';
  readonly number: string;
  readonly receivedAt: Instant;
  readonly field: string;
  readonly oldDueAt: Instant;
  readonly newDueAt: Instant;
  /** How it asks for the new date, before the date itself. */
  readonly newDateWords: string;
  readonly reason: string;
  readonly signedBy: string;
}

/** Thông báo dừng giải quyết hồ sơ (from 2025). */
export interface StopPaper extends PaperHead {
  readonly form: 'dung';
  readonly number: string;
  readonly receivedAt: Instant;
  /** What the applicant asked for. */
  readonly request: string;
  /** The step at which the dossier stood. */
  readonly stage: string;
  readonly stoppedAt: Instant;
  readonly feeSettlement: string;
  readonly signedBy: string;
}

/** Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export interface ControlPaper extends PaperHead {
  readonly form: '05';
  readonly handOvers: readonly {
    readonly from: string;
    readonly to: string;
    readonly at: Instant;
    readonly acceptedAt: Instant | null;
    readonly standing: 'early' | 'on-time' | 'late' | 'none';
    readonly note: string;
  }[];
}

/** Sổ theo dõi hồ sơ of one desk and one stretch of days. */
export interface RegisterPaper {
  readonly form: '06';
  readonly title: string;
  readonly agency: string;
  readonly parentAgency: string | null;
  readonly place: string;
  readonly system: string;
  readonly printedAt: Instant;
  readonly period: string;
  readonly rows: readonly RegisterRow[];
  /** How many the register has, printed here or not. */
  readonly count: number;
}

export interface RegisterRow {
  readonly code: string;
  readonly procedureName: string;
  readonly sets: number;
  readonly applicant: string;
  readonly contact: string;
  readonly handler: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly delivery: string;
  readonly note: string;
}

export type Paper =
  | ReceiptPaper
  | SupplementPaper
  | RefusalPaper
  | ApologyPaper
  | StopPaper
  | ControlPaper
  | RegisterPaper;
