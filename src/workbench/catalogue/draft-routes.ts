import type { FastifyInstance } from 'fastify';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { textAt, withValueAt } from '#catalogue/json-path.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { parseTypedDay } from '#kernel/day.ts';
import { cleanLines } from '#kernel/fold.ts';
import {
  addDrafts,
  type CatalogueDraft,
  type DraftChange,
  discardDraft,
  publishDraft,
} from '#store/catalogue-drafts.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { changeSeenDraft, detailOf, seenBy } from '#workbench/catalogue/change-seen-draft.ts';
import {
  CHANGED,
  NO_FORM_CHOSEN,
  NOT_SUBMITTED,
  NOT_YET,
  NOTE_MISSING,
  OWN_DRAFT,
  REASON_MISSING,
} from '#workbench/catalogue/draft-texts.ts';
import type { DraftView } from '#workbench/catalogue/draft-page.ts';
import {
  type FaultyLaw,
  faultText,
  plainFaults,
  whyText,
} from '#workbench/catalogue/fault-fields.ts';
import { inspect, isStale } from '#workbench/catalogue/inspect-draft.ts';
import { formCopiedFor } from '#workbench/catalogue/form-of-procedure.ts';
import { lawKinds } from '#workbench/catalogue/law-kind.ts';
import { DRAFT_PATH, draftPath } from '#workbench/catalogue/paths.ts';
import { type DraftHandler, draftRoute, sendDraft } from '#workbench/catalogue/send-draft.ts';
import { type OfficerRequest, seeOther } from '#workbench/officer-request.ts';

/** Writing a version: its parts, submission, and a second person's approval or return. */
export function draftRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: DraftHandler) => draftRoute(services, act, page);
  const path = `${DRAFT_PATH}/:id`;
  app.get(
    path,
    route('catalogue', (on, draft) => sendDraft(on, draft, [])),
  );
  app.post(`${path}/goc`, route('edit-draft', acknowledgeNewest));
  app.post(`${path}/trinh`, route('submit-draft', saveOrSubmit));
  app.post(`${path}/rut`, route('take-back-draft', takeBack));
  app.post(`${path}/tra-lai`, route('return-draft', giveBack));
  app.post(`${path}/duyet`, route('publish-draft', publish));
  app.post(`${path}/to-khai`, route('draft-form', beginForm));
  app.post(`${path}/huy`, route('discard-draft', discard));
}

