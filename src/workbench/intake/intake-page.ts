import { textIn } from '#kernel/bilingual.ts';
import { OUTSIDE_PROVINCE } from '#web/read-delivery.ts';
import { wholeFee } from '#dossier/fee.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { communeSelect } from '#web/components/commune-select.ts';
import { scanField } from '#web/components/scan-field.ts';
import { textInput } from '#web/components/text-input.ts';
import { one } from '#web/form-values.ts';
import { formatMoney } from '#web/format.ts';
import { feeReliefField, RELIEF } from '#web/fee-relief-field.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { legsField } from '#web/legs-field.ts';
import { fieldOf, intakePath, type IntakeView } from '#workbench/intake/intake-view.ts';
import { notifyField } from '#workbench/intake/notify-field.ts';
import { declarationPane } from '#workbench/intake/declaration-pane.ts';
import { componentsTable } from '#workbench/intake/components-table.ts';
import {
  applicantKinds,
  deliveries,
  representationBases,
  sexes,
} from '#workbench/intake/intake-fields.ts';
import { summaryOf } from '#web/field-error.ts';

/** The intake form of one procedure: applicant, person concerned, papers, delivery, fee. */
export function intakePage(view: IntakeView): Html {
  const { lang, procedure } = view;
  const say = sayIn(lang);
  const action = intakePath(procedure.code);
  return html`${backLink({ href: '/can-bo/tiep-nhan', text: say('Chọn thủ tục khác', 'Choose another procedure') })}
<h1>${say('Tiếp nhận', 'Receive')}: ${textIn(lang, procedure.name)}</h1>
<p class="sub">${procedure.code} · ${textIn(lang, procedure.field.name)}</p>
${toBeConfirmed(view)}
${errorSummary({ lang, errors: summaryOf(view.errors, lang) })}
<form method="post" action="${action}" enctype="multipart/form-data" class="intake" novalidate data-once>
${csrfField(view.csrf)}${hiddenFields({ dossierId: one(view.values, 'dossierId') })}${checkOnEnter(say('Xem lại', 'Check'))}
${scanPane(view)}
${applicantPane(view)}
${procedure.personConcerned === null ? null : concernedPane(view)}
${view.form === null ? null : declarationPane(view, view.form, view.communes)}
${pane({
  id: 'papers',
  title: say('Thành phần hồ sơ', 'Papers of the dossier'),
  body: componentsTable(view),
})}
${legsPane(view)}
${deliveryPane(view)}
<div class="acts">${button({
    text: say('Xem lại và ngày hẹn trả', 'Check answers and due date'),
    name: 'intent',
    value: 'check',
    size: 'large',
    main: true,
  })}</div>
</form>`;
}

/** Enter in a field presses the first button of a form: that must be the check, not the scan. */
const checkOnEnter = (text: string): Html =>
  html`<button type="submit" class="sr" tabindex="-1" aria-hidden="true">${text}</button>`;

function scanPane(view: IntakeView): Html {
  const say = sayIn(view.lang);
  const path = `${intakePath(view.procedure.code)}/doc-the`;
  return pane({
    id: 'scan-pane',
    title: say('Quét thẻ căn cước', 'Scan a citizen card'),
    body: html`${scanField({
      ...fieldOf(view, 'scan'),
      label: say('Mã QR trên thẻ', 'QR code of the card'),
      hint: say(
        'Đặt con trỏ vào ô này rồi quét bằng đầu đọc, hoặc dán nội dung mã QR.',
        'Put the cursor here and scan with the reader, or paste the content of the QR code.',
      ),
      scanUrl: path,
      formAction: path,
      buttonText: say('Đọc thẻ', 'Read the card'),
    })}${button({
      text: say('Tra cứu dân cư theo số đã nhập bên dưới', 'Look up the number entered below'),
      kind: 'quiet',
      size: 'small',
      formAction: `${intakePath(view.procedure.code)}/tra-cuu`,
    })}${
      view.scanMessage === null
        ? null
        : notice({
            lang: view.lang,
            tone: view.scanMessage.tone,
            body: view.scanMessage.text,
            role: 'status',
          })
    }`,
  });
}

function applicantPane(view: IntakeView): Html {
  const say = sayIn(view.lang);
  const { lang } = view;
  const kinds = view.procedure.applicants;
  const organised = kinds.some((kind) => kind !== 'citizen');
  return pane({
    id: 'applicant',
    title: say('Người nộp hồ sơ', 'Applicant'),
    body: html`${radios({
      ...fieldOf(view, 'applicantKind'),
      label: say('Người nộp là', 'The applicant is'),
      inline: true,
      options: kinds.map((kind) => ({ value: kind, text: textIn(lang, applicantKinds[kind]) })),
    })}
${personFields(view, 'applicant')}
${textInput({ ...fieldOf(view, 'applicantAddress'), label: say('Địa chỉ', 'Address'), maxLength: 300 })}
<div class="row">${textInput({
      ...fieldOf(view, 'applicantPhone'),
      label: say('Số điện thoại', 'Phone'),
      type: 'tel',
      inputMode: 'tel',
      width: 'short',
      optional: true,
    })}${textInput({
      ...fieldOf(view, 'applicantEmail'),
      label: say('Thư điện tử', 'E-mail'),
      type: 'email',
      inputMode: 'email',
      width: 'medium',
      optional: true,
    })}</div>
${notifyField(view)}
${organised ? organisationFields(view) : null}
${radios({
  ...fieldOf(view, 'basis'),
  label: say('Tư cách của người nộp hồ sơ', 'On what basis the applicant acts'),
  options: Object.entries(representationBases).map(([value, text]) => ({
    value,
    text: textIn(lang, text),
  })),
})}
${textInput({
  ...fieldOf(view, 'basisDetail'),
  label: say('Giấy ủy quyền hoặc quan hệ', 'Authority or relation'),
  hint: say(
    'Số, ngày văn bản ủy quyền; hoặc quan hệ, ví dụ: bà ngoại',
    'Number and date of the authority, or the relation, such as grandmother',
  ),
  optional: true,
  maxLength: 200,
})}`,
  });
}

