import { html, type Html } from '#web/html.ts';

/** Name of the hidden field that ties a form to its session. */
export const CSRF_FIELD = '_csrf';

export const csrfField = (token: string): Html =>
  html`<input type="hidden" name="${CSRF_FIELD}" value="${token}">`;
