import { attrs, html, type Html } from '#web/html.ts';
import type { DeadlineBand } from './deadline-tag.ts';

export interface Chip {
  readonly href: string;
  readonly text: string;
  /** As shown; may be "999+". */
  readonly count?: string | number | undefined;
  readonly band?: DeadlineBand | undefined;
  readonly current?: boolean;
}

/** Filters above a list, each a link to the list so filtered. */
export const chips = (props: { readonly label: string; readonly items: readonly Chip[] }): Html =>
  html`<nav class="chips" aria-label="${props.label}"><ul>${props.items.map(
    (item) =>
      html`<li><a${attrs({
        class: item.current === true ? 'chip on' : 'chip',
        href: item.href,
        'aria-current': item.current === true ? true : null,
      })}>${
        item.count === undefined
          ? null
          : html`<b class="chip-n due-n-${item.band ?? 'none'}">${item.count}</b> `
      }${item.text}</a></li>`,
  )}</ul></nav>`;
