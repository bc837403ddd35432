import { html, type Html } from '#web/html.ts';

/** What a form carries along unseen, by field name. */
export const hiddenFields = (values: Readonly<Record<string, string>>): Html =>
  html`${Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}`;
