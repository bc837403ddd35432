import { attrs, html, type Html, type Value } from '#web/html.ts';
import { fieldGroup, fieldId, type FieldProps } from './field.ts';

export interface Choice {
  readonly value: string;
  readonly text: Value;
  readonly hint?: Value;
  readonly disabled?: boolean;
  /** A field that belongs to this answer, right beneath it. */
  readonly more?: Html;
  /** What the filter box above the list looks through, where there is one. */
  readonly searchText?: string | undefined;
}

export interface RadiosProps extends FieldProps {
  readonly value?: string | undefined;
  readonly options: readonly Choice[];
  /** Side by side where there is room; for two or three short answers. */
  readonly inline?: boolean;
  /** Id of the list itself, for `filterBox`. */
  readonly listId?: string | undefined;
}

export interface CheckboxesProps extends FieldProps {
  readonly values?: readonly string[];
  readonly options: readonly Choice[];
  readonly inline?: boolean;
  readonly listId?: string | undefined;
}

/** One answer of a few. The first radio carries the id of the field, so error links land on it. */
export const radios = (props: RadiosProps): Html =>
  fieldGroup(props, choiceList('radio', props, props.value === undefined ? [] : [props.value]));

/** Any number of answers, all sent under the one name. */
export const checkboxes = (props: CheckboxesProps): Html =>
  fieldGroup(props, choiceList('checkbox', props, props.values ?? []));

export interface CheckboxProps {
  readonly name: string;
  readonly id?: string | undefined;
  readonly value?: string;
  readonly text: Value;
  readonly hint?: Value;
  readonly checked?: boolean;
  readonly disabled?: boolean;
}

/** A single yes-or-no box that needs no question above it. */
export const checkbox = (props: CheckboxProps): Html =>
  html`<div class="choices">${choice({
    type: 'checkbox',
    id: props.id ?? props.name,
    name: props.name,
    checked: props.checked === true,
    choice: { ...props, value: props.value ?? 'yes' },
  })}</div>`;

function choiceList(
  type: 'radio' | 'checkbox',
  props: RadiosProps | CheckboxesProps,
  chosen: readonly string[],
): Html {
  const id = fieldId(props);
  return html`<div${attrs({
    class: props.inline === true ? 'choices choices-inline' : 'choices',
    id: props.listId,
  })}>${props.options.map((option, index) =>
    choice({
      type,
      id: index === 0 ? id : `${id}-${index}`,
      name: props.name,
      checked: chosen.includes(option.value),
      choice: option,
    }),
  )}</div>`;
}

interface OneChoice {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly checked: boolean;
  readonly choice: Choice;
}

function choice({ type, id, name, checked, choice: option }: OneChoice): Html {
  return html`<div${attrs({
    class: 'choice',
    'data-filter-text': option.searchText,
  })}><input${attrs({
    type,
    id,
    name,
    value: option.value,
    checked,
    disabled: option.disabled,
  })}><label for="${id}">${option.text}${
    option.hint === undefined ? null : html` <span class="choice-hint">${option.hint}</span>`
  }</label></div>${option.more === undefined ? null : html`<div class="choice-more">${option.more}</div>`}`;
}
