import { textIn } from '#kernel/bilingual.ts';
import { RELATION } from '#eform/declared-people.ts';
import { randomUUIDv7 } from 'node:crypto';
import { receivingDesks } from '#portal/filing/desks.ts';
import { gatherFacts } from '#portal/filing/gather-facts.ts';
import { factsForForm, type KnownFacts } from '#portal/filing/known-facts.ts';
import { DETAILS, draftPath, startPath } from '#portal/filing/paths.ts';
import { nextOpen, papersOf, stepsOf } from '#portal/filing/steps.ts';
import { CITIZEN_SIGN_IN } from '#portal/citizen/paths.ts';
import { sendCitizenPage, type Visitor, withDevice } from '#portal/citizen/visitor.ts';
import { procedurePath } from '#portal/catalogue/paths.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { type Field, fieldsOf, type FlatForm } from '#eform/form.ts';
import type { AnswerSource } from '#dossier/declaration.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import { wholeFee } from '#dossier/fee.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { beginDraft, type NewDraft, readDraft } from '#store/drafts.ts';
import { ownerOf } from '#portal/filing/filing.ts';
import { insteadList } from '#web/catalogue/instead-list.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { answerField } from '#web/eform/answer-field.ts';
import { controlName } from '#web/eform/read-answers.ts';
import { initialValues } from '#web/eform/typed-answers.ts';
import { type FieldError, type SentForm, summaryOf } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { sendProblemPage } from '#web/send-problem.ts';

/** What is needed, who signs in, and the one question on which the rest depends. */
export async function showStart(visitor: Visitor): Promise<unknown> {
  const found = findOnline(visitor);
  if (found === null) return notOnline(visitor);
  const relation = relationOf(found.form);
  const values = initialValues(relation === null ? [] : [relation]);
  return sendStart(withDevice(visitor), found, { values, errors: [] });
}

/** Begins the draft and leads to the first page on which something is missing. */
export async function begin(visitor: Visitor): Promise<unknown> {
  const found = findOnline(visitor);
  if (found === null) return notOnline(visitor);
  const { services, citizen, request, reply } = visitor;
  const { procedure, form } = found;
  const values = formValues(request.body);
  const draftId = one(values, 'draftId');
  const owner = ownerOf(visitor);
  if (owner === null || !isDossierId(draftId))
    return reply.redirect(startPath(procedure.code), 303);
  const relation = relationOf(form);
  const answer = one(values, controlName(RELATION));
  if (relation !== null && !relation.options.some(({ value }) => value === answer)) {
    return sendStart(visitor, found, { values, errors: [wrongRelation(relation)] });
  }
  const given = relation === null ? {} : { [RELATION]: answer };
  const known = citizen === null ? null : await gatherFacts(services, citizen, procedure, draftId);
  const today = dayOf(services.now());
  const facts =
    known === null || form === null
      ? NOTHING
      : factsForForm(form, given, known, { today, isCommune: services.directory().isCommune });
  const draft: NewDraft = {
    draftId,
    procedureCode: procedure.code,
    form: form === null ? null : { code: form.code, validFrom: form.validFrom },
    answers: { ...facts.answers, ...given },
    sources: { ...facts.sources, ...leftAsOffered(relation, answer, services.now()) },
    choices: choicesOf(visitor, procedure, known),
    known,
    helped: null,
  };
  await beginDraft(services.pool, owner, draft, services.now());
  const kept = await readDraft(services.pool, owner, draftId);
  if (kept === null) return reply.redirect(startPath(procedure.code), 303);
  const filing = { ...visitor, draft: kept, procedure, form, today };
  const next = nextOpen(stepsOf(filing), null)?.id ?? DETAILS;
  return reply.redirect(draftPath(draftId, next), 303);
}

/** What stood chosen and was left so is shown as that, with the way to change it. */
const leftAsOffered = (
  relation: Field | null,
  answer: string,
  at: Instant,
): Record<string, AnswerSource> =>
  answer !== '' && relation?.initial === answer
    ? { [RELATION]: { from: 'initial', at, isDisputed: false } }
    : {};

const NOTHING = { answers: {}, sources: {} };

interface OnlineProcedure {
  readonly procedure: Procedure;
  readonly form: FlatForm | null;
}

function findOnline({ request, services }: Visitor): OnlineProcedure | null {
  const { code = '' } = request.params as { readonly code?: string };
  const today = dayOf(services.now());
  const procedure = services.world().procedureInForce(code, today);
  if (procedure === null || !procedure.channels.includes('online')) return null;
  if (receivingDesks(services, procedure).length === 0) return null;
  return { procedure, form: services.forms().ofProcedure(code, today) };
}

const notOnline = ({ request, reply, services }: Visitor) =>
  sendProblemPage(request, reply, services, 404, NOT_ONLINE);

/** The desk of one's commune, of the last dossier, or the only one there is; how one was told before. */
function choicesOf(
  { services, citizen }: Visitor,
  procedure: Procedure,
  known: KnownFacts | null,
): Readonly<Record<string, string>> {
  const desks = receivingDesks(services, procedure);
  const residence = known?.self['residence']?.value;
  const unit = typeof residence === 'object' && 'unit' in residence ? residence.unit : null;
  const desk =
    desks.length === 1
      ? desks[0]
      : (desks.find(({ unitCode }) => unitCode === unit) ??
        desks.find(({ code }) => code === known?.last?.desk));
  return {
    delivery: 'desk',
    ...(desk === undefined ? {} : { desk: desk.code }),
    ...contactOf('phone', citizen?.phone),
    ...contactOf('email', citizen?.email),
    ...contactOf('notify', known?.last?.notify),
  };
}

