import { attrs, html, type Html, type Value } from '#web/html.ts';
import { icon, type IconName } from './icon.ts';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'normal' | 'large';

export interface ButtonProps {
  readonly text: Value;
  /** Heard after the text, not seen: what this button acts on, where many stand in a list. */
  readonly about?: string | undefined;
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  readonly icon?: IconName | undefined;
  readonly type?: 'submit' | 'button';
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly id?: string | undefined;
  /** Id of the form, where the button stands outside it. */
  readonly form?: string | undefined;
  readonly formAction?: string | undefined;
  readonly describedBy?: string | undefined;
  /** The plain next step of its row or page; the key `a` presses it. */
  readonly main?: boolean;
}

/** A button that submits its form; for going to another page see `linkButton`. */
export const button = (props: ButtonProps): Html =>
  html`<button${attrs({
    class: buttonClass(props),
    type: props.type ?? 'submit',
    id: props.id,
    name: props.name,
    value: props.value,
    form: props.form,
    formaction: props.formAction,
    'aria-describedby': props.describedBy,
    'data-main-action': props.main === true,
  })}>${buttonContent(props)}</button>`;

/** The look that buttons and links to pages share. */
export const buttonClass = (props: {
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
}): string => {
  const size = props.size === undefined || props.size === 'normal' ? '' : ` btn-${props.size}`;
  return `btn btn-${props.kind ?? 'primary'}${size}`;
};

export const buttonContent = (props: {
  readonly text: Value;
  readonly about?: string | undefined;
  readonly icon?: IconName | undefined;
}): Html =>
  html`${props.icon === undefined ? null : icon(props.icon)}<span>${props.text}${
    props.about === undefined ? null : html`<span class="sr"> ${props.about}</span>`
  }</span>`;
