import { textIn } from '#kernel/bilingual.ts';
import { REPORT_FORMS, reportForms } from '#reports/forms.ts';
import { choiceKey, choiceName, choicesOf } from '#reports/period.ts';
import { button } from '#web/components/button.ts';
import { dateInput } from '#web/components/date-input.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { type AskedField, type AskedReport, TWO_DAYS } from '#workbench/reports/read-asked.ts';

/** Which report, of whom, of which time; asked by address, so that it can be kept and sent on. */
export function askedForm(on: OfficerRequest, asked: AskedReport): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { typed, reach } = asked;
  const field = (name: AskedField) => ({
    lang,
    name,
    value: typed[name],
    error: errorOf(asked.errors, name, lang),
  });
  return html`<form method="get" action="${REPORTS_PATH}" class="screen" novalidate>
${select({
  ...field('bieu'),
  label: say('Biểu mẫu', 'Form'),
  options: REPORT_FORMS.map((form) => ({ value: form, text: textIn(lang, reportForms[form]) })),
})}${reach === 'province' ? whoseFields(on, asked) : null}
<div class="row">${select({
    ...field('ky'),
    label: say('Kỳ báo cáo', 'Period'),
    width: 'medium',
    options: periodOptions(on),
  })}${textInput({ ...field('nam'), label: say('Năm', 'Year'), width: 'short', inputMode: 'numeric', maxLength: 4 })}${select(
    {
      ...field('chot'),
      label: say('Cách tính kỳ', 'How the period is counted'),
      options: on.services.reportRules.periods.cutOffs.map(({ key, name, toBeConfirmed }) => ({
        value: key,
        text: `${textIn(lang, name)}${toBeConfirmed === null ? '' : ` – ${say('chờ xác nhận', 'to be confirmed')}`}`,
      })),
    },
  )}</div>
${disclosure({
  summary: say(
    'Từ ngày nào đến ngày nào (kỳ “hai ngày bất kỳ”)',
    'From which day to which (the period “any two days”)',
  ),
  open: typed.ky === TWO_DAYS || typed.tu !== '' || typed.den !== '',
  body: html`<div class="row">${dateInput({ ...field('tu'), label: say('Từ ngày', 'From') })}${dateInput({ ...field('den'), label: say('Đến ngày', 'To') })}</div>`,
})}
<p>${button({ text: say('Lập báo cáo', 'Make the report'), main: true })}</p></form>`;
}

function whoseFields(on: OfficerRequest, { typed, errors }: AskedReport): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${select({
    lang,
    name: 'pham-vi',
    value: typed['pham-vi'],
    label: say('Phạm vi', 'Of whom'),
    options: [
      { value: 'province', text: say('Toàn tỉnh, theo lĩnh vực', 'The whole province, by field') },
      {
        value: 'moi-co-quan',
        text: say('Mọi cơ quan, mỗi cơ quan một dòng', 'All agencies, a line each'),
      },
      { value: 'cap-tinh', text: say('Các cơ quan cấp tỉnh', 'Agencies of the province') },
      { value: 'cap-huyen', text: say('Các cơ quan cấp huyện', 'Agencies of districts') },
      { value: 'cap-xa', text: say('Các cơ quan cấp xã', 'Agencies of communes') },
      { value: 'co-quan', text: say('Một cơ quan, chọn dưới đây', 'One agency, chosen below') },
    ],
  })}${agencyChoice({
    lang,
    name: 'co-quan',
    label: say('Cơ quan (khi chọn một cơ quan)', 'Agency (where one is chosen)'),
    value: typed['co-quan'],
    error: errorOf(errors, 'co-quan', lang),
    prompt: say('– chọn cơ quan –', '– choose an agency –'),
    agencies: on.services.directory().agencies,
  })}`;
}

/** The periods of any year: which one stands beside them. */
const periodOptions = (on: OfficerRequest) => [
  ...choicesOf(0).map((choice) => ({
    value: choiceKey(choice),
    text: textIn(on.lang, choiceName(choice)),
  })),
  { value: TWO_DAYS, text: sayIn(on.lang)('hai ngày bất kỳ', 'any two days') },
];
