import { html, type Html, type Value } from '#web/html.ts';

export interface TimelineEntry {
  readonly what: Value;
  readonly who: Value;
  /** As shown: "08:31, thứ Sáu 27/11/2026". */
  readonly when: string;
  /** The same for machines, an ISO instant. */
  readonly dateTime: string;
  readonly note?: Value;
  /** Whose doing it was; the colour of the dot. */
  readonly by?: 'officer' | 'system' | 'citizen';
}

/** What happened to a dossier, newest first. */
export const timeline = (props: { readonly entries: readonly TimelineEntry[] }): Html =>
  html`<ol class="tl">${props.entries.map(
    (entry) =>
      html`<li class="tl-${entry.by ?? 'officer'}"><p class="tl-w">${entry.what}</p><p class="tl-m"><span>${entry.who}</span> <time datetime="${entry.dateTime}">${entry.when}</time></p>${
        entry.note === undefined ? null : html`<div class="tl-n">${entry.note}</div>`
      }</li>`,
  )}</ol>`;
