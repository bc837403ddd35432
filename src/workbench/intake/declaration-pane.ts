import { textIn } from '#kernel/bilingual.ts';
import { type FlatForm, fieldsOf, groupsOf } from '#eform/form.ts';
import { askedFields } from '#eform/check-answers.ts';
import { disclosure } from '#web/components/disclosure.ts';
import type { Commune } from '#web/components/commune-select.ts';
import { answerField } from '#web/eform/answer-field.ts';
import { controlName, readAnswers } from '#web/eform/read-answers.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { IntakeView } from '#workbench/intake/intake-view.ts';

/**
 * The declaration of the procedure, for what the applicant wrote on paper: the officer fills in what
 * there is, nothing of it is required. Questions that depend on an answer come with the next check.
 */
export function declarationPane(
  view: IntakeView,
  form: FlatForm,
  communes: readonly Commune[],
): Html {
  const { lang, values, errors } = view;
  const say = sayIn(lang);
  const answers = readAnswers(form, values);
  const asked = new Set(askedFields(form, answers).map(({ id }) => id));
  const touched = fieldsOf(form).some(({ id }) =>
    errors.some(({ field }) => field === controlName(id)),
  );
  return disclosure({
    id: 'declaration',
    summary: `${say('Tờ khai điện tử', 'Declaration')}: ${textIn(lang, form.title)}`,
    open: touched || Object.keys(answers).length > 0,
    body: html`<p>${say(
      'Nhập những gì có trên tờ khai giấy; bỏ trống được. Câu hỏi phụ thuộc hiện ra sau khi bấm Xem lại.',
      'Enter what the paper says; anything may stay empty. Questions that depend on an answer come after a check.',
    )}</p>${form.pages.map((page) => {
      const fields = page.fields.filter(({ id }) => asked.has(id));
      return fields.length === 0
        ? null
        : html`<fieldset class="pane"><legend>${textIn(lang, page.title)}</legend>${groupsOf(
            page,
            fields,
          ).map(
            (group) =>
              html`${group.label === null ? null : html`<h3>${textIn(lang, group.label)}</h3>`}${group.fields.map(
                (field) =>
                  answerField({ lang, field, values, errors, communes, today: view.today }),
              )}`,
          )}</fieldset>`;
    })}`,
  });
}
