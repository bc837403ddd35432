import { attrs, html, type Html } from '#web/html.ts';
import { controlAttributes, field, fieldId, type FieldProps } from './field.ts';

export interface TextInputProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'url';
  /** The keyboard that a phone offers; identity numbers and dates are `numeric`. */
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'search';
  readonly autocomplete?: string | undefined;
  /** About how much will be typed: `short` a date or number, `medium` a name. */
  readonly width?: 'short' | 'medium' | 'full';
  readonly maxLength?: number | undefined;
  /** Phones begin each word with a capital: names of people. */
  readonly capitalise?: boolean;
  readonly readOnly?: boolean;
  /** The one field of a page into which a reader types. */
  readonly autofocus?: boolean;
  /** Offered while one types; anything else may be typed too. */
  readonly suggestions?: readonly Suggestion[] | undefined;
}

export interface Suggestion {
  readonly value: string;
  /** Tells more than the value. */
  readonly text: string;
}

/** One line of text. A value that was refused is shown as it was typed. */
export const textInput = (props: TextInputProps): Html =>
  field(
    props,
    html`<input${attrs({
      ...controlAttributes(props),
      class: `inp inp-${props.width ?? 'full'}`,
      type: props.type ?? 'text',
      value: props.value ?? '',
      inputmode: props.inputMode,
      autocomplete: props.autocomplete ?? 'off',
      autocapitalize: props.capitalise === true ? 'words' : null,
      spellcheck: 'false',
      maxlength: props.maxLength,
      readonly: props.readOnly,
      autofocus: props.autofocus,
      list: props.suggestions === undefined ? null : listId(props),
    })}>${
      props.suggestions === undefined
        ? null
        : html`<datalist id="${listId(props)}">${props.suggestions.map(
            ({ value, text }) => html`<option${attrs({ value })}>${text}</option>`,
          )}</datalist>`
    }`,
  );

const listId = (props: FieldProps): string => `${fieldId(props)}-list`;
