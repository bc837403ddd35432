import { textIn } from '#kernel/bilingual.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import { printableForms } from '#dossier/decide.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pane } from '#web/components/pane.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { paperName } from '#workbench/paper-names.ts';

/** The paper forms that can be printed now; each print is counted, and a reprint says which it is. */
export function printPane(on: OfficerRequest, view: DossierView): Html | null {
  if (!view.acts.includes('print')) return null;
  const { dossier } = view.history;
  const { rules } = view.facts;
  const say = sayIn(on.lang);
  return pane({
    id: 'print',
    title: say('In biểu mẫu', 'Print'),
    body: html`<ul class="prints">${printableForms(dossier, rules).map((form) => {
      const times = dossier.prints[form] ?? 0;
      return html`<li><form method="post" action="${`/can-bo/ho-so/${view.id}/print`}" target="_blank">${csrfField(on.session.csrf)}${hiddenFields(
        { form, version: String(dossier.version) },
      )}${button({ text: paperName(rules, form, on.lang), kind: 'secondary', size: 'small', icon: 'print' })} <span class="fine">${
        times === 0
          ? say('chưa in', 'not printed')
          : say('đã in {times} lần', 'printed {times} times', { times })
      }</span></form></li>`;
    })}</ul>${unconfirmed(on, rules)}`,
  });
}

/** What of these papers no source confirms yet, for whoever hands them out. */
function unconfirmed({ lang }: OfficerRequest, { toBeConfirmed }: OneStopRules): Html | null {
  const reasons = toBeConfirmed.filter(({ field }) => field.startsWith('papers'));
  if (reasons.length === 0) return null;
  return disclosure({
    summary: sayIn(lang)('Mẫu còn điều cần xác nhận', 'To be confirmed of the forms'),
    body: html`<ul>${reasons.map(({ reason }) => html`<li>${textIn(lang, reason)}</li>`)}</ul>`,
  });
}
