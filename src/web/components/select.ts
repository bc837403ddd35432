import { attrs, html, type Html, type Value } from '#web/html.ts';
import { controlAttributes, field, type FieldProps } from './field.ts';

export interface SelectProps extends SelectFrameProps {
  readonly value?: string | undefined;
  /** Those of one group stand together under its name, as the list has them. */
  readonly options: readonly SelectOption[];
  /** First line, with an empty value, while nothing is chosen. */
  readonly prompt?: string | undefined;
}

export interface SelectOption {
  readonly value: string;
  readonly text: string;
  readonly group?: string | undefined;
}

/** One of many; up to about six are better as radios. */
export function select(props: SelectProps): Html {
  const first: readonly SelectOption[] =
    props.prompt === undefined ? [] : [{ value: '', text: props.prompt }];
  const chosen = props.value ?? '';
  const groups = Map.groupBy([...first, ...props.options], ({ group }) => group);
  return selectFrame(
    props,
    [...groups].map(([group, options]) => {
      const lines = options.map((option) => optionLine(option, chosen));
      return group === undefined ? lines : html`<optgroup label="${group}">${lines}</optgroup>`;
    }),
  );
}

export interface SelectFrameProps extends FieldProps {
  readonly width?: 'short' | 'medium' | 'full';
}

/** The control around its lines. */
export const selectFrame = (props: SelectFrameProps, lines: Value): Html =>
  field(
    props,
    html`<select${attrs({
      ...controlAttributes(props),
      class: `inp inp-${props.width ?? 'full'}`,
    })}>${lines}</select>`,
  );

export const optionLine = ({ value, text }: SelectOption, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? SELECTED : null}>${text}</option>`;

const SELECTED = attrs({ selected: true });