function organisationFields(view: IntakeView): Html {
  const say = sayIn(view.lang);
  return html`<div class="row">${textInput({
    ...fieldOf(view, 'organisationName'),
    label: say('Tên doanh nghiệp, tổ chức', 'Name of the enterprise or organisation'),
    hint: say('Chỉ khi người nộp là doanh nghiệp hoặc tổ chức', 'Only where the applicant is one'),
    width: 'medium',
    maxLength: 200,
  })}${textInput({
    ...fieldOf(view, 'organisationTaxCode'),
    label: say('Mã số thuế', 'Tax code'),
    inputMode: 'numeric',
    width: 'short',
    optional: true,
  })}</div>`;
}

function concernedPane(view: IntakeView): Html {
  const say = sayIn(view.lang);
  const title = textIn(view.lang, view.procedure.personConcerned) ?? '';
  return pane({
    id: 'concerned',
    title,
    body: html`<p class="hint">${say(
      'Để trống nếu chính là người nộp hồ sơ.',
      'Leave empty if it is the applicant.',
    )}</p>${personFields(view, 'concerned')}`,
  });
}

function personFields(view: IntakeView, who: 'applicant' | 'concerned'): Html {
  const say = sayIn(view.lang);
  return html`${textInput({
    ...fieldOf(view, `${who}Name`),
    label: say('Họ, chữ đệm, tên', 'Full name'),
    capitalise: true,
    maxLength: 100,
  })}
<div class="row">${textInput({
    ...fieldOf(view, `${who}Identity`),
    label: say('Số định danh, CCCD hoặc CMND', 'Personal or identity number'),
    inputMode: 'numeric',
    width: 'short',
    optional: who === 'concerned',
  })}${dateInput({
    ...fieldOf(view, `${who}Birth`),
    label: say('Ngày sinh', 'Date of birth'),
    kind: 'birth',
    optional: true,
  })}${radios({
    ...fieldOf(view, `${who}Sex`),
    label: say('Giới tính', 'Sex'),
    inline: true,
    options: Object.entries(sexes).map(([value, text]) => ({
      value,
      text: textIn(view.lang, text),
    })),
  })}</div>`;
}

function legsPane(view: IntakeView): Html | null {
  const body = legsField(view.procedure, (name) => fieldOf(view, name));
  if (body === null) return null;
  return pane({
    id: 'legs-pane',
    title: sayIn(view.lang)('Thủ tục liên thông', 'Interlinked procedures'),
    body,
  });
}

function deliveryPane(view: IntakeView): Html {
  const say = sayIn(view.lang);
  const fee = wholeFee(view.procedure, 'counter');
  return pane({
    id: 'delivery-pane',
    title: say('Trả kết quả và lệ phí', 'Delivery and fee'),
    body: html`${radios({
      ...fieldOf(view, 'delivery'),
      label: say('Cách nhận kết quả', 'How the result is received'),
      options: Object.entries(deliveries).map(([value, text]) => ({
        value,
        text: textIn(view.lang, text),
      })),
    })}
${postFields(view)}
${textInput({
  ...fieldOf(view, 'sets'),
  label: say('Số bộ hồ sơ', 'Number of sets'),
  inputMode: 'numeric',
  width: 'short',
})}
${feeReliefField(view.procedure, fieldOf(view, RELIEF))}
<p>${say('Phí, lệ phí phải nộp', 'Fee due')}: <b>${
      fee === 0 ? say('không', 'none') : formatMoney(fee, view.lang)
    }</b></p>`,
  });
}

/** Where the post brings the result; asked for only where it does. */
function postFields(view: IntakeView): Html {
  const { lang, communes } = view;
  const say = sayIn(lang);
  return html`<fieldset class="field"><legend class="lbl">${say('Địa chỉ nhận qua bưu chính', 'Address for the post')}</legend><p class="hint">${say(
    'Chỉ điền khi chọn nhận qua bưu chính',
    'Only where the result goes by post',
  )}</p>${communeSelect({
    ...fieldOf(view, 'deliveryUnit'),
    label: say('Xã, phường, thị trấn', 'Commune'),
    prompt: say('Chọn xã, phường', 'Choose the commune'),
    communes,
    last: {
      value: OUTSIDE_PROVINCE,
      text: say('Ngoài tỉnh (ghi đủ địa chỉ bên dưới)', 'Outside the province (write it in full)'),
    },
    width: 'medium',
  })}${textInput({
    ...fieldOf(view, 'deliveryAddress'),
    label: say('Số nhà, đường, ấp hoặc khu phố', 'House, street, hamlet'),
    maxLength: 300,
  })}${textInput({
    ...fieldOf(view, 'deliveryPhone'),
    label: say('Số điện thoại người nhận', 'Phone of the receiver'),
    hint: say('Để trống nếu là số của người nộp', 'Leave empty if it is the applicant’s'),
    type: 'tel',
    inputMode: 'tel',
    width: 'short',
  })}</fieldset>`;
}

function toBeConfirmed(view: IntakeView): Value {
  const open = view.procedure.toBeConfirmed;
  if (open.length === 0) return null;
  const say = sayIn(view.lang);
  return notice({
    lang: view.lang,
    tone: 'warning',
    title: say('Nội dung chờ xác nhận', 'To be confirmed'),
    body: html`<ul class="plain">${open.map((fact) => html`<li>${textIn(view.lang, fact.reason)}</li>`)}</ul>`,
  });
}
