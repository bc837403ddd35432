import type { Day, Instant } from '#kernel/day.ts';
import type { ReportingPeriod } from '#written-report/reporting-period.ts';

/** All that the report on Đề án 06 is made of, as it was read at one moment. */
export interface ReportFacts {
  readonly period: ReportingPeriod;
  readonly readAt: Instant;
  /** Every procedure that was in force in the period and is received here, with none or some. */
  readonly procedures: readonly ProcedureCount[];
  /** Those of the outline, by key. */
  readonly departments: ReadonlyMap<string, DepartmentFigures>;
  /** What agencies answered in numbers, by `template/indicator` of the campaigns of reports. */
  readonly returns: ReadonlyMap<string, ReturnedNumber>;
  /** Campaigns of the period. */
  readonly campaigns: readonly CampaignTimes[];
  readonly lookUps: LookUpFigures;
  /** Outside systems that answered in the period, with how many answers. */
  readonly connections: readonly { readonly name: string; readonly answers: number }[];
  readonly steering: SteeringFacts;
  /** What agencies wrote, by key of the part. */
  readonly written: ReadonlyMap<string, WrittenText>;
}

export interface ProcedureCount {
  readonly code: string;
  readonly name: string;
  /** Key of the department that decides; null where another agency does. */
  readonly department: string | null;
  readonly received: number;
}

/** What one agency received in the period and what became of it, and of what it had before. */
export interface DepartmentFigures {
  readonly name: string;
  /** Code of the agency; null where several are counted as the department. */
  readonly agency: string | null;
  readonly received: number;
  readonly online: number;
  /** Received before the period, and not finished when it began. */
  readonly carriedOver: number;
  /** Finished by their due date, without one, after it. */
  readonly onTime: number;
  readonly untimed: number;
  readonly late: number;
  /** Not finished: within their time (or without one), and past it. */
  readonly waitingInTime: number;
  readonly waitingLate: number;
}

/** One indicator of a campaign of reports, added up over all that submitted it. */
export interface ReturnedNumber {
  readonly quantity: number;
  /** How many agencies gave it. */
  readonly answers: number;
  /** Name of the campaign. */
  readonly campaign: string;
  readonly campaignId: string;
}

/** How a campaign of reports kept its time. */
export interface CampaignTimes {
  readonly campaignId: string;
  readonly name: string;
  readonly asked: number;
  readonly answered: number;
  /** Submitted after their due time, or awaited past it. */
  readonly late: number;
}

export interface LookUpFigures {
  readonly lookUps: number;
  readonly facilities: number;
  readonly succeeded: number;
}

export interface SteeringFacts {
  readonly documents: readonly IssuedDocument[];
  readonly meetings: readonly {
    readonly heldOn: Day;
    readonly title: string;
    readonly participants: number;
    readonly kinds: readonly { readonly kind: string; readonly participants: number }[];
  }[];
  readonly coverage: readonly {
    readonly level: 'province' | 'district' | 'commune' | 'hamlet';
    readonly founded: number;
    readonly units: number;
  }[];
  /** By the words of its kind. */
  readonly outreach: readonly { readonly kind: string; readonly pieces: number }[];
  readonly tasks: { readonly all: number; readonly done: number; readonly overdue: number };
}

export interface IssuedDocument {
  /** `671/QĐ-UBND`. */
  readonly number: string;
  readonly issuedOn: Day;
  readonly issuer: string;
  readonly subject: string;
}

/** What an agency wrote for its part of one period. */
export interface WrittenText {
  readonly agency: string;
  readonly state: 'none' | 'draft' | 'submitted';
  readonly text: string;
  /** Null until it is submitted. */
  readonly submittedAt: Instant | null;
  /** How late it was sent; null in time, or not sent. */
  readonly late: LateText | null;
}

/** By how much working time of its agency something was late. */
export interface LateText {
  readonly minutes: number;
  /** `2 ngày 3 giờ làm việc`. */
  readonly words: string;
}
