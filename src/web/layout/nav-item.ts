import { attrs, html, type Html } from '#web/html.ts';
import { icon, type IconName } from '#web/components/icon.ts';

/** One line of a navigation. */
export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** As shown; may be "999+". */
  readonly count?: string | number | undefined;
  readonly current?: boolean;
  /** `danger`: the count is of things overdue. */
  readonly tone?: 'neutral' | 'danger';
}

/** The lines of a navigation, for the `nav` around them; `others` are more lines. */
export const navItems = (items: readonly NavItem[], others: readonly Html[] = []): Html =>
  html`<ul>${items.map(
    (item) =>
      html`<li><a${attrs({
        href: item.href,
        class: item.current === true ? 'on' : null,
        'aria-current': item.current === true ? 'page' : null,
      })}>${item.icon === undefined ? null : icon(item.icon)}<span>${item.label}</span>${
        item.count === undefined
          ? null
          : html` <span class="${item.tone === 'danger' ? 'cnt cnt-late' : 'cnt'}">${item.count}</span>`
      }</a></li>`,
  )}${others.map((other) => html`<li>${other}</li>`)}</ul>`;
