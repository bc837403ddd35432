import type { ActType } from '#dossier/command.ts';
import { stepOf } from '#dossier/acts.ts';
import { currentValue } from '#dossier/correct.ts';
import type { CorrectableField } from '#dossier/dossier-event.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { isFinal } from '#dossier/postal-order.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pane } from '#web/components/pane.ts';
import { droppedLegField } from '#web/dropped-leg-field.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { formatFileSize } from '#web/format.ts';
import { one } from '#web/form-values.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { keepAttachment } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';
import { actLabels } from '#workbench/act-labels.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import { digitiseFields } from '#workbench/dossier/digitise-form.ts';
import { SUPPLEMENT_LINES } from '#workbench/dossier/read-act.ts';
import { postalReceiver } from '#workbench/postal/postal-view.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { errorOf } from '#web/field-error.ts';

/** Acts that are one button, in the head of the page. */
const plainActs: ReadonlySet<ActType> = new Set([
  'accept',
  'pass-on',
  'propose',
  'sign',
  'collect-fee',
]);

/** Acts that take something from the applicant. */
const DANGEROUS: ReadonlySet<ActType> = new Set(['refuse', 'stop', 'revoke']);

/** The buttons of the head: what can be done at once, the plain next step first. */
export function mainActions(on: OfficerRequest, view: DossierView): Html {
  const main = mainActOf(view);
  const acts = view.acts.filter((act) => plainActs.has(act));
  return html`${acts.map((act) =>
    actForm(on, view, act, {
      fields: null,
      kind: act === main ? 'primary' : 'secondary',
      main: act === main,
    }),
  )}`;
}

/** The acts that need words, each with its form behind its name; the next step's is open. */
export function actForms(on: OfficerRequest, view: DossierView): Html | null {
  const acts = view.acts.filter((act) => !plainActs.has(act) && act !== 'print');
  if (acts.length === 0) return null;
  const main = mainActOf(view);
  return pane({
    id: 'acts',
    title: sayIn(on.lang)('Xử lý', 'Acts'),
    body: html`${acts.map((act) =>
      disclosure({
        id: act,
        summary: textIn(on.lang, actLabels[act]),
        open: act === view.tried.act || act === main,
        body: actForm(on, view, act, {
          fields: fieldsOf(on, view, act),
          kind: DANGEROUS.has(act) ? 'danger' : 'primary',
          main: act === main,
        }),
      }),
    )}`,
  });
}

function mainActOf(view: DossierView): ActType | null {
  const { dossier } = view.history;
  if (view.acts.includes('record-supplement')) return 'record-supplement';
  if (dossier.phase.kind !== 'in-hand' && dossier.phase.kind !== 'waiting') return null;
  const { mainAction } = stepOf(dossier, view.facts.procedure);
  if (view.acts.includes(mainAction)) return mainAction;
  return view.acts.includes('accept') ? 'accept' : null;
}

interface ActFormProps {
  readonly fields: Value;
  readonly kind: 'primary' | 'secondary' | 'danger';
  readonly main: boolean;
}

function actForm(
  on: OfficerRequest,
  view: DossierView,
  act: ActType,
  { fields, kind, main }: ActFormProps,
): Html {
  const withFiles = act === 'record-supplement';
  const label =
    act === 'accept' && view.history.dossier.phase.kind === 'in-hand'
      ? sayIn(on.lang)('Nhận lại để xử lý', 'Take over')
      : textIn(on.lang, actLabels[act]);
  const body = html`${csrfField(on.session.csrf)}${hiddenFields({
    dossierId: view.id,
    version: String(view.history.dossier.version),
  })}${fields}${button({ text: label, kind, main })}`;
  const path = `/can-bo/ho-so/${view.id}/${act}`;
  return withFiles
    ? html`<form method="post" action="${path}" enctype="multipart/form-data" novalidate data-once>${body}</form>`
    : html`<form method="post" action="${path}" novalidate data-once>${body}</form>`;
}

function fieldsOf(on: OfficerRequest, view: DossierView, act: ActType): Value {
  const say = sayIn(on.lang);
  const field = fieldMaker(on, view, act);
  switch (act) {
    case 'send-back':
      return textarea({ ...field('reason'), label: say('Lý do trả lại', 'Reason'), rows: 2 });
    case 'deny-relief':
      return textarea({
        ...field('reason'),
        label: say('Lý do không được miễn, giảm', 'Why it does not hold'),
        rows: 2,
      });
    case 'refuse':
      return html`${textarea({ ...field('reason'), label: say('Lý do từ chối', 'Reason'), rows: 2 })}${textInput({ ...field('ground'), label: say('Căn cứ pháp lý', 'Legal ground'), hint: say('Điều, khoản, văn bản', 'Article, clause, document') })}`;
    case 'reissue':
      return textarea({
        ...field('reason'),
        label: say('Lý do cấp bản thay thế', 'Why another is issued'),
        hint: say(
          'Sửa dữ liệu bằng “Đính chính thông tin” trước; văn bản mới ghi rõ thay cho văn bản nào.',
          'Correct the data first; the new document names the one in whose place it is.',
        ),
        rows: 2,
      });
    case 'revoke':
      return html`${textarea({ ...field('reason'), label: say('Lý do thu hồi', 'Why it is revoked'), rows: 2 })}${textInput({ ...field('ground'), label: say('Căn cứ pháp lý', 'Legal ground'), hint: say('Điều, khoản, văn bản', 'Article, clause, document') })}`;
    case 'stop':
      return html`${textarea({ ...field('reason'), label: say('Đề nghị của người nộp', 'What the applicant asks'), rows: 2 })}${textInput({ ...field('feeSettlement'), label: say('Xử lý phí, lệ phí', 'What becomes of the fee'), optional: true })}`;
    case 'issue':
      return textInput({
        ...field('resultNumber'),
        label: say('Số, ký hiệu văn bản kết quả', 'Number of the result document'),
        width: 'medium',
      });
    case 'hand-over':
      return textInput({
        ...field('receiver', receiverOf(view)),
        label: say('Người nhận kết quả', 'Received by'),
      });
    case 'extend':
      return html`${textInput({ ...field('newDay'), label: say('Ngày hẹn mới', 'New date'), hint: say('Ví dụ 27/11/2026; chỉ được hẹn lại một lần', 'Such as 27/11/2026; only once'), width: 'short', inputMode: 'numeric' })}${textarea({ ...field('reason'), label: say('Lý do chậm', 'Reason for the delay'), rows: 2 })}`;
    case 'request-supplement':
      return supplementFields(on, field);
    case 'record-supplement':
      return receivedFields(on, view, field);
    case 'correct':
      return correctionFields(on, view, field);
    case 'drop-leg':
      return html`${droppedLegField(view.history.dossier, view.facts.procedure, field('leg'))}${textarea({ ...field('reason'), label: say('Lý do', 'Why'), rows: 2 })}`;
    case 'digitise':
      return digitiseFields(on, view, field);
    case 'accept':
    case 'pass-on':
    case 'propose':
    case 'sign':
    case 'collect-fee':
    case 'print':
      return null;
  }
}

