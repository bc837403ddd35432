import { textIn } from '#kernel/bilingual.ts';
import { RELATION } from '#eform/declared-people.ts';
import { type Answer, type Answers, askedFields, checkAnswers } from '#eform/check-answers.ts';
import { type FlatField, type FlatForm, groupsOf } from '#eform/form.ts';
import { isDeclaration } from '#eform/prefill.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { factsForForm, knownFacts, withDeclared } from '#portal/filing/known-facts.ts';
import { draftPath } from '#portal/filing/paths.ts';
import { filingFrame, onward } from '#portal/filing/frame.ts';
import { sourceText } from '#web/eform/source-text.ts';
import { sendDraftPage } from '#portal/filing/draft-page.ts';
import { stepsOf } from '#portal/filing/steps.ts';
import type { AnswerSource } from '#dossier/declaration.ts';
import { fillIn, readDraft, savePage } from '#store/drafts.ts';
import { ownerOf } from '#portal/filing/filing.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { answerField } from '#web/eform/answer-field.ts';
import { answerText } from '#web/eform/answer-text.ts';
import { controlName, readAnswers } from '#web/eform/read-answers.ts';
import { initialValues, typedAnswers } from '#web/eform/typed-answers.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

type Page = FlatForm['pages'][number];

/** The questions of one page: what is known already stands above them and is not asked. */
export async function showQuestions(filing: Filing, page: Page): Promise<unknown> {
  const answers = withBoxesTicked(page, filing.draft.answers);
  const values = new Map([...initialValues(page.fields), ...typedAnswers(page.fields, answers)]);
  return send(filing, page, { values, errors: [] });
}

/** Keeps what was typed, right or wrong, and goes on where all of the page is right. */
export async function saveQuestions(filing: Filing, page: Page): Promise<unknown> {
  const { services, draft, form, request, today } = filing;
  const { isCommune } = services.directory();
  if (form === null) throw new Error('a page of questions without a form');
  const values = formValues(request.body);
  const isOpen = one(values, CORRECTING) === '1';
  const asked = shownFields(filing, page, isOpen);
  const ids = asked.map(({ id }) => id);
  const given = { ...passedBy(asked), ...pick(readAnswers(form, values), ids) };
  const sources = disputes(filing, ids, given);
  await savePage(
    services.pool,
    draft.draftId,
    { answers: { given, fields: ids }, sources },
    services.now(),
  );
  const answers = { ...omit(draft.answers, ids), ...given };
  const onPage = new Set(page.fields.map(({ id }) => id));
  const facts = { today, isCommune, complete: true };
  const errors = checkAnswers(form, answers, facts)
    // What a box on this page only now asks for has not been seen yet: that comes next.
    .filter(({ field }) => ids.includes(field))
    .map(({ field, text }): FieldError => ({ field: controlName(field), text }));
  const after = {
    ...filing,
    draft: { ...draft, answers, sources: { ...draft.sources, ...sources } },
  };
  if (errors.length > 0) return send(after, page, { values, errors });
  // A condition may have opened more questions on this very page.
  const more = askedFields(form, answers).some(
    ({ id, required }) =>
      onPage.has(id) && !ids.includes(id) && required !== null && answers[id] === undefined,
  );
  if (more) return filing.reply.redirect(draftPath(draft.draftId, page.id), 303);
  return onward(onPage.has(RELATION) ? await refilled(after, form, onPage) : after, page.id);
}

/**
 * A box on which other questions of its page hang stands ticked until somebody passed it by: they are
 * seen with it, with no page more, and whoever has nothing to say there takes the tick away.
 */
function withBoxesTicked(page: Page, answers: Answers): Answers {
  const opening = new Set(page.fields.flatMap(({ when }) => when.map(({ field }) => field)));
  const ticked = page.fields
    .filter(({ id, type }) => type === 'flag' && opening.has(id) && answers[id] === undefined)
    .map(({ id }) => [id, true] as const);
  return { ...answers, ...Object.fromEntries(ticked) };
}

/** A box that was there and not ticked says no: it is not asked again. */
const passedBy = (asked: readonly FlatField[]): Record<string, Answer> =>
  Object.fromEntries(asked.flatMap(({ id, type }) => (type === 'flag' ? [[id, false]] : [])));

/**
 * Who one is to the person concerned tells what else is known: what was filled in by another answer is
 * taken back first, so that no grandparent stands as the parent that they seemed to be.
 */
