import type { OutsideSystem, ProcessStep } from '#catalogue/process.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place in the drawing; `x` and `y` are its upper left corner, in pixels at normal size. */
export interface Node extends Point {
  readonly id: string;
  readonly kind: 'start' | 'end' | 'step' | 'split' | 'join';
  /** The step that it draws; null for all other kinds. */
  readonly step: ProcessStep | null;
  readonly width: number;
  readonly height: number;
}

/** A way from one node to another, along horizontal and vertical lines. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

/** Who does the steps of a stretch: the desk, the agency that decides, or an outside system. */
export interface Lane {
  readonly key: 'desk' | 'handler' | OutsideSystem;
  readonly y: number;
  readonly height: number;
  readonly steps: readonly string[];
}

export interface ProcessLayout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly nodes: readonly Node[];
  readonly flows: readonly Flow[];
}

/** No drawing is wider: it fits the column of a page, and its text prints on A4 in 7 points or more. */
export const MAX_WIDTH = 1046;
export const LANE_TITLE = 88;
const BOX = { width: 118, height: 92 } as const;
const GATEWAY = 28;
const EVENT = 36;
const ROW = BOX.height + 24;

/** From box to box: room for the lines that turn between them, and for gateways where there are any. */
const GAP = { plain: 28, gateways: 84 } as const;

/** The measures of one drawing. */
interface Grid {
  readonly gap: number;
  /** Left of the first and right of the last column: a line that turns, and an event beyond it. */
  readonly margin: number;
  /** Columns that stand side by side; further ones stand below, in a band of their own. */
  readonly perBand: number;
}

/**
 * Draws an internal process from left to right: a step stands in the column after the last of those
 * that it waits for, in the lane of who does it. Columns that do not fit side by side go on below,
 * in lanes of their own, as lines of text do. Steps side by side begin at a split and end at a join
 * (parallel gateways of BPMN 2.0). Lines turn only between the columns and run past other steps
 * between the rows, so that no line crosses a step. The steps must be sound (`processFaults`).
 */
export function layOutProcess(steps: readonly ProcessStep[]): ProcessLayout {
  const grid = gridFor(steps);
  const columns = columnsOf(steps);
  const lanes = lanesOf(steps, columns, grid);
  const boxes = new Map(steps.map((step) => [step.id, boxOf(step, lanes, columns, grid)]));
  const at = (id: string): Node => {
    const box = boxes.get(id);
    if (box === undefined) throw new Error(`the process has no step ${id}`);
    return box;
  };
  const nodes: Node[] = [];
  const flows: Flow[] = [];
  const exits = new Map<string, Node>();
  for (const step of steps) {
    const box = at(step.id);
    if (step.after.length > 1) {
      const join = gateway('join', step.id, { x: box.x - grid.gap / 4, y: middle(box) });
      nodes.push(join);
      flows.push(straight(join, box));
    }
    nodes.push(box);
    if (waitingFor(step, steps) > 1) {
      const split = gateway('split', step.id, { x: right(box) + grid.gap / 4, y: middle(box) });
      nodes.push(split);
      flows.push(straight(box, split));
      exits.set(step.id, split);
    }
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const step of steps) {
    const entry = byId.get(`join-${step.id}`) ?? at(step.id);
    for (const id of step.after) {
      const ends = { from: exits.get(id) ?? at(id), to: entry };
      flows.push(turning(ends, at(id), at(step.id), grid));
    }
  }
  const [first, last] = [steps[0], steps.at(-1)];
  if (first !== undefined && last !== undefined) {
    const start = event('start', at(first.id), grid);
    const end = event('end', at(last.id), grid);
    nodes.push(start, end);
    flows.push(straight(start, at(first.id)), straight(at(last.id), end));
  }
  return { ...sizeOf(columns, lanes, grid), lanes: lanes.map(laneAsDrawn), nodes, flows };
}

const waitingFor = ({ id }: ProcessStep, steps: readonly ProcessStep[]): number =>
  steps.filter(({ after }) => after.includes(id)).length;

function gridFor(steps: readonly ProcessStep[]): Grid {
  const hasGateways = steps.some((step) => step.after.length > 1 || waitingFor(step, steps) > 1);
  const gap = hasGateways ? GAP.gateways : GAP.plain;
  const margin = gap / 2 + EVENT + 4;
  const room = MAX_WIDTH - LANE_TITLE - 2 * margin;
  return { gap, margin, perBand: Math.floor((room + gap) / (BOX.width + gap)) };
}

function sizeOf(
  columns: ReadonlyMap<string, number>,
  lanes: readonly PlacedLane[],
  { gap, margin, perBand }: Grid,
): Pick<ProcessLayout, 'width' | 'height'> {
  const wide = Math.min(perBand, Math.max(0, ...columns.values()) + 1);
  const bottom = lanes.at(-1);
  return {
    width: LANE_TITLE + 2 * margin + wide * BOX.width + (wide - 1) * gap,
    height: bottom === undefined ? 0 : bottom.y + bottom.height,
  };
}

