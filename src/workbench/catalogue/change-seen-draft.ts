import { textAt } from '#catalogue/json-path.ts';
import {
  type CatalogueDraft,
  changeDraft,
  type DraftChange,
  type DraftOutcome,
} from '#store/catalogue-drafts.ts';
import { formValues, one } from '#web/form-values.ts';
import { traceOf } from '#workbench/record-administration.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Changes a draft unless somebody else changed it since the page of this request was made. */
export const changeSeenDraft = (
  on: OfficerRequest,
  draft: CatalogueDraft,
  to: DraftChange,
  act: string,
  section: string,
): Promise<DraftOutcome> =>
  changeDraft(
    on.services.pool,
    seenBy(on, draft),
    to,
    traceOf(on, act, `${detailOf(draft)} ${section}`.trim()),
  );

/** The draft at the revision that the page was made from, which the form carries. */
export const seenBy = (on: OfficerRequest, draft: CatalogueDraft): CatalogueDraft => ({
  ...draft,
  revision: Number(one(formValues(on.request.body), 'revision')) || 0,
});

/** How the audit names a draft. */
export const detailOf = ({ draftId, body }: CatalogueDraft): string =>
  `${textAt(body, ['code'])} ${draftId}`;
