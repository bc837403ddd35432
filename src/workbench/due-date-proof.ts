import type { SetDueDate } from '#dossier/dossier-event.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { formatDateTimeWithWeekday } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** The due date with its proof: the lines of the calculation and the articles they rest on. */
export function dueDateProof(lang: Language, due: SetDueDate): Html {
  const say = sayIn(lang);
  const bases = [...new Set(due.proof.map((line) => line.basis).filter((basis) => basis !== null))];
  return html`<p class="due-at"><b>${
    due.at === null
      ? say('Không có ngày hẹn trả', 'No due date')
      : formatDateTimeWithWeekday(due.at, lang)
  }</b></p>
<ol class="proof">${due.proof.map((line) => html`<li>${textIn(lang, line.text)}</li>`)}</ol>
${bases.length === 0 ? null : html`<p class="fine">${say('Căn cứ', 'Legal basis')}: ${bases.join('; ')}</p>`}`;
}
