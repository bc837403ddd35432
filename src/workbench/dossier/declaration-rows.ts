import { keptAnswers } from '#eform/check-answers.ts';
import { type FlatForm, fieldsOf } from '#eform/form.ts';
import type { Declaration } from '#dossier/declaration.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { summaryList } from '#web/components/summary-list.ts';
import type { Commune } from '#web/components/commune-select.ts';
import { answerText } from '#web/eform/answer-text.ts';
import { sourceText } from '#web/eform/source-text.ts';
import type { Html } from '#web/html.ts';

/** What was declared, question by question, on the version of the form that was in force then. */
export function declarationRows(
  lang: Language,
  form: FlatForm,
  { answers, sources = {} }: Declaration,
  communes: readonly Commune[],
): Html {
  const kept = keptAnswers(form, answers);
  return summaryList({
    rows: fieldsOf(form)
      .filter(({ id }) => kept[id] !== undefined)
      .map((field) => ({
        key: textIn(lang, field.label),
        value: answerText(lang, field, kept, communes),
        source: sourceText(lang, 'officer', sources[field.id]),
      })),
  });
}
