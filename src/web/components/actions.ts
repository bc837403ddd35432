import { html, type Html, type Value } from '#web/html.ts';

/** The buttons under a form, the main one first. */
export const actions = (buttons: Value): Html => html`<div class="acts">${buttons}</div>`;