/** The applicant, or the post where it carries the result. */
function receiverOf({ history, postal }: DossierView): string {
  const parcel = postal.orders.findLast(
    ({ direction, state }) => direction === 'deliver' && !isFinal(state),
  );
  return parcel === undefined ? history.dossier.applicant.name : postalReceiver(parcel);
}

/** A field of one act: what was typed when the act failed, else what the dossier says. */
function fieldMaker(on: OfficerRequest, view: DossierView, act: ActType) {
  const { tried } = view;
  return (name: string, known = '') => ({
    lang: on.lang,
    name,
    // Many acts share field names on the page; the one that failed has the plain id for its errors.
    id: tried.act === act ? name : `${act}-${name}`,
    value: tried.act === act ? one(tried.body.values, name) : known,
    error: tried.act === act ? errorOf(tried.errors, name, on.lang) : undefined,
  });
}

export type FieldMaker = ReturnType<typeof fieldMaker>;

function supplementFields(on: OfficerRequest, field: FieldMaker): Html {
  const say = sayIn(on.lang);
  const lines = Array.from({ length: SUPPLEMENT_LINES }, (_, index) => index + 1);
  return html`<p class="hint">${say(
    'Chỉ được yêu cầu một lần: liệt kê đầy đủ mọi giấy tờ, nội dung cần bổ sung.',
    'It may be requested only once: list everything that is missing.',
  )}</p>${lines.map(
    (line) =>
      html`<div class="row">${textInput({ ...field(`what-${line}`), label: `${line}. ${say('Giấy tờ, nội dung', 'Paper or point')}`, optional: line > 1 })}${textInput({ ...field(`reason-${line}`), label: say('Lý do', 'Reason'), optional: line > 1 })}</div>`,
  )}${textInput({ ...field('contact', on.officer.name), label: say('Cán bộ liên hệ, số điện thoại', 'Whom to contact, phone') })}`;
}

function receivedFields(on: OfficerRequest, view: DossierView, field: FieldMaker): Html {
  const say = sayIn(on.lang);
  const { tried } = view;
  const kept = tried.act === 'record-supplement' ? tried.body.attachments : [];
  return html`${textarea({ ...field('note'), label: say('Nội dung đã bổ sung', 'What was brought'), rows: 2 })}${fileInput(
    {
      ...field('file-bo-sung'),
      label: say('Bản quét', 'Scans'),
      multiple: true,
      kept: kept.map((attachment) => ({
        name: attachment.name,
        size: formatFileSize(attachment.size, on.lang),
        control: hiddenFields({
          kept: keepAttachment(on.services.formKey, view.id, attachment),
        }),
      })),
    },
  )}`;
}

const correctableLabels: Readonly<Record<CorrectableField, Bilingual>> = {
  'applicant.name': { vi: 'Họ tên người nộp', en: 'Applicant’s name' },
  'applicant.identityNumber': { vi: 'Số định danh người nộp', en: 'Applicant’s identity number' },
  'applicant.birthDate': { vi: 'Ngày sinh người nộp', en: 'Applicant’s date of birth' },
  'applicant.address': { vi: 'Địa chỉ', en: 'Address' },
  'applicant.phone': { vi: 'Số điện thoại', en: 'Phone' },
  'applicant.email': { vi: 'Thư điện tử', en: 'E-mail' },
  'concerned.name': { vi: 'Họ tên người liên quan', en: 'Name of the person concerned' },
  'concerned.identityNumber': {
    vi: 'Số định danh người liên quan',
    en: 'Identity number of the person concerned',
  },
  'concerned.birthDate': {
    vi: 'Ngày sinh người liên quan',
    en: 'Date of birth of the person concerned',
  },
};

function correctionFields(on: OfficerRequest, view: DossierView, field: FieldMaker): Html {
  const { dossier } = view.history;
  const fields = (Object.keys(correctableLabels) as CorrectableField[]).filter(
    (name) => dossier.concerned !== null || !name.startsWith('concerned.'),
  );
  return html`${fields.map((name) =>
    textInput({
      ...field(name, currentValue(dossier, name) ?? ''),
      label: textIn(on.lang, correctableLabels[name]),
    }),
  )}${textarea({ ...field('reason'), label: sayIn(on.lang)('Lý do đính chính', 'Why it is corrected'), rows: 2 })}`;
}
