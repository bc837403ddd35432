import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { attrs, html, type Html, type Value } from '#web/html.ts';
import { icon } from './icon.ts';

export interface FlowStep {
  readonly name: Value;
  /** Who and when: "08:31, 14 phút". */
  readonly detail?: Value;
  readonly state: 'done' | 'current' | 'future';
}

export interface FlowProps {
  readonly lang: Language;
  readonly steps: readonly FlowStep[];
}

/** The internal process of a dossier: steps done, the present one, and those to come. */
export const flow = (props: FlowProps): Html =>
  html`<div class="flow-w" role="group" aria-label="${textIn(props.lang, WORDS.process)}"><ol class="flow">${props.steps.map(
    (step, index) =>
      html`<li${attrs({
        class: CLASSES[step.state],
        'aria-current': step.state === 'current' ? 'step' : null,
      })}><span class="dot" aria-hidden="true">${step.state === 'done' ? icon('check') : index + 1}</span><span><b>${step.name}</b><span class="sr"> (${textIn(props.lang, WORDS[step.state])})</span>${
        step.detail === undefined ? null : html`<small>${step.detail}</small>`
      }</span></li>`,
  )}</ol></div>`;

const CLASSES = { done: 'done', current: 'cur', future: null } as const;

const WORDS = {
  process: { vi: 'Quy trình giải quyết', en: 'Process' },
  done: { vi: 'đã xong', en: 'done' },
  current: { vi: 'đang thực hiện', en: 'in progress' },
  future: { vi: 'chưa đến', en: 'to come' },
} satisfies Record<string, Bilingual>;