const contactOf = (field: string, value: string | null | undefined): Record<string, string> =>
  value === null || value === undefined ? {} : { [field]: value };

const relationOf = (form: FlatForm | null): Field | null =>
  (form === null ? [] : fieldsOf(form)).find(({ id }) => id === RELATION) ?? null;

const wrongRelation = ({ required }: Field): FieldError => ({
  field: controlName(RELATION),
  text: required ?? { vi: 'Chọn một câu trả lời.', en: 'Choose an answer.' },
});

const sendStart = (visitor: Visitor, found: OnlineProcedure, form: SentForm) =>
  sendCitizenPage(visitor, {
    title: `${sayIn(visitor.lang)('Nộp hồ sơ', 'File')}: ${textIn(visitor.lang, found.procedure.shortName)}`,
    errors: form.errors,
    current: '/thu-tuc',
    body: page(visitor, found, form),
  });

function page(visitor: Visitor, { procedure, form }: OnlineProcedure, sent: SentForm): Html {
  const { lang, citizen, csrf } = visitor;
  const say = sayIn(lang);
  const relation = relationOf(form);
  const draftId = one(sent.values, 'draftId') || randomUUIDv7();
  return html`${backLink({ href: procedurePath(procedure.code), text: say('Về thủ tục', 'The procedure') })}
${errorSummary({ lang, errors: summaryOf(sent.errors, lang) })}
<h1>${textIn(lang, procedure.name)}</h1>
${needed(visitor, procedure, form)}
${insteadList(lang, procedure, (code) => pageOf(visitor, code))}
${citizen === null ? signInFirst(visitor, procedure) : null}
<form method="post" action="${startPath(procedure.code)}" novalidate>${csrfField(csrf)}${hiddenFields({ draftId })}
${relation === null ? null : relationField(visitor, relation, sent)}
<div class="acts">${button({
    text:
      citizen === null
        ? say('Soạn không cần đăng nhập', 'Prepare without signing in')
        : say('Bắt đầu', 'Start'),
    size: 'large',
    ...(citizen === null ? { kind: 'secondary' as const } : {}),
  })}</div></form>`;
}

const pageOf = ({ services }: Visitor, code: string): string | null =>
  services.world().procedureInForce(code, dayOf(services.now())) === null
    ? null
    : procedurePath(code);

/** What stands chosen says that it does: it must not be taken for what the person said. */
const relationField = ({ lang, services }: Visitor, relation: Field, sent: SentForm): Html | null =>
  answerField({
    lang,
    field: (relation.initial ?? null) === null ? relation : { ...relation, hint: OFFERED },
    ...sent,
    communes: [],
    today: dayOf(services.now()),
  });

const OFFERED = {
  vi: 'Đã chọn sẵn câu trả lời thường gặp nhất. Không đúng thì chọn lại.',
  en: 'The most frequent answer is chosen already. If it is not yours, choose another.',
};

/** The papers to have at hand, and the fee; what is declared on the form is no paper to bring. */
function needed({ lang }: Visitor, procedure: Procedure, form: FlatForm | null): Html {
  const say = sayIn(lang);
  const fee = wholeFee(procedure, 'online');
  const papers = papersOf(procedure, form).filter(({ required }) => required);
  return html`<section><h2>${say('Cần có', 'What you need')}</h2>
${papers.length === 0 ? null : html`<ul>${papers.map(({ name }) => html`<li>${textIn(lang, name)}</li>`)}</ul>`}
${form === null ? null : html`<p>${say('Tờ khai điền ngay ở đây.', 'The declaration is filled in here.')}</p>`}
<p>${say('Phí, lệ phí', 'Fee')}: <b>${fee === 0 ? say('không', 'none') : formatMoney(fee, lang)}</b></p></section>`;
}

function signInFirst({ lang }: Visitor, procedure: Procedure): Html {
  const say = sayIn(lang);
  const back = encodeURIComponent(startPath(procedure.code));
  return notice({
    lang,
    tone: 'info',
    title: say('Đăng nhập thì phải gõ ít hơn', 'Signed in there is less to type'),
    body: html`<p>${say(
      'Những gì cơ quan nhà nước đã có sẽ được điền sẵn. Không đăng nhập vẫn soạn được; khi nộp thì đăng nhập, hoặc mang mã hồ sơ nháp ra quầy.',
      'What the authorities know already is filled in. You can prepare without; to file, sign in or bring the code of the draft to a counter.',
    )}</p><p>${linkButton({ text: say('Đăng nhập', 'Sign in'), href: `${CITIZEN_SIGN_IN}?tiep=${back}`, icon: 'user' })}</p>`,
  });
}

const NOT_ONLINE = {
  vi: 'Thủ tục này chưa nộp trực tuyến được ở đây. Xem nơi nộp trên trang của thủ tục, hoặc đến Bộ phận Một cửa.',
  en: 'This procedure cannot be filed online here yet. See on its page where it is handed in, or come to the one-stop desk.',
};
