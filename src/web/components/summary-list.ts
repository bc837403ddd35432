import { html, type Html, type Value } from '#web/html.ts';
import { icon } from './icon.ts';

export interface SummaryRow {
  readonly key: Value;
  readonly value: Value;
  /** The register or paper that vouches for the value. */
  readonly source?: string | undefined;
  readonly action?: SummaryAction | undefined;
}

export interface SummaryAction {
  readonly href: string;
  readonly text: string;
  /** Heard, not seen: what is changed ("họ và tên"). */
  readonly about: string;
}

/** Facts by name, with where they come from and a way to change them. */
export const summaryList = (props: { readonly rows: readonly SummaryRow[] }): Html =>
  html`<dl class="sum">${props.rows.map(
    (row) =>
      html`<div class="sum-r"><dt>${row.key}</dt><dd>${row.value}${source(row.source)}${action(row.action)}</dd></div>`,
  )}</dl>`;

const source = (text: string | undefined): Html | null =>
  text === undefined ? null : html` <span class="src">${icon('check')}${text}</span>`;

const action = (link: SummaryAction | undefined): Html | null =>
  link === undefined
    ? null
    : html` <a class="sum-a" href="${link.href}">${link.text}<span class="sr"> ${link.about}</span></a>`;
