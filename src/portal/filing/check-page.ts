import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { type RefusalCode, refusalTexts } from '#dossier/refusal.ts';
import { askedFields } from '#eform/check-answers.ts';
import type { Field, FlatField } from '#eform/form.ts';
import { declarationOf, isDeclaration } from '#eform/prefill.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { duePart, latePart } from '#portal/filing/due-part.ts';
import { fileDraft } from '#portal/filing/file-draft.ts';
import { helpedName } from '#portal/filing/frame.ts';
import { handInWays } from '#portal/filing/hand-in-ways.ts';
import { infectedError, infectedPapers } from '#portal/filing/infected-papers.ts';
import { CHECK, CODE, CONFIRM, DETAILS, draftPath, PAPERS } from '#portal/filing/paths.ts';
import { type Details, readDetails } from '#portal/filing/read-details.ts';
import { type FilingFault, readFiling } from '#portal/filing/read-filing.ts';
import { sourceText } from '#web/eform/source-text.ts';
import { orderedPages, stepsOf } from '#portal/filing/steps.ts';
import { CITIZEN_SIGN_IN, ownDossierPath } from '#portal/citizen/paths.ts';
import { sendDraftPage } from '#portal/filing/draft-page.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { answerText } from '#web/eform/answer-text.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { legName } from '#web/leg-words.ts';
import { noticeChoices } from '#web/read-notify.ts';

/** Everything once more, with a way back to each line, and the one button that files it. */
export const showCheck = (filing: Filing): Promise<unknown> =>
  Promise.resolve(send(filing, { errors: [], isDown: false }));

/** Files the draft as a dossier under its own id: a repeat meets the same dossier. */
export async function file(filing: Filing): Promise<unknown> {
  const { citizen, draft, request, reply } = filing;
  const hasOath = one(formValues(request.body), OATH) === '1' || oathOf(filing) === null;
  if (citizen === null) return reply.redirect(signInPath(filing), 303);
  const { command, faults } = readFiling(filing, { oath: hasOath, assisted: null });
  const infected = (await infectedPapers(filing)).map((paper) => ({
    ...infectedError(paper),
    page: PAPERS,
  }));
  const wrong = [...faults, ...infected];
  if (draft.helped !== null && wrong.length === 0) {
    return reply.redirect(draftPath(draft.draftId, CONFIRM), 303);
  }
  if (command === null || wrong.length > 0) {
    return send(filing, { errors: wrong.map(asLink(filing)), isDown: false });
  }
  const outcome = await fileDraft(filing, citizen, command);
  if (outcome.kind === 'down') return send(filing, { errors: [], isDown: true });
  if (outcome.kind === 'refused')
    return send(filing, { errors: [refused(outcome.code)], isDown: false });
  return reply.redirect(`${ownDossierPath(draft.draftId)}?moi=1`, 303);
}

const OATH = 'oath';

const refused = (code: RefusalCode): FieldError => ({ field: 'file', text: refusalTexts[code] });

/** A fault leads to the page where it is mended; the confirmation stands on this one. */
const asLink =
  ({ draft }: Filing) =>
  ({ field, text, page: where }: FilingFault): FieldError & { readonly href?: string } =>
    field === `tk.${OATH}`
      ? { field: OATH, text }
      : { field, text, href: `${draftPath(draft.draftId, where)}#${field}` };

const signInPath = ({ draft }: Filing): string =>
  `${CITIZEN_SIGN_IN}?tiep=${encodeURIComponent(draftPath(draft.draftId, CHECK))}`;

interface Sent {
  readonly errors: readonly (FieldError & { readonly href?: string })[];
  readonly isDown: boolean;
}

/** What was read once for all parts of the page. */
interface Known {
  readonly details: Details;
  readonly back: string;
}

function send(filing: Filing, { errors, isDown }: Sent): unknown {
  const { lang } = filing;
  const title = sayIn(lang)('Kiểm tra rồi nộp', 'Check and file');
  const details = readDetails(filing);
  const steps = stepsOf(filing, details);
  const back = draftPath(filing.draft.draftId, steps.at(-1)?.id ?? DETAILS);
  return sendDraftPage(filing, steps, {
    title,
    errors,
    ...(isDown ? { status: 503 } : {}),
    body: page(filing, { errors, isDown }, { details, back }),
  });
}

function page(filing: Filing, { errors, isDown }: Sent, { details, back }: Known): Html {
  const { lang, procedure, draft, csrf } = filing;
  const say = sayIn(lang);
  return html`${backLink({ href: back, text: say('Quay lại', 'Back') })}
${errorSummary({ lang, errors: errors.map(({ field, text, href }) => ({ field, message: textIn(lang, text), ...(href === undefined ? {} : { href }) })) })}
<p class="sub">${helpedName(say, draft)}${textIn(lang, procedure.shortName)}</p>
<h1>${say('Kiểm tra rồi nộp', 'Check and file')}</h1>
${isDown ? databaseDown(filing) : null}
${latePart(filing)}
${answersPart(filing)}
${detailsPart(filing, details)}
${papersPart(filing)}
${duePart(filing, details)}
<form method="post" action="${draftPath(draft.draftId, CHECK)}" novalidate>${csrfField(csrf)}${oathField(filing, errors)}
<div class="acts">${button({ text: buttonText(filing), size: 'large', icon: 'send' })}</div></form>
<p>${linkButton({ text: say('Nộp tại quầy bằng mã', 'Hand in at a counter by a code'), href: draftPath(draft.draftId, CODE), kind: 'secondary' })}</p>`;
}

