import { attrs, html, type Html } from '#web/html.ts';
import { controlAttributes, field, type FieldProps } from './field.ts';

export interface SelectProps extends FieldProps {
  readonly value?: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** First line, with an empty value, while nothing is chosen. */
  readonly prompt?: string | undefined;
  readonly width?: 'short' | 'medium' | 'full';
}

/** One of many; up to about six are better as radios. */
export function select(props: SelectProps): Html {
  const options =
    props.prompt === undefined
      ? props.options
      : [{ value: '', text: props.prompt }, ...props.options];
  return field(
    props,
    html`<select${attrs({
      ...controlAttributes(props),
      class: `inp inp-${props.width ?? 'full'}`,
    })}>${options.map(
      ({ value, text }) =>
        html`<option${attrs({ value, selected: value === (props.value ?? '') })}>${text}</option>`,
    )}</select>`,
  );
}
