import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { attrs, html, type Html } from '#web/html.ts';
import { icon } from './icon.ts';

export interface StepperProps {
  readonly lang: Language;
  readonly steps: readonly string[];
  /** Position of the present step, from 0. */
  readonly current: number;
}

/** Where one stands in a form of several pages. */
export const stepper = (props: StepperProps): Html =>
  html`<div class="steps" role="group" aria-label="${textIn(props.lang, WORDS.steps)}"><p class="steps-t"><b>${textIn(props.lang, WORDS.step)} ${props.current + 1}/${props.steps.length}</b> ${props.steps[props.current]}</p><ol>${props.steps.map(
    (text, index) => step(props, text, index),
  )}</ol></div>`;

function step(props: StepperProps, text: string, index: number): Html {
  const done = index < props.current;
  const current = index === props.current;
  return html`<li${attrs({
    class: done ? 'done' : current ? 'cur' : null,
    'aria-current': current ? 'step' : null,
  })}><span class="dot" aria-hidden="true">${done ? icon('check') : index + 1}</span><span class="steps-l">${text}${
    done ? html`<span class="sr"> (${textIn(props.lang, WORDS.done)})</span>` : null
  }</span></li>`;
}

const WORDS = {
  steps: { vi: 'Các bước', en: 'Steps' },
  step: { vi: 'Bước', en: 'Step' },
  done: { vi: 'đã xong', en: 'done' },
} satisfies Record<string, Bilingual>;