/** The column of each step: one more than the last of those that it waits for. */
function columnsOf(steps: readonly ProcessStep[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const step of steps) {
    columns.set(step.id, Math.max(-1, ...step.after.map((id) => columns.get(id) ?? -1)) + 1);
  }
  return columns;
}

interface PlacedLane extends Omit<Lane, 'steps'> {
  readonly placed: readonly { readonly id: string; readonly row: number }[];
}

const laneAsDrawn = ({ key, y, height, placed }: PlacedLane): Lane => ({
  key,
  y,
  height,
  steps: placed.map(({ id }) => id),
});

/**
 * The lanes of each band, in the order in which the process comes to them; of two steps in one
 * column the later stands below.
 */
function lanesOf(
  steps: readonly ProcessStep[],
  columns: ReadonlyMap<string, number>,
  { perBand }: Grid,
): readonly PlacedLane[] {
  const columnOf = ({ id }: ProcessStep): number => columns.get(id) ?? 0;
  const keys = [...new Set(steps.map(laneOf))];
  const bands = Map.groupBy(steps, (step) => Math.floor(columnOf(step) / perBand));
  const lanes: PlacedLane[] = [];
  let y = 0;
  for (const [, ofBand] of [...bands].toSorted(([a], [b]) => a - b)) {
    const byKey = Map.groupBy(ofBand, laneOf);
    for (const key of keys.filter((one) => byKey.has(one))) {
      const used = new Map<number, number>();
      const placed = (byKey.get(key) ?? []).map((step) => {
        const row = used.get(columnOf(step)) ?? 0;
        used.set(columnOf(step), row + 1);
        return { id: step.id, row };
      });
      const height = Math.max(...used.values()) * ROW;
      lanes.push({ key, y, height, placed });
      y += height;
    }
  }
  return lanes;
}

const laneOf = ({ system, place }: ProcessStep): Lane['key'] => system ?? place;

function boxOf(
  step: ProcessStep,
  lanes: readonly PlacedLane[],
  columns: ReadonlyMap<string, number>,
  { gap, margin, perBand }: Grid,
): Node {
  const lane = lanes.find(({ placed }) => placed.some(({ id }) => id === step.id));
  const row = lane?.placed.find(({ id }) => id === step.id)?.row ?? 0;
  const column = (columns.get(step.id) ?? 0) % perBand;
  return {
    id: step.id,
    kind: 'step',
    step,
    x: LANE_TITLE + margin + column * (BOX.width + gap),
    y: (lane?.y ?? 0) + row * ROW + (ROW - BOX.height) / 2,
    ...BOX,
  };
}

/** Where a process begins or ends, beside its first or last step and beyond the lines that turn. */
const event = (kind: 'start' | 'end', box: Node, { margin }: Grid): Node => ({
  id: kind,
  kind,
  step: null,
  x: kind === 'start' ? box.x - margin : right(box) + margin - EVENT,
  y: middle(box) - EVENT / 2,
  width: EVENT,
  height: EVENT,
});

const gateway = (kind: 'split' | 'join', step: string, center: Point): Node => ({
  id: `${kind}-${step}`,
  kind,
  step: null,
  x: center.x - GATEWAY / 2,
  y: center.y - GATEWAY / 2,
  width: GATEWAY,
  height: GATEWAY,
});

const right = ({ x, width }: Node): number => x + width;
const middle = ({ y, height }: Node): number => y + height / 2;

const straight = (from: Node, to: Node): Flow => ({
  from: from.id,
  to: to.id,
  points: [
    { x: right(from), y: middle(from) },
    { x: to.x, y: middle(to) },
  ],
});

/** A flow that leaves the column of `source` and enters that of `target`. */
function turning(
  { from, to }: { readonly from: Node; readonly to: Node },
  source: Node,
  target: Node,
  { gap }: Grid,
): Flow {
  const [y1, y2] = [middle(from), middle(to)];
  const leave = right(source) + gap / 2;
  const enter = target.x - gap / 2;
  // Past other columns it runs above the row of its target, where no step stands.
  const above = target.y - (ROW - BOX.height) / 4;
  const ys =
    leave === enter
      ? []
      : [
          { x: leave, y: above },
          { x: enter, y: above },
        ];
  const points = [
    { x: right(from), y: y1 },
    { x: leave, y: y1 },
    ...ys,
    { x: enter, y: y2 },
    { x: to.x, y: y2 },
  ];
  return { from: from.id, to: to.id, points: withoutBends(points) };
}

/** Leaves out points that stand on the line between their neighbours. */
function withoutBends(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    const level = before.y === point.y && point.y === after.y;
    const upright = before.x === point.x && point.x === after.x;
    return !level && !upright;
  });
}
