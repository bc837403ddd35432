import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';
import { icon } from './icon.ts';

/** What every field of a form has. */
export interface FieldProps {
  readonly lang: Language;
  readonly name: string;
  /** Where it must differ from the name; unique on the page. Error links aim at it. */
  readonly id?: string | undefined;
  readonly label: Value;
  /** Stands between label and control: an example, or where to find the answer. */
  readonly hint?: Value;
  /** What is wrong and what to do; the form is sent back. */
  readonly error?: string | undefined;
  /** What looks odd and why; the form may still be sent. */
  readonly warning?: string | undefined;
  /** Says so beside the label. */
  readonly optional?: boolean;
  /** Shown to nobody's eyes, only heard: for a field whose place says what it is. */
  readonly labelHidden?: boolean;
}

/** One control with its label, hint, warning and error. */
export const field = (props: FieldProps, control: Value): Html =>
  html`<div class="${fieldClass(props)}"><label${attrs({
    class: props.labelHidden === true ? 'lbl sr' : 'lbl',
    for: fieldId(props),
  })}>${labelText(props)}</label>${notes(props)}${control}</div>`;

/** Several controls that answer one question. */
export const fieldGroup = (props: FieldProps, controls: Value): Html =>
  html`<fieldset${attrs({
    class: fieldClass(props),
    'aria-describedby': describedBy(props),
  })}><legend${attrs({
    class: props.labelHidden === true ? 'lbl sr' : 'lbl',
  })}>${labelText(props)}</legend>${notes(props)}${controls}</fieldset>`;

export const fieldId = (props: FieldProps): string => props.id ?? props.name;

/** Ids of the notes of a field for `aria-describedby`, or null where it has none. */
export function describedBy(props: FieldProps): string | null {
  const id = fieldId(props);
  const ids = [
    hasHint(props) ? `${id}-hint` : '',
    props.warning === undefined ? '' : `${id}-warning`,
    props.error === undefined ? '' : `${id}-error`,
  ].filter((found) => found !== '');
  return ids.length === 0 ? null : ids.join(' ');
}

/** The attributes that any control of a field has. */
export const controlAttributes = (
  props: FieldProps,
): Readonly<Record<string, string | boolean | null>> => ({
  id: fieldId(props),
  name: props.name,
  'aria-describedby': describedBy(props),
  'aria-invalid': props.error === undefined ? null : true,
});

const hasHint = (props: FieldProps): boolean =>
  props.hint !== undefined && props.hint !== null && props.hint !== '';

const fieldClass = (props: FieldProps): string =>
  props.error === undefined ? 'field' : 'field field-err';

const labelText = (props: FieldProps): Html =>
  html`${props.label}${props.optional === true ? html` <span class="opt">${textIn(props.lang, WORDS.optional)}</span>` : null}`;

function notes(props: FieldProps): Html {
  const id = fieldId(props);
  const hint = hasHint(props)
    ? html`<div class="hint" id="${`${id}-hint`}">${props.hint}</div>`
    : null;
  const warning =
    props.warning === undefined
      ? null
      : note('warn', `${id}-warning`, textIn(props.lang, WORDS.warning), props.warning);
  const error =
    props.error === undefined
      ? null
      : note('err', `${id}-error`, textIn(props.lang, WORDS.error), props.error);
  return html`${hint}${warning}${error}`;
}

const note = (kind: 'warn' | 'err', id: string, word: string, text: string): Html =>
  html`<p class="${kind}" id="${id}">${icon('alert')}<span><span class="sr">${word} </span>${text}</span></p>`;

const WORDS = {
  error: { vi: 'Lỗi:', en: 'Error:' },
  warning: { vi: 'Cần xem lại:', en: 'Please check:' },
  optional: { vi: '(không bắt buộc)', en: '(optional)' },
} satisfies Record<string, Bilingual>;
