import { textIn } from '#kernel/bilingual.ts';
import { differences } from '#catalogue/differences.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { isUuid } from '#kernel/uuid.ts';
import { type CatalogueDraft, readDraftRow } from '#store/catalogue-drafts.ts';
import { readStaffNames } from '#store/staff.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { draftPage, type DraftView } from '#workbench/catalogue/draft-page.ts';
import { NO_SUCH_DRAFT } from '#workbench/catalogue/draft-texts.ts';
import { plainFaults } from '#workbench/catalogue/fault-fields.ts';
import {
  type Comparison,
  comparisonOf,
  inspect,
  isStale,
} from '#workbench/catalogue/inspect-draft.ts';
import { lawKinds } from '#workbench/catalogue/law-kind.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

export type DraftHandler = (on: OfficerRequest, draft: CatalogueDraft) => Promise<unknown>;

/** A page about the draft that its path names; the attempt of anybody but an administrator is audited. */
export const draftRoute = (services: Services, act: string, page: DraftHandler) =>
  administratorRoute(services, act, async (on) => {
    const { id } = on.request.params as { readonly id: string };
    const draft = isUuid(id) ? await readDraftRow(services.pool, id) : null;
    return draft === null ? sendProblem(on, 404, NO_SUCH_DRAFT) : page(on, draft);
  });

/** The page of a draft, with what was wrong with a form on it or what just happened. */
export async function sendDraft(
  on: OfficerRequest,
  draft: CatalogueDraft,
  errors: readonly FieldError[],
  message: DraftView['message'] = null,
): Promise<unknown> {
  const { newest, read } = await inspect(on, draft);
  const comparison = await comparisonOf(on, draft, newest);
  const names = await readStaffNames(on.services.pool, draft.editedBy);
  const saved = one(formValues(on.request.query), 'da-luu') === '1';
  const say = sayIn(on.lang);
  const law = lawKinds[draft.kind];
  return sendPage(on, {
    title: textIn(on.lang, law.words.draft),
    status: errors.length > 0 || message?.tone === 'warning' ? 422 : 200,
    hasErrors: errors.length > 0,
    body: draftPage(on, {
      draft,
      law,
      sections: law.sections(on, draft.body),
      faults: read.ok ? [] : plainFaults(read.error),
      isStale: isStale(draft, newest),
      compared: comparison === null ? null : comparedWith(on, draft, comparison),
      beside: await law.beside(on, draft),
      editors: draft.editedBy.map((subject) => names.get(subject) ?? subject),
      errors,
      message: message ?? (saved ? { tone: 'success', text: say('Đã lưu.', 'Saved.') } : null),
    }),
  });
}

function comparedWith(
  on: OfficerRequest,
  { kind, body }: CatalogueDraft,
  { with: other, version }: Comparison,
): DraftView['compared'] {
  const law = lawKinds[kind];
  const [before, after] = [version.body as JsonValue, law.closed(on, body)];
  return { with: other, version, before, after, found: differences(before, after) };
}
