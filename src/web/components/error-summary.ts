import type { Language } from '#kernel/bilingual.ts';
import { html, type Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

export interface FormError {
  /** Id of the control at fault, where the link leads; null where no single control is. */
  readonly field: string | null;
  readonly message: string;
  /** Where it is mended, if that is another page. */
  readonly href?: string;
}

/** All that is wrong with a form, at its top, each line a link to its field. Nothing without errors. */
export function errorSummary(props: {
  readonly lang: Language;
  readonly errors: readonly FormError[];
  /** Instead of the count alone: where the form was kept all the same. */
  readonly title?: string | undefined;
}): Html | null {
  if (props.errors.length === 0) return null;
  return html`<div class="errsum" role="alert" tabindex="-1" id="error-summary" aria-labelledby="error-summary-title"><h2 id="error-summary-title">${
    props.title ?? heading(props.lang, props.errors.length)
  }</h2><ul>${props.errors.map((error) => html`<li>${line(error)}</li>`)}</ul></div>`;
}

function line({ field, message, href }: FormError): Html {
  if (href !== undefined) return html`<a href="${href}">${message}</a>`;
  return field === null ? html`${message}` : html`<a href="#${field}">${message}</a>`;
}

const heading = (lang: Language, count: number): string =>
  count === 1
    ? sayIn(lang)('Có 1 chỗ cần sửa', 'There is 1 thing to correct')
    : sayIn(lang)('Có {count} chỗ cần sửa', 'There are {count} things to correct', { count });
