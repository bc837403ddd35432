import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { layOutProcess, MAX_WIDTH, type Node, type Point } from '#catalogue/process-layout.ts';
import type { ProcessStep } from '#catalogue/process.ts';

const step = (
  id: string,
  after: readonly string[],
  place: ProcessStep['place'],
  system: ProcessStep['system'] = null,
): ProcessStep => ({
  id,
  name: { vi: id, en: id },
  after,
  system,
  role: place === 'desk' ? 'counter-officer' : 'specialist',
  place,
  shareHours: 1,
  actions: ['pass-on'],
  mainAction: 'pass-on',
});

/** Processes with one beginning and one end; any step waits for some of those before it. */
const processes: fc.Arbitrary<readonly ProcessStep[]> = fc
  .array(
    fc.record({
      waits: fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }),
      place: fc.constantFrom<ProcessStep['place']>('desk', 'handler'),
      system: fc.constantFrom<ProcessStep['system']>(null, 'residence', 'civil-status'),
    }),
    { maxLength: 16 },
  )
  .map((middle) => {
    const steps = [step('s0', [], 'desk')];
    for (const { waits, place, system } of middle) {
      const after = [...new Set(waits.map((wait) => `s${wait % steps.length}`))];
      steps.push(step(`s${steps.length}`, after, place, system));
    }
    const waited = new Set(steps.flatMap((one) => one.after));
    const ends = steps.filter(({ id }) => !waited.has(id)).map(({ id }) => id);
    return [...steps, step('last', ends, 'desk')];
  });

test('a line of steps is drawn as a line, its ends as events', () => {
  const { nodes, flows, lanes } = layOutProcess([
    step('a', [], 'desk'),
    step('b', ['a'], 'handler'),
    step('c', ['b'], 'desk'),
  ]);
  assert.deepEqual(
    nodes.map(({ id }) => id),
    ['a', 'b', 'c', 'start', 'end'],
  );
  assert.deepEqual(
    flows.map(({ from, to }) => `${from} ${to}`),
    ['a b', 'b c', 'start a', 'c end'],
  );
  assert.deepEqual(
    lanes.map(({ key, steps }) => [key, steps]),
    [
      ['desk', ['a', 'c']],
      ['handler', ['b']],
    ],
  );
});

test('steps side by side begin at a split and end at a join', () => {
  const { nodes, flows } = layOutProcess([
    step('a', [], 'desk'),
    step('b', ['a'], 'handler'),
    step('c', ['a'], 'handler', 'residence'),
    step('d', ['b', 'c'], 'desk'),
  ]);
  assert.deepEqual(
    nodes.map(({ id }) => id),
    ['a', 'split-a', 'b', 'c', 'join-d', 'd', 'start', 'end'],
  );
  assert.deepEqual(
    new Set(flows.map(({ from, to }) => `${from} ${to}`)),
    new Set([
      'start a',
      'a split-a',
      'split-a b',
      'split-a c',
      'b join-d',
      'c join-d',
      'join-d d',
      'd end',
    ]),
  );
});

test('six steps in a line stand side by side; further ones go on below, in lanes of their own', () => {
  const line = (count: number): readonly ProcessStep[] =>
    Array.from({ length: count }, (_, n) =>
      step(`s${n}`, n === 0 ? [] : [`s${n - 1}`], n % 6 === 0 ? 'desk' : 'handler'),
    );
  const keysOf = (count: number): readonly string[] =>
    layOutProcess(line(count)).lanes.map(({ key }) => key);
  assert.deepEqual(keysOf(6), ['desk', 'handler']);
  const { nodes, lanes } = layOutProcess(line(8));
  assert.deepEqual(
    lanes.map(({ key, steps }) => `${key} ${steps.join(' ')}`),
    ['desk s0', 'handler s1 s2 s3 s4 s5', 'desk s6', 'handler s7'],
  );
  const at = (id: string): Node => nodes.find((node) => node.id === id) ?? assert.fail(id);
  assert.equal(at('s6').x, at('s0').x, 'the second row begins where the first does');
  assert.ok(at('s6').y > at('s5').y);
});

const inside = ({ x, y }: Point, node: Node): boolean =>
  x > node.x && x < node.x + node.width && y > node.y && y < node.y + node.height;

const touch = (a: Node, b: Node): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Points on a horizontal or vertical line, a pixel apart. */
function along(from: Point, to: Point): readonly Point[] {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  return Array.from({ length: length + 1 }, (_, n) => ({
    x: from.x + Math.sign(to.x - from.x) * n,
    y: from.y + Math.sign(to.y - from.y) * n,
  })).filter((_, n) => n <= length);
}

test('no two nodes touch, no line crosses a node, every step is drawn once, in its lane', () => {
  fc.assert(
    fc.property(processes, (steps) => {
      const { nodes, flows, lanes, width, height } = layOutProcess(steps);
      assert.deepEqual(
        nodes.flatMap((node) => (node.step === null ? [] : [node.step])),
        steps,
      );
      assert.ok(width <= MAX_WIDTH, `${width} is wider than a page`);
      for (const [index, node] of nodes.entries()) {
        assert.ok(!nodes.slice(index + 1).some((other) => touch(node, other)), node.id);
        assert.ok(node.x + node.width <= width && node.y + node.height <= height, node.id);
      }
      for (const { from, to, points } of flows) {
        for (const [index, point] of points.slice(1).entries()) {
          const before = points[index] ?? point;
          assert.ok(before.x === point.x || before.y === point.y, `${from} ${to} slants`);
          for (const place of along(before, point)) {
            const crossed = nodes.find((node) => inside(place, node));
            assert.equal(crossed, undefined, `${from} ${to} crosses ${crossed?.id}`);
          }
        }
      }
      for (const lane of lanes) {
        for (const id of lane.steps) {
          const node = nodes.find((one) => one.id === id) ?? assert.fail(id);
          assert.ok(node.y >= lane.y && node.y + node.height <= lane.y + lane.height, id);
        }
      }
    }),
    { numRuns: 60 },
  );
});
