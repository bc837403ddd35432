import { html, type Html, type Value } from '#web/html.ts';
import { icon } from './icon.ts';

/** The way back to the page before, above the heading. */
export const backLink = (props: { readonly href: string; readonly text: Value }): Html =>
  html`<a class="back" href="${props.href}">${icon('left')}<span>${props.text}</span></a>`;
