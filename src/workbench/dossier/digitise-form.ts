import type { Act } from '#dossier/command.ts';
import { papersToDigitise } from '#dossier/digitising.ts';
import { textIn } from '#kernel/bilingual.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { checkboxes } from '#web/components/choices.ts';
import { dateInput } from '#web/components/date-input.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { NOT_A_DAY } from '#web/day-text.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { FieldMaker } from '#workbench/dossier/act-forms.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/**
 * The four steps of TT 01/2023/TT-VPCP on one form: the file is the copy, the press of the button orders
 * the officer's signature and the code, the fields are the data that are taken from the paper.
 */
export function digitiseFields(on: OfficerRequest, view: DossierView, field: FieldMaker): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const papers = papersToDigitise(view.history.dossier);
  const { components } = view.facts.procedure;
  const compared = field('isCompared');
  const [only] = papers.length === 1 ? papers : [];
  const nameOf = (key: string): string =>
    textIn(lang, components.find((component) => component.key === key)?.name) ?? '';
  return html`<p class="hint">${say(
    'Bản số hóa được ký bằng chứng thư số của bạn, có mã riêng và lưu vào kho của người nộp để dùng lại.',
    'The copy is signed with your certificate, has a code and lies in the store of the applicant for later use.',
  )}</p>
${select({
  ...field('paper', only?.sha256),
  label: say('Tệp giấy tờ', 'File of the paper'),
  prompt: say('Chọn tệp', 'Choose a file'),
  options: papers.map(({ sha256, name, component }) => ({
    value: sha256,
    text: [nameOf(component), name].filter((part) => part !== '').join(' · '),
  })),
})}
${textInput({ ...field('title', only === undefined ? '' : nameOf(only.component)), label: say('Tên giấy tờ', 'Name of the paper'), maxLength: 200 })}
<div class="row">${textInput({ ...field('number'), label: say('Số, ký hiệu', 'Number'), maxLength: 100, optional: true })}${textInput({ ...field('issuer'), label: say('Nơi cấp', 'Issued by'), maxLength: 200 })}</div>
<div class="row">${dateInput({ ...field('issuedOn'), label: say('Ngày cấp', 'Issued on'), optional: true })}${dateInput({ ...field('validUntil'), label: say('Có giá trị đến ngày', 'Good until'), optional: true })}</div>
${checkboxes({
  ...compared,
  label: say('Xác nhận', 'Confirmation'),
  values: [compared.value],
  options: [
    {
      value: '1',
      text: say(
        'Tôi đã đối chiếu tệp với bản giấy: đủ trang, rõ chữ, đúng nội dung.',
        'I compared the file with the paper: every page, legible, the same.',
      ),
    },
  ],
})}`;
}

/** The act as it was sent. Emptiness is judged by the rules of the dossier, not here. */
export function readDigitising(values: FormValues): Result<Act, readonly FieldError[]> {
  const text = (name: string, most: number): string => clean(one(values, name)).slice(0, most);
  const errors: FieldError[] = [];
  const day = (field: string): Day | null => {
    const typed = text(field, 20);
    const read = typed === '' ? null : parseTypedDay(typed);
    if (read?.ok === false) errors.push({ field, text: NOT_A_DAY });
    return read?.ok === true ? read.value : null;
  };
  const data = {
    title: text('title', 200),
    number: text('number', 100),
    issuer: text('issuer', 200),
    issuedOn: day('issuedOn'),
    validUntil: day('validUntil'),
  };
  if (errors.length > 0) return err(errors);
  const isCompared = one(values, 'isCompared') === '1';
  return ok({ type: 'digitise', paper: text('paper', 64), data, isCompared });
}