async function acknowledgeNewest(on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> {
  const { newest } = await inspect(on, draft);
  const base = newest === null ? null : { code: newest.code, validFrom: newest.validFrom };
  return changed(on, draft, { base }, 'edit-draft');
}

async function saveOrSubmit(on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> {
  const values = formValues(on.request.body);
  const note = cleanLines(one(values, 'note'));
  const body = withDay(values, 'validTo', withDay(values, 'validFrom', draft.body));
  if (one(values, 'do') !== 'submit') return changed(on, draft, { body, note }, 'edit-draft');
  const next = { ...draft, body, note };
  const { read, newest } = await inspect(on, next);
  const errors: FieldError[] = [];
  if (note === '') errors.push({ field: 'note', text: NOTE_MISSING });
  if (!read.ok) {
    for (const field of ['validFrom', 'validTo']) {
      const fault = read.error.find(({ path }) => path === `/${field}`);
      if (fault !== undefined) errors.push({ field, text: whyText(fault, faultyLaw(on, next)) });
    }
  }
  if (errors.length > 0) return sendDraft(on, next, errors);
  if (!read.ok || isStale(draft, newest)) {
    return sendDraft(on, next, [], { tone: 'warning', text: textIn(on.lang, NOT_YET) });
  }
  return changed(
    on,
    draft,
    { body, note, state: 'submitted', returnedBecause: null },
    'submit-draft',
  );
}

/** A day as typed; what is no day stays as it was typed. */
function withDay(values: FormValues, field: string, body: JsonValue): JsonValue {
  const typed = one(values, field).trim();
  const day = parseTypedDay(typed);
  if (field === 'validTo' && typed === '') return withValueAt(body, [field], null);
  return withValueAt(body, [field], day.ok ? day.value : typed);
}

const takeBack: DraftHandler = (on, draft) =>
  changed(on, draft, { state: 'editing' }, 'take-back-draft');

async function giveBack(on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> {
  const reason = cleanLines(one(formValues(on.request.body), 'reason'));
  if (reason === '') return sendDraft(on, draft, [{ field: 'reason', text: REASON_MISSING }]);
  return changed(on, draft, { state: 'editing', returnedBecause: reason }, 'return-draft');
}

async function publish(on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> {
  const warn = (text: Bilingual): Promise<unknown> =>
    sendDraft(on, draft, [], { tone: 'warning', text: textIn(on.lang, text) });
  if (draft.state !== 'submitted') return warn(NOT_SUBMITTED);
  if (draft.editedBy.includes(on.officer.subject)) return warn(OWN_DRAFT);
  const { read, newest } = await inspect(on, draft, 'publishing');
  if (!read.ok) return sendDraft(on, draft, [], notYet(on, draft, read.error));
  if (isStale(draft, newest)) return warn(NOT_YET);
  const { code, validFrom } = read.value;
  const law = lawKinds[draft.kind];
  const seen = { ...seenBy(on, draft), body: law.closed(on, draft.body) };
  const trace = traceOf(on, 'publish-draft', `${code} ${validFrom}`);
  const outcome = await publishDraft(on.services.pool, seen, { code, validFrom }, trace);
  if (outcome !== 'done') return warn(outcome === 'day-taken' ? NOT_YET : CHANGED);
  await on.services.refreshWorld();
  return seeOther(on, `${law.path}?xong=cong-bo`);
}

/** What a draft that was sound when it was written lacks when it is to be published. */
function notYet(
  on: OfficerRequest,
  draft: CatalogueDraft,
  faults: readonly CatalogueFault[],
): DraftView['message'] {
  const law = faultyLaw(on, draft);
  const reasons = plainFaults(faults)
    .map((fault) => textIn(on.lang, faultText(fault, law)))
    .join('; ');
  return { tone: 'warning', text: `${textIn(on.lang, NOT_YET)} ${reasons}` };
}

const faultyLaw = (on: OfficerRequest, { kind, body }: CatalogueDraft): FaultyLaw => ({
  sections: lawKinds[kind].sections(on, body),
  body,
});

/** The declaration of the procedure that is being written, begun from a copy of another one. */
async function beginForm(on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> {
  const code = textAt(draft.body, ['code']);
  const from = one(formValues(on.request.body), 'tu');
  const form = await formCopiedFor(on, from, code);
  if (form === null) {
    return sendDraft(on, draft, [], { tone: 'warning', text: textIn(on.lang, NO_FORM_CHOSEN) });
  }
  const trace = traceOf(on, 'draft-form', `${code} < ${from}`);
  const [draftId] = await addDrafts(on.services.pool, [form], trace);
  return seeOther(on, draftPath(String(draftId)));
}

async function discard(on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> {
  const trace = traceOf(on, 'discard-draft', detailOf(draft));
  const outcome = await discardDraft(on.services.pool, seenBy(on, draft), trace);
  return outcome === 'done'
    ? seeOther(on, `${lawKinds[draft.kind].path}?xong=da-bo`)
    : sendDraft(on, draft, [], { tone: 'warning', text: textIn(on.lang, CHANGED) });
}

async function changed(
  on: OfficerRequest,
  draft: CatalogueDraft,
  to: DraftChange,
  act: string,
): Promise<unknown> {
  const outcome = await changeSeenDraft(on, draft, to, act, '');
  return outcome === 'done'
    ? seeOther(on, `${draftPath(draft.draftId)}?da-luu=1`)
    : sendDraft(on, { ...draft, ...to }, [], { tone: 'warning', text: textIn(on.lang, CHANGED) });
}
