import { html, type Html } from '#web/html.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface TagProps {
  readonly text: string;
  readonly tone?: Tone;
}

/** A short state in a coloured box; the words alone must say it. */
export const tag = (props: TagProps): Html =>
  html`<span class="tag tag-${props.tone ?? 'neutral'}">${props.text}</span>`;
