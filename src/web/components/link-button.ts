import { attrs, html, type Html, type Value } from '#web/html.ts';
import { buttonClass, buttonContent, type ButtonKind, type ButtonSize } from './button.ts';
import type { IconName } from './icon.ts';

export interface LinkButtonProps {
  readonly text: Value;
  readonly href: string;
  /** Heard after the text, not seen. */
  readonly about?: string | undefined;
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  readonly icon?: IconName | undefined;
  /** The plain next step of its row or page; the key `a` follows it. */
  readonly main?: boolean;
  /** Saves the target as a file instead of opening it. */
  readonly download?: boolean;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const linkButton = (props: LinkButtonProps): Html =>
  html`<a${attrs({
    class: buttonClass(props),
    href: props.href,
    download: props.download === true,
    'data-main-action': props.main === true,
  })}>${buttonContent(props)}</a>`;