function buttonText({ lang, citizen, draft }: Filing): string {
  const say = sayIn(lang);
  if (citizen === null) return say('Đăng nhập để nộp', 'Sign in to file');
  return draft.helped === null
    ? say('Nộp hồ sơ', 'File')
    : say('Đưa người nộp xác nhận', 'Let the applicant confirm');
}

const databaseDown = ({ lang }: Filing): Html =>
  notice({
    lang,
    tone: 'error',
    role: 'alert',
    body: sayIn(lang)(
      'Chưa nộp được vì hệ thống tạm ngừng. Hồ sơ nháp còn nguyên. Đợi một lát rồi bấm “Nộp hồ sơ” lần nữa; bấm lại không tạo hồ sơ thứ hai.',
      'It could not be filed because the system is down for a moment. Your draft is whole. Wait a little and press “File” again; that makes no second dossier.',
    ),
  });

function answersPart(filing: Filing): Html | null {
  const { lang, form, draft } = filing;
  if (form === null) return null;
  const asked = new Set(askedFields(form, draft.answers).map(({ id }) => id));
  return html`${orderedPages(form).map(({ id, title, fields }) => {
    const shown = fields.filter(
      (field) => asked.has(field.id) && !isDeclaration(field) && field.type !== 'file',
    );
    if (shown.length === 0) return null;
    const href = draftPath(draft.draftId, id);
    return html`<section><h2>${textIn(lang, title)}</h2>${summaryList({
      rows: shown.map((field) => answerRow(filing, field, title, href)),
    })}</section>`;
  })}`;
}

function answerRow(
  { lang, draft, services }: Filing,
  field: FlatField,
  title: Bilingual,
  href: string,
): SummaryRow {
  const say = sayIn(lang);
  const source = draft.sources[field.id];
  const text = answerText(lang, field, draft.answers, services.directory().communes);
  return {
    key: textIn(lang, field.label),
    value: text === '' ? say('Chưa có', 'None') : text,
    source: sourceText(lang, 'declarant', source),
    action: {
      href: source === undefined ? `${href}#tk.${field.id}` : `${href}?sua=1#tk.${field.id}`,
      text: text === '' ? say('Thêm', 'Add') : say('Sửa', 'Change'),
      // Mother, father and child all have a name: who goes from link to link hears whose it is.
      about: `${textIn(lang, field.label)} (${textIn(lang, title)})`,
    },
  };
}

function detailsPart(filing: Filing, details: Details): Html {
  const { lang, draft, services, citizen, procedure } = filing;
  const say = sayIn(lang);
  const href = draftPath(draft.draftId, DETAILS);
  const none = say('Chưa có', 'None');
  const row = (field: string, key: string, value: string): SummaryRow => ({
    key,
    value: value === '' ? none : value,
    action: { href: `${href}#${field}`, text: say('Sửa', 'Change'), about: key },
  });
  const { notify } = details.notify;
  return html`<section><h2>${say('Nơi nộp và nhận kết quả', 'Where to file and get the result')}</h2>${summaryList(
    {
      rows: [
        ...(citizen === null
          ? []
          : [
              {
                key: say('Người nộp', 'Applicant'),
                value: draft.helped?.name ?? citizen.enterprise?.name ?? citizen.name,
              },
            ]),
        row(
          'desk',
          say('Nộp đến', 'File with'),
          details.desk === '' ? '' : services.directory().agencyName(details.desk, lang),
        ),
        ...(details.legs === undefined
          ? []
          : [
              row(
                'legs',
                say('Làm cùng lúc', 'Done together'),
                details.legs.map((key) => legName(lang, procedure, key)).join('; '),
              ),
            ]),
        ...(details.relief === null
          ? []
          : [
              row('relief', say('Miễn, giảm phí', 'Fee relief'), textIn(lang, details.relief.name)),
            ]),
        row('address', say('Địa chỉ của bạn', 'Your address'), details.address),
        row('phone', say('Điện thoại', 'Phone'), details.phone ?? ''),
        row('email', say('Thư điện tử', 'E-mail'), details.email ?? ''),
        ...(notify === undefined
          ? []
          : [
              row(
                'notify',
                say('Báo cho tôi qua', 'Tell me by'),
                textIn(lang, noticeChoices[notify]),
              ),
            ]),
        row(
          'delivery',
          say('Nhận kết quả', 'The result'),
          details.delivery.address ?? textIn(lang, handInWays[details.delivery.method]),
        ),
      ],
    },
  )}</section>`;
}

function papersPart({ lang, draft, procedure }: Filing): Html | null {
  const say = sayIn(lang);
  if (draft.attachments.length === 0) return null;
  const nameOf = (key: string): string =>
    textIn(lang, procedure.components.find((component) => component.key === key)?.name) ?? key;
  return html`<section><h2>${say('Giấy tờ', 'Papers')}</h2>${summaryList({
    rows: draft.attachments.map(({ component, name }) => ({
      key: nameOf(component),
      value: name,
      action: {
        href: draftPath(draft.draftId, PAPERS),
        text: say('Sửa', 'Change'),
        about: nameOf(component),
      },
    })),
  })}</section>`;
}

/** What the applicant confirms; where another prepares it, they do so on the page that is theirs. */
const oathOf = ({ form, draft }: Filing): Field | null =>
  form === null || draft.helped !== null ? null : declarationOf(form);

function oathField(filing: Filing, errors: readonly FieldError[]): Html | null {
  const { lang } = filing;
  const field = oathOf(filing);
  if (field === null) return null;
  const error = textIn(lang, errors.find(({ field: at }) => at === OATH)?.text);
  return html`<div class="declare${error === undefined ? null : ' field-err'}">${error === undefined ? null : html`<p class="err" id="oath-error"><span>${error}</span></p>`}${checkbox({ name: OATH, text: textIn(lang, field.label), value: '1' })}</div>`;
}
