import { attrs, html, type Html, type Value } from '#web/html.ts';

export interface DisclosureProps {
  readonly summary: Value;
  readonly body: Value;
  readonly open?: boolean;
  readonly id?: string | undefined;
}

/** More for those who ask for it: the proof of a due date, a form that is seldom needed. */
export const disclosure = (props: DisclosureProps): Html =>
  html`<details${attrs({
    class: 'more',
    open: props.open,
    id: props.id,
  })}><summary>${props.summary}</summary><div class="more-b">${props.body}</div></details>`;
