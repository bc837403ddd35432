import { attrs, html, type Html } from '#web/html.ts';
import { controlAttributes, field, type FieldProps } from './field.ts';

export interface TextareaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number | undefined;
}

/** Several lines of text. */
export const textarea = (props: TextareaProps): Html =>
  field(
    props,
    // A parser drops one line break at the start; ours stands there so that a typed one stays.
    html`<textarea${attrs({
      ...controlAttributes(props),
      class: 'inp',
      rows: props.rows ?? 4,
      maxlength: props.maxLength,
    })}>
${props.value ?? ''}</textarea>`,
  );
