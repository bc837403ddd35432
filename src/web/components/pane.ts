import { html, type Html, type Value } from '#web/html.ts';

export interface PaneProps {
  /** Unique on the page. */
  readonly id: string;
  readonly title: Value;
  /** At the right of the title: a tag or a link. */
  readonly aside?: Value;
  readonly body: Value;
}

/** A titled box of a page. */
export const pane = (props: PaneProps): Html =>
  html`<section class="pane" id="${props.id}" aria-labelledby="${`${props.id}-title`}"><div class="pane-h"><h2 id="${`${props.id}-title`}">${props.title}</h2>${
    props.aside === undefined ? null : html`<div class="pane-x">${props.aside}</div>`
  }</div>${props.body}</section>`;

/** Panes side by side where there is room: three as on a dossier, or two. */
export const paneGrid = (props: {
  readonly columns: 2 | 3;
  readonly panes: readonly Value[];
}): Html =>
  html`<div class="panes panes-${props.columns}">${props.panes.map(
    (column) => html`<div class="panes-c">${column}</div>`,
  )}</div>`;
