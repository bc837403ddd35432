import type { Attachment } from '#dossier/dossier-event.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';

/** What a report or suggestion (phản ánh, kiến nghị) is about. */
export const FEEDBACK_KINDS = ['conduct', 'regulation', 'suggestion'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

export const feedbackKindLabels = {
  conduct: {
    vi: 'Hành vi chậm trễ, gây phiền hà',
    en: 'Delay or trouble caused by an agency or officer',
  },
  regulation: { vi: 'Quy định hành chính', en: 'An administrative regulation' },
  suggestion: { vi: 'Góp ý', en: 'A suggestion' },
} satisfies Record<FeedbackKind, Bilingual>;

/** How the sender wants to be told of the answer; by code and secret anybody may look. */
export const TELL_BY = ['none', 'phone', 'email'] as const;
export type TellBy = (typeof TELL_BY)[number];

/** An answer as it was written, before a leader publishes it. */
export interface Draft {
  readonly answer: string;
  /** The same without anything of anybody, for the public list; null where it is not to be there. */
  readonly publication: Publication | null;
  /** Subject of who wrote it. */
  readonly by: string;
}

export interface Publication {
  readonly question: string;
  readonly answer: string;
}

/** Where it stands. */
export type Stage =
  | { readonly kind: 'received' }
  | { readonly kind: 'in-hand'; readonly holder: string }
  | { readonly kind: 'drafted'; readonly draft: Draft }
  | {
      readonly kind: 'answered';
      readonly at: Instant;
      readonly answer: string;
      readonly publication: Publication | null;
    }
  /** Not in the scope of this procedure. */
  | { readonly kind: 'refused'; readonly at: Instant; readonly reason: string };

export const stageLabels = {
  received: { vi: 'Chờ nhận xử lý', en: 'Waiting to be taken' },
  'in-hand': { vi: 'Đang xử lý', en: 'Being worked on' },
  drafted: { vi: 'Đã có dự thảo trả lời', en: 'An answer is drafted' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  refused: { vi: 'Không thuộc phạm vi xử lý', en: 'Not in scope' },
} satisfies Record<Stage['kind'], Bilingual>;

/** What somebody sends. */
export interface NewFeedback {
  /** UUID, made with the form. */
  readonly feedbackId: string;
  readonly kind: FeedbackKind;
  /** Code of the agency that it is about. */
  readonly about: string;
  readonly dossierCode: string | null;
  readonly text: string;
  readonly senderName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly tellBy: TellBy;
  /** Whether question and answer may stand on the public list, without anything of anybody. */
  readonly mayPublish: boolean;
  readonly attachments: readonly Attachment[];
}

export interface Feedback extends NewFeedback {
  readonly version: number;
  /** By which the sender follows it, beside the secret. */
  readonly code: string;
  readonly receivedAt: Instant;
  /** Code of the agency that must answer. */
  readonly agency: string;
  readonly dueAt: Instant;
  readonly extended: boolean;
  readonly stage: Stage;
}

export const isClosed = ({ stage }: Pick<Feedback, 'stage'>): boolean =>
  stage.kind === 'answered' || stage.kind === 'refused';

/** The agency that answers for another: a desk has no leader, its superior answers. */
export const answeringAgency = (agency: {
  readonly code: string;
  readonly kind: string;
  readonly parentCode: string | null;
}): string => (agency.kind === 'one-stop-desk' ? (agency.parentCode ?? agency.code) : agency.code);