async function refilled(
  filing: Filing,
  form: FlatForm,
  onPage: ReadonlySet<string>,
): Promise<Filing> {
  const { services, draft, today } = filing;
  const { isCommune } = services.directory();
  const owner = ownerOf(filing);
  if (owner === null) return filing;
  const now = services.now();
  const fields = filledIn(draft, onPage);
  await savePage(services.pool, draft.draftId, { answers: { given: {}, fields } }, now);
  const answers = omit(draft.answers, fields);
  const known = withDeclared(knownFacts(draft), form, answers, now);
  const facts = factsForForm(form, answers, known, { today, isCommune });
  await fillIn(services.pool, draft.draftId, facts.answers as never, facts.sources);
  const kept = await readDraft(services.pool, owner, draft.draftId);
  return kept === null ? filing : { ...filing, draft: kept };
}

/** Fields of other pages that were filled in, and that nobody has answered otherwise. */
const filledIn = ({ sources }: Filing['draft'], onPage: ReadonlySet<string>): readonly string[] =>
  Object.entries(sources).flatMap(([id, source]) =>
    source === undefined || source.isDisputed || source.from === 'initial' || onPage.has(id)
      ? []
      : [id],
  );

/** Name of the hidden field that says that known answers were open to be corrected. */
const CORRECTING = 'sua';

/** Whether what is known is open to be corrected: asked for, or sent back with an error. */
const isCorrecting = ({ request }: Filing): boolean =>
  one(formValues(request.query), CORRECTING) === '1' ||
  one(formValues(request.body), CORRECTING) === '1';

/** Of the page, the fields that are asked now; known ones only where they are to be corrected. */
function shownFields(
  { draft, form }: Filing,
  page: Page,
  withKnown: boolean,
): readonly FlatField[] {
  const answers = withBoxesTicked(page, draft.answers);
  const asked = new Set(form === null ? [] : askedFields(form, answers).map(({ id }) => id));
  return page.fields.filter(
    (field) =>
      asked.has(field.id) &&
      !isDeclaration(field) &&
      (withKnown || draft.sources[field.id] === undefined),
  );
}

/** What was known and has been answered otherwise: it stays marked with where the other came from. */
function disputes(
  { draft }: Filing,
  ids: readonly string[],
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, AnswerSource>> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const source = draft.sources[id];
      if (source === undefined) return [];
      const isChanged = JSON.stringify(given[id]) !== JSON.stringify(draft.answers[id]);
      return [[id, { ...source, isDisputed: source.isDisputed || isChanged }]];
    }),
  );
}

function send(
  filing: Filing,
  page: Page,
  sent: { readonly values: FormValues; readonly errors: readonly FieldError[] },
): unknown {
  const { lang, draft, services, today } = filing;
  const withKnown = isCorrecting(filing);
  const shown = shownFields(filing, page, withKnown);
  const { communes } = services.directory();
  const known = withKnown ? [] : page.fields.filter(({ id }) => draft.sources[id] !== undefined);
  const groups = groupsOf(page, shown);
  const questions = groups.map(({ label, fields }) => {
    const controls = fields.map((field) => answerField({ lang, field, ...sent, communes, today }));
    return label === null
      ? html`${controls}`
      : html`<fieldset class="group"><legend class="lbl">${textIn(lang, label)}</legend>${controls}</fieldset>`;
  });
  const steps = stepsOf(filing);
  return sendDraftPage(filing, steps, {
    title: textIn(lang, page.title),
    errors: sent.errors,
    scripts: ['draft.js'],
    body: filingFrame(filing, steps, {
      page: page.id,
      title: textIn(lang, page.title),
      errors: sent.errors,
      hidden: withKnown ? { [CORRECTING]: '1' } : {},
      body: html`${known.length === 0 ? null : knownBox(filing, page, known)}${questions}`,
    }),
  });
}

/** What need not be typed, with where it comes from, and the way to say that it is wrong. */
function knownBox(filing: Filing, page: Page, fields: readonly FlatField[]): Html {
  const { lang, draft, services } = filing;
  const say = sayIn(lang);
  const { communes } = services.directory();
  return html`<section class="known" aria-labelledby="known"><p class="known-t" id="known">${say(
    'Đã có sẵn, bạn không phải nhập',
    'Known already: you need not type it',
  )}</p>${summaryList({
    rows: fields.map((field) => ({
      key: textIn(lang, field.label),
      value: answerText(lang, field, draft.answers, communes),
      source: sourceText(lang, 'declarant', draft.sources[field.id]),
    })),
  })}<p><a href="${draftPath(draft.draftId, page.id)}?${CORRECTING}=1">${say('Thông tin chưa đúng', 'Something is wrong')}</a></p></section>`;
}

const pick = <T>(all: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));

const omit = <T>(all: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => !ids.includes(id)));
