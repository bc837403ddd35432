import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { checkAnswers } from '#eform/check-answers.ts';
import { expandForm } from '#eform/expand-form.ts';
import { readForm } from '#eform/read-form.ts';
import { dayOf } from '#kernel/day.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { controlName, readAnswers } from '#web/eform/read-answers.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { readAsOf } from '#workbench/as-of.ts';
import { readLawDrafts } from '#workbench/catalogue/awaiting-pane.ts';
import { doneText, FORM_FAULTY } from '#workbench/catalogue/draft-texts.ts';
import { formKind } from '#workbench/catalogue/form-kind.ts';
import {
  draftPath,
  draftTrialPath,
  DRAFT_PATH,
  FORMS_PATH,
  trialPath,
} from '#workbench/catalogue/paths.ts';
import { draftRoute, sendDraft } from '#workbench/catalogue/send-draft.ts';
import { formsPage } from '#workbench/forms/forms-page.ts';
import { previewPage, type PreviewView } from '#workbench/forms/preview-page.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** The administrator's e-forms: a list, and each, published or being written, to be filled in on trial. */
export function formRoutes(app: FastifyInstance, services: Services): void {
  app.get(FORMS_PATH, administratorRoute(services, 'forms', list));
  const trial = `${FORMS_PATH}/thu/:code`;
  app.get(trial, administratorRoute(services, 'forms', tryPublished(firstPage)));
  app.post(trial, administratorRoute(services, 'forms', tryPublished(nextPage)));
  const ofDraft = `${DRAFT_PATH}/:id/thu`;
  app.get(ofDraft, draftRoute(services, 'forms', tryDraft(firstPage)));
  app.post(ofDraft, draftRoute(services, 'forms', tryDraft(nextPage)));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const asOf = readAsOf(on, asked);
  return sendPage(on, {
    title: textIn(on.lang, formKind.words.list),
    status: asOf.error === undefined ? 200 : 422,
    hasErrors: asOf.error !== undefined,
    body: formsPage(on, {
      forms: on.services.forms().all(asOf.day),
      drafts: await readLawDrafts(on),
      asOf,
      message: doneText(one(asked, 'xong'), on.lang),
    }),
  });
}

/** A form that is tried: where its pages are sent, and where it was opened from. */
type Trial = Pick<PreviewView, 'form' | 'action' | 'schema' | 'back'>;
type TrialPage = (on: OfficerRequest, trial: Trial) => Promise<unknown>;

const tryPublished =
  (page: TrialPage) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const { code } = on.request.params as { readonly code: string };
    const form = on.services.forms().inForce(code, dayOf(on.services.now()));
    if (form === null) return sendProblem(on, 404, formKind.words.unknown);
    const back = { href: FORMS_PATH, text: textIn(on.lang, formKind.words.list) };
    return page(on, {
      form,
      action: trialPath(code),
      schema: `/thu-tuc/bieu-mau/${code}/schema.json`,
      back,
    });
  };

/** A draft is tried as soon as it can be read; until then its page says what is wrong. */
const tryDraft =
  (page: TrialPage) =>
  async (on: OfficerRequest, draft: CatalogueDraft): Promise<unknown> => {
    const parts = on.services.formParts;
    const read = readForm(draft.body, parts);
    if (draft.kind !== 'form' || !read.ok) {
      return sendDraft(on, draft, [], { tone: 'warning', text: textIn(on.lang, FORM_FAULTY) });
    }
    const back = { href: draftPath(draft.draftId), text: textIn(on.lang, formKind.words.draft) };
    const form = expandForm(read.value, parts);
    return page(on, { form, action: draftTrialPath(draft.draftId), schema: null, back });
  };

const firstPage: TrialPage = async (on, trial) =>
  send(on, { ...trial, page: 0, values: new Map(), errors: [], done: false });

/** Checks the page that was sent, as a citizen's would be, and goes on where nothing is wrong. */
async function nextPage(on: OfficerRequest, trial: Trial): Promise<unknown> {
  const { form } = trial;
  const values = formValues(on.request.body);
  const last = form.pages.length - 1;
  const page = Math.min(last, Math.max(0, Math.trunc(Number(one(values, 'trang'))) || 0));
  if (one(values, 'do') === 'back') {
    return send(on, { ...trial, page: Math.max(0, page - 1), values, errors: [], done: false });
  }
  const own = new Set(form.pages[page]?.fields.map(({ id }) => id));
  const { isCommune } = on.services.directory();
  const errors: readonly FieldError[] = checkAnswers(form, readAnswers(form, values), {
    today: dayOf(on.services.now()),
    isCommune,
    complete: true,
  })
    .filter(({ field }) => own.has(field))
    .map(({ field, text }) => ({ field: controlName(field), text }));
  if (errors.length > 0) return send(on, { ...trial, page, values, errors, done: false });
  return send(on, {
    ...trial,
    page: Math.min(last, page + 1),
    values,
    errors: [],
    done: page === last,
  });
}

const send = (on: OfficerRequest, view: PreviewView): unknown =>
  sendPage(on, {
    title: textIn(on.lang, view.form.title),
    status: view.errors.length > 0 ? 422 : 200,
    hasErrors: view.errors.length > 0,
    body: previewPage(on, view),
  });
