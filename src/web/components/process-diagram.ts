import { roleLabels } from '#access/role.ts';
import { systemLabels } from '#catalogue/procedure-labels.ts';
import {
  type Flow,
  LANE_TITLE,
  type Lane,
  layOutProcess,
  type Node,
} from '#catalogue/process-layout.ts';
import type { ProcessStep } from '#catalogue/process.ts';
import type { Bilingual, Language } from '#kernel/bilingual.ts';
import { html, type Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

export interface ProcessDiagramProps {
  readonly lang: Language;
  readonly steps: readonly ProcessStep[];
}

/**
 * An internal process as a picture that prints, and beside it the same as a list: the picture says
 * nothing that the list does not. Nothing where there are no steps.
 */
export function processDiagram({ lang, steps }: ProcessDiagramProps): Html | null {
  if (steps.length === 0) return null;
  const say = sayIn(lang);
  const { width, height, lanes, nodes, flows } = layOutProcess(steps);
  return html`<figure class="bpm"><section class="bpm-w" tabindex="0" aria-label="${say(
    'Sơ đồ quy trình',
    'Picture of the process',
  )}"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">
<defs><marker id="bpm-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${lanes.map((lane) => laneMark(lane, width, lang))}
${flows.map(flowLine)}
${nodes.map((node) => nodeMark(node, lang))}
</svg></section>
<figcaption>${stepList(lang, steps)}</figcaption></figure>`;
}

const PLACES = {
  desk: { vi: 'Một cửa', en: 'One-stop desk' },
  handler: { vi: 'Cơ quan giải quyết', en: 'Deciding agency' },
} satisfies Record<'desk' | 'handler', Bilingual>;

const laneName = (key: Lane['key']): Bilingual => ({ ...systemLabels, ...PLACES })[key];

const laneMark = ({ key, y, height }: Lane, width: number, lang: Language): Html =>
  html`<rect class="bpm-lane" x="1" y="${y + 1}" width="${width - 2}" height="${height - 2}"/>
<text class="bpm-t" font-size="14">${lines(laneName(key)[lang], 14).map(
    (line, index, all) =>
      html`<tspan x="12" y="${y + height / 2 + (index - (all.length - 1) / 2) * 18 + 5}">${line}</tspan>`,
  )}</text><line class="bpm-lane" x1="${LANE_TITLE}" y1="${y + 1}" x2="${LANE_TITLE}" y2="${y + height - 1}"/>`;

const flowLine = ({ points }: Flow): Html =>
  html`<polyline class="bpm-f" points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}" marker-end="url(#bpm-arrow)"/>`;

function nodeMark(node: Node, lang: Language): Html {
  const { x, y, width, height, kind, step } = node;
  const [cx, cy] = [x + width / 2, y + height / 2];
  if (step !== null) return boxMark(node, step, lang);
  if (kind === 'start' || kind === 'end') {
    return html`<circle class="bpm-${kind}" cx="${cx}" cy="${cy}" r="${width / 2 - 2}"/>`;
  }
  return html`<path class="bpm-g" d="M${x} ${cy} ${cx} ${y} ${x + width} ${cy} ${cx} ${y + height}z"/><path class="bpm-p" d="M${cx - 9} ${cy}h18M${cx} ${cy - 9}v18"/>`;
}

function boxMark({ x, y, width, height }: Node, step: ProcessStep, lang: Language): Html {
  const text = [...lines(step.name[lang], 19).slice(0, 3), hoursText(lang, step)];
  const first = y + height / 2 - ((text.length - 1) * 18) / 2 + 5;
  return html`<rect class="bpm-s" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/><text class="bpm-n" font-size="14">${text.map(
    (line, index) => html`<tspan x="${x + width / 2}" y="${first + index * 18}">${line}</tspan>`,
  )}</text>`;
}

/** Words in lines of about so many letters; a longer word stands alone. */
function lines(text: string, letters: number): readonly string[] {
  const found: string[] = [];
  for (const word of text.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters)
      found.splice(-1, 1, `${last} ${word}`);
    else found.push(word);
  }
  return found;
}

function stepList(lang: Language, steps: readonly ProcessStep[]): Html {
  const say = sayIn(lang);
  const numbers = new Map(steps.map((step, index) => [step.id, index + 1]));
  return html`<ol class="bpm-l">${steps.map((step, index) => {
    const after = step.after.map((id) => numbers.get(id) ?? 0);
    const isNext = after.length === 1 && after[0] === index;
    const who = step.system === null ? laneName(step.place) : systemLabels[step.system];
    return html`<li><b>${step.name[lang]}</b> – ${who[lang]}, ${roleLabels[step.role][lang]}${
      step.shareHours === null ? null : `, ${hoursText(lang, step)}`
    }${
      after.length === 0 || isNext
        ? null
        : say(` (sau bước ${after.join(', ')})`, ` (after step ${after.join(', ')})`)
    }</li>`;
  })}</ol>`;
}

const HOURS = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

function hoursText(lang: Language, { shareHours }: ProcessStep): string {
  if (shareHours === null) return '';
  const hours = HOURS.format(shareHours);
  return sayIn(lang)(`${hours} giờ`, `${hours} h`);
}
