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

export const LANE_TITLE = 120;
const BOX = { width: 150, height: 84 } as const;
const GATEWAY = 40;
const EVENT = 36;
/** From box to box: room for a gateway at either side and for the lines that turn between them. */
const GAP = 120;
const COLUMN = BOX.width + GAP;
const ROW = BOX.height + 36;
const MARGIN = 100;

/**
 * Draws an internal process from left to right: a step stands in the column after the last of those
 * that it waits for, in the lane of who does it. Steps side by side begin at a split and end at a
 * join (parallel gateways of BPMN 2.0). Lines turn only between the columns and run past other
 * steps between the rows, so that no line crosses a step. The steps must be sound (`processFaults`).
 */
export function layOutProcess(steps: readonly ProcessStep[]): ProcessLayout {
  const lanes = lanesOf(steps, columnsOf(steps));
  const boxes = new Map(steps.map((step) => [step.id, boxOf(step, lanes, columnsOf(steps))]));
  const nodes: Node[] = [];
  const flows: Flow[] = [];
  const at = (id: string): Node => {
    const box = boxes.get(id);
    if (box === undefined) throw new Error(`the process has no step ${id}`);
    return box;
  };
  const waiting = (id: string): readonly ProcessStep[] =>
    steps.filter((step) => step.after.includes(id));
  const exits = new Map<string, Node>();
  for (const step of steps) {
    const box = at(step.id);
    if (step.after.length > 1) {
      const join = gateway('join', step.id, { x: box.x - GAP / 4, y: middle(box) });
      nodes.push(join);
      flows.push(straight(join, box));
    }
    nodes.push(box);
    if (waiting(step.id).length > 1) {
      const split = gateway('split', step.id, { x: right(box) + GAP / 4, y: middle(box) });
      nodes.push(split);
      flows.push(straight(box, split));
      exits.set(step.id, split);
    }
  }
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const step of steps) {
    const entry = byId.get(`join-${step.id}`) ?? at(step.id);
    for (const id of step.after) {
      flows.push(turning(exits.get(id) ?? at(id), entry, at(id), at(step.id)));
    }
  }
  for (const [kind, step] of [
    ['start', steps[0]],
    ['end', steps.at(-1)],
  ] as const) {
    if (step === undefined) continue;
    const box = at(step.id);
    const x = kind === 'start' ? box.x - MARGIN : right(box) + MARGIN - EVENT;
    const event: Node = {
      id: kind,
      kind,
      step: null,
      x,
      y: middle(box) - EVENT / 2,
      width: EVENT,
      height: EVENT,
    };
    nodes.push(event);
    flows.push(kind === 'start' ? straight(event, box) : straight(box, event));
  }
  const bottom = lanes.at(-1);
  return {
    width: Math.max(...nodes.map(right)) + GAP / 4,
    height: bottom === undefined ? 0 : bottom.y + bottom.height,
    lanes: lanes.map(({ key, y, height, placed }) => ({
      key,
      y,
      height,
      steps: placed.map(({ id }) => id),
    })),
    nodes,
    flows,
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

/** Lanes in the order of their first step; of two steps in one column the later stands below. */
function lanesOf(
  steps: readonly ProcessStep[],
  columns: ReadonlyMap<string, number>,
): readonly PlacedLane[] {
  const lanes: PlacedLane[] = [];
  let y = 0;
  for (const [key, ofLane] of Map.groupBy(steps, laneOf)) {
    const used = new Map<number, number>();
    const placed = ofLane.map(({ id }) => {
      const column = columns.get(id) ?? 0;
      const row = used.get(column) ?? 0;
      used.set(column, row + 1);
      return { id, row };
    });
    const height = Math.max(...used.values()) * ROW;
    lanes.push({ key, y, height, placed });
    y += height;
  }
  return lanes;
}

const laneOf = ({ system, place }: ProcessStep): Lane['key'] => system ?? place;

function boxOf(
  step: ProcessStep,
  lanes: readonly PlacedLane[],
  columns: ReadonlyMap<string, number>,
): Node {
  const lane = lanes.find(({ key }) => key === laneOf(step));
  const row = lane?.placed.find(({ id }) => id === step.id)?.row ?? 0;
  return {
    id: step.id,
    kind: 'step',
    step,
    x: LANE_TITLE + MARGIN + (columns.get(step.id) ?? 0) * COLUMN,
    y: (lane?.y ?? 0) + row * ROW + (ROW - BOX.height) / 2,
    ...BOX,
  };
}

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
function turning(from: Node, to: Node, source: Node, target: Node): Flow {
  const [y1, y2] = [middle(from), middle(to)];
  const leave = right(source) + GAP / 2;
  const enter = target.x - GAP / 2;
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
