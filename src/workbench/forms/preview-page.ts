import { askedFields } from '#eform/check-answers.ts';
import { type Field, type FlatForm, groupsOf, type Source } from '#eform/form.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { stepper } from '#web/components/stepper.ts';
import { answerField } from '#web/eform/answer-field.ts';
import { controlName, readAnswers } from '#web/eform/read-answers.ts';
import { type FieldError, summaryOf } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { fieldTypeLabels, registerLabels } from '#workbench/forms/form-labels.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface PreviewView {
  readonly form: FlatForm;
  /** Where its pages are sent. */
  readonly action: string;
  /** Where its JSON Schema is published; null of a draft. */
  readonly schema: string | null;
  readonly back: { readonly href: string; readonly text: string };
  /** Number of the page that is shown, from 0. */
  readonly page: number;
  /** What was typed so far, on all pages. */
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  /** The last page was checked and nothing is wrong. */
  readonly done: boolean;
}

/** One page of a form as the applicant will see it; answers of other pages are carried along. */
export function previewPage(on: OfficerRequest, view: PreviewView): Html {
  const { lang } = on;
  const { form, page, values, errors } = view;
  const say = sayIn(lang);
  const shown = form.pages[page];
  const asked = new Set(askedFields(form, readAnswers(form, values)).map(({ id }) => id));
  const fields = shown?.fields.filter(({ id }) => asked.has(id)) ?? [];
  const own = new Set((shown?.fields ?? []).map(({ id }) => controlName(id)));
  const { communes } = on.services.directory();
  const today = dayOf(on.services.now());
  return html`${backLink(view.back)}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
${view.done ? notice({ lang, tone: 'success', role: 'status', title: say('Không có lỗi nào. Đây là bản xem thử nên không có gì được lưu.', 'Nothing is wrong. This is a preview: nothing was kept.') }) : null}
<h1>${textIn(lang, form.title)}</h1>
${stepper({ lang, steps: form.pages.map(({ title }) => textIn(lang, title)), current: page })}
<form method="post" action="${view.action}" novalidate>${csrfField(on.session.csrf)}<input${attrs({
    type: 'hidden',
    name: 'trang',
    value: String(page),
  })}>${carried(values, own)}
<h2>${textIn(lang, shown?.title) ?? ''}</h2>
${
  shown === undefined
    ? null
    : groupsOf(shown, fields).map(
        (group) =>
          html`${group.label === null ? null : html`<h3>${textIn(lang, group.label)}</h3>`}${group.fields.map(
            (field) => answerField({ lang, field, values, errors, communes, today }),
          )}`,
      )
}
${button({ text: page + 1 < form.pages.length ? say('Tiếp tục', 'Go on') : say('Kiểm tra', 'Check'), name: 'do', value: 'next', main: true })}
${page === 0 ? null : button({ text: say('Quay lại', 'Back'), name: 'do', value: 'back', kind: 'secondary' })}</form>
${disclosure({
  summary: say('Định nghĩa của trang này', 'Definition of this page'),
  body: definition(on, shown?.fields ?? []),
})}
${unconfirmed(on, form)}
${view.schema === null ? null : html`<p><a href="${view.schema}">JSON Schema 2020-12</a></p>`}`;
}

/** What was typed on the other pages. */
function carried(values: FormValues, own: ReadonlySet<string>): readonly Html[] {
  return [...values]
    .filter(([name]) => name.startsWith('tk.') && !isOwn(name, own))
    .map(([name, [value = '']]) => hiddenFields({ [name]: value }));
}

const isOwn = (name: string, own: ReadonlySet<string>): boolean =>
  own.has(name) || own.has(name.replace(/\.(unit|line|recent)$/, ''));

function definition({ lang }: OfficerRequest, fields: readonly Field[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Câu hỏi của trang', 'Questions of the page'),
    captionHidden: true,
    columns: [
      { label: say('Câu hỏi', 'Question') },
      { label: say('Mã', 'Id') },
      { label: say('Kiểu', 'Type') },
      { label: say('Hỏi khi', 'Asked when') },
      { label: say('Lấy được từ', 'Can come from') },
      { label: say('Đưa vào', 'Feeds') },
    ],
    rows: fields.map((field) => [
      textIn(lang, field.label),
      field.id,
      `${textIn(lang, fieldTypeLabels[field.type])}${field.required === null ? '' : ' *'}`,
      field.when.map((one) => `${one.field} = ${one.is.join(' / ')}`).join('; '),
      field.sources.map((source) => textIn(lang, sourceText(source))).join('; '),
      field.feeds ?? '',
    ]),
  });
}

function sourceText(source: Source): Bilingual {
  switch (source.kind) {
    case 'register':
      return {
        vi: `${registerLabels[source.register].vi}: ${source.path}`,
        en: `${registerLabels[source.register].en}: ${source.path}`,
      };
    case 'declaration':
      return { vi: `lần khai trước: ${source.name}`, en: `earlier declaration: ${source.name}` };
    case 'document':
      return { vi: `kho giấy tờ: ${source.name}`, en: `store of documents: ${source.name}` };
  }
}

function unconfirmed({ lang }: OfficerRequest, form: FlatForm): Html | null {
  const say = sayIn(lang);
  if (form.toBeConfirmed.length === 0) return null;
  return notice({
    lang,
    tone: 'warning',
    title: say('Điều còn phải xác nhận', 'To be confirmed'),
    body: html`<ul>${form.toBeConfirmed.map(({ reason }) => html`<li>${textIn(lang, reason)}</li>`)}</ul>`,
  });
}
