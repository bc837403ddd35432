import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { Day } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';
import type { CatalogueDraft, DraftKind } from '#store/catalogue-drafts.ts';
import type { Coded } from '#store/published-catalogue.ts';
import type { Html } from '#web/html.ts';
import type { SectionSpec } from '#workbench/catalogue/field-spec.ts';
import { formKind } from '#workbench/catalogue/form-kind.ts';
import { procedureKind } from '#workbench/catalogue/procedure-kind.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What the pages of the catalogue say of one kind of law. */
export interface LawWords {
  /** The list of all of them. */
  readonly list: Bilingual;
  readonly nameless: Bilingual;
  readonly draft: Bilingual;
  readonly neverPublished: Bilingual;
  readonly copy: Bilingual;
  readonly newCode: Bilingual;
  readonly newCodeMissing: Bilingual;
  readonly codeTaken: Bilingual;
  readonly unknown: Bilingual;
  readonly importTitle: Bilingual;
  /** What approval means for those who use it: `from` is the first day as text. */
  readonly approval: (from: string) => Bilingual;
}

/** How far a draft is: what it refers to may be a draft itself until it is published. */
export type Purpose = 'writing' | 'publishing';

/** What differs between the laws that the catalogue holds, procedures and forms. */
export interface LawKind {
  readonly kind: DraftKind;
  /** The list of them; histories, import and export stand under it. */
  readonly path: string;
  /** Name of an exported file. */
  readonly file: string;
  /** Member that names a law: `name` of a procedure, `title` of a form. */
  readonly nameMember: string;
  readonly words: LawWords;
  /** The pages on which it is written. */
  readonly sections: (on: OfficerRequest, body: JsonValue) => readonly SectionSpec[];
  /** A published law as it is written on. */
  readonly opened: (body: JsonValue) => JsonValue;
  /** What was written as it is published. */
  readonly closed: (on: OfficerRequest, body: JsonValue) => JsonValue;
  /** The same law under a new code. */
  readonly copied: (body: JsonValue, code: string) => JsonValue;
  /** Its shape and sense, for a file that is read. */
  readonly read: (
    on: OfficerRequest,
    body: JsonValue,
  ) => Result<unknown, readonly CatalogueFault[]>;
  /** The same, and all that it refers to and its first day beside those published. */
  readonly readDraft: (
    on: OfficerRequest,
    body: JsonValue,
    published: readonly Day[],
    purpose: Purpose,
  ) => Promise<Result<Coded, readonly CatalogueFault[]>>;
  /** Where a draft is seen as those who use it will see it. */
  readonly preview: (draftId: string) => { readonly href: string; readonly text: Bilingual };
  /** What belongs to a draft besides its parts: the form of a procedure, the procedures of a form. */
  readonly beside: (on: OfficerRequest, draft: CatalogueDraft) => Promise<Html | null>;
}

export const lawKinds: Readonly<Record<DraftKind, LawKind>> = {
  procedure: procedureKind,
  form: formKind,
};
