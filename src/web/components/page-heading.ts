import { html, type Html, type Value } from '#web/html.ts';

export interface PageHeadingProps {
  readonly title: Value;
  /** One line under it. */
  readonly sub?: Value;
  /** Buttons or links at the right. */
  readonly aside?: Value;
}

/** The heading of a page, with what belongs to the whole page beside it. */
export const pageHeading = (props: PageHeadingProps): Html =>
  html`<div class="ph"><div class="ph-t"><h1>${props.title}</h1>${
    props.sub === undefined ? null : html`<p class="sub">${props.sub}</p>`
  }</div>${props.aside === undefined ? null : html`<div class="ph-x">${props.aside}</div>`}</div>`;
