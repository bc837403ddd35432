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
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { html, type Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

export interface ProcessDiagramProps {
  readonly lang: Language;
  readonly steps: readonly ProcessStep[];
}

/**
 * An internal process as a picture that prints, and under it the same as a list: the picture says
 * nothing that the list does not, so that a phone shows the list alone. Nothing without steps.
 */
export function processDiagram({ lang, steps }: ProcessDiagramProps): Html | null {
  if (steps.length === 0) return null;
  const { width, height, lanes, nodes, flows } = layOutProcess(steps);
  return html`<figure class="bpm"><div class="bpm-w"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">
<defs><marker id="bpm-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${lanes.map((lane) => laneMark(lane, width, lang))}
${flows.map(flowLine)}
${nodes.map((node) => nodeMark(node, lang))}
</svg></div>
<figcaption>${stepList(lang, steps)}</figcaption></figure>`;
}

const PLACES = {
  desk: { vi: 'Một cửa', en: 'One-stop desk' },
  handler: { vi: 'Cơ quan giải quyết', en: 'Deciding agency' },
} satisfies Record<'desk' | 'handler', Bilingual>;

const laneName = (key: Lane['key']): Bilingual => ({ ...systemLabels, ...PLACES })[key];

const laneMark = ({ key, y, height }: Lane, width: number, lang: Language): Html =>
  html`<rect class="bpm-lane" x="1" y="${y + 1}" width="${width - 2}" height="${height - 2}"/>
<text class="bpm-t" font-size="${LETTER}">${lines(textIn(lang, laneName(key)), TITLE_LETTERS).map(
    (line, index, all) =>
      html`<tspan x="8" y="${y + height / 2 + (index - (all.length - 1) / 2) * LINE + 5}">${line}</tspan>`,
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
  const text = [...nameLines(textIn(lang, step.name)), hoursText(lang, step)].filter(
    (one) => one !== '',
  );
  const first = y + height / 2 - ((text.length - 1) * LINE) / 2 + 5;
  return html`<rect class="bpm-s" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/><text class="bpm-n" font-size="${LETTER}">${text.map(
    (line, index) => html`<tspan x="${x + width / 2}" y="${first + index * LINE}">${line}</tspan>`,
  )}</text>`;
}

/** Pixels of a letter's height and from line to line; letters that a line of a box or title holds. */
const LETTER = 14;
const LINE = 17;
const BOX_LETTERS = 15;
const TITLE_LETTERS = 10;
const NAME_LINES = 4;

/** A name in the lines that a box has room for; a longer one ends in dots, the list has it whole. */
function nameLines(name: string): readonly string[] {
  const found = lines(name, BOX_LETTERS);
  if (found.length <= NAME_LINES) return found;
  return [...found.slice(0, NAME_LINES - 1), `${found[NAME_LINES - 1]}…`];
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
    return html`<li><b>${textIn(lang, step.name)}</b> – ${textIn(lang, who)}, ${textIn(lang, roleLabels[step.role])}${
      step.shareHours === null ? null : `, ${hoursText(lang, step)}`
    }${
      after.length === 0 || isNext
        ? null
        : say(' (sau bước {list})', ' (after step {list})', { list: after.join(', ') })
    }</li>`;
  })}</ol>`;
}

const HOURS = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

function hoursText(lang: Language, { shareHours }: ProcessStep): string {
  if (shareHours === null) return '';
  const hours = HOURS.format(shareHours);
  return sayIn(lang)('{hours} giờ', '{hours} h', { hours });
}
