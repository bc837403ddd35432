import { html, type Html, type Value } from '#web/html.ts';

export interface DossierHeadProps {
  readonly code: string;
  /** Procedure and person: "Đăng ký khai sinh: Trần Danh Ngọc Lan". */
  readonly title: Value;
  /** Tags and short facts in one line: state, deadline, promised date. */
  readonly facts: readonly Value[];
  /** What this person may do now. */
  readonly actions?: Value;
}

/** The head of a dossier's page: which one, how it stands, what can be done. */
export const dossierHead = (props: DossierHeadProps): Html =>
  html`<div class="dh"><div class="dh-t"><p class="dh-id">${props.code}</p><h1>${props.title}</h1><ul class="dh-m">${props.facts.map(
    (fact) => html`<li>${fact}</li>`,
  )}</ul></div>${props.actions === undefined ? null : html`<div class="dh-a">${props.actions}</div>`}</div>`;
