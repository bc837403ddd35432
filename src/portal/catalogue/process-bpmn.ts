import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { systemLabels } from '#catalogue/procedure-labels.ts';
import {
  type Flow,
  LANE_TITLE,
  type Lane,
  layOutProcess,
  type Node,
  type ProcessLayout,
} from '#catalogue/process-layout.ts';
import type { Procedure } from '#catalogue/procedure.ts';

/**
 * The internal process as BPMN 2.0 XML (OMG formal/2013-12-09) with its drawing: people's steps are
 * user tasks, those of outside systems service tasks, who does them are lanes of one pool.
 */
export async function processBpmn(procedure: Procedure): Promise<string> {
  const layout = layOutProcess(procedure.steps);
  const model = modelOf(procedure, layout);
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: 'urn:mot-cua:procedure',
    rootElements: [model.collaboration, model.process],
    diagrams: [
      moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane: planeOf(model, layout) }),
    ],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

const moddle = new BpmnModdle();

interface Model {
  readonly collaboration: ModdleElement;
  readonly process: ModdleElement;
  readonly pool: ModdleElement;
  readonly lanes: readonly ModdleElement[];
  readonly nodes: readonly ModdleElement[];
  readonly flows: readonly ModdleElement[];
}

/** What the process says, without its drawing; lists in the order of the layout's. */
function modelOf(procedure: Procedure, layout: ProcessLayout): Model {
  const nodes = layout.nodes.map(elementOf);
  const byId = new Map(layout.nodes.map(({ id }, index) => [id, nodes[index]]));
  const flows = layout.flows.map(({ from, to }, index) => {
    const [sourceRef, targetRef] = [byId.get(from), byId.get(to)];
    const id = `f-${index + 1}`;
    const flow = moddle.create('bpmn:SequenceFlow', { id, sourceRef, targetRef });
    sourceRef?.get('outgoing').push(flow);
    targetRef?.get('incoming').push(flow);
    return flow;
  });
  // A process that goes on below has a lane of the same agency twice.
  const lanes = layout.lanes.map((lane, index) =>
    moddle.create('bpmn:Lane', {
      id: `lane-${index + 1}`,
      name: laneName(lane.key),
      flowNodeRef: laneNodes(lane, layout.nodes).map((id) => byId.get(id)),
    }),
  );
  const process = moddle.create('bpmn:Process', {
    id: 'process',
    name: procedure.name.vi,
    isExecutable: false,
    laneSets: [moddle.create('bpmn:LaneSet', { id: 'lanes', lanes })],
    flowElements: [...nodes, ...flows],
  });
  const pool = moddle.create('bpmn:Participant', {
    id: 'pool',
    name: `${procedure.code} ${procedure.shortName.vi}`,
    processRef: process,
  });
  const collaboration = moddle.create('bpmn:Collaboration', {
    id: 'collaboration',
    participants: [pool],
  });
  return { collaboration, process, pool, lanes, nodes, flows };
}

const ELEMENTS = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  split: 'bpmn:ParallelGateway',
  join: 'bpmn:ParallelGateway',
} as const;

function elementOf({ id, kind, step }: Node): ModdleElement {
  if (kind !== 'step') return moddle.create(ELEMENTS[kind], { id: `n-${id}` });
  const type = step?.system === null ? 'bpmn:UserTask' : 'bpmn:ServiceTask';
  return moddle.create(type, { id: `n-${id}`, name: step?.name.vi });
}

/** Nodes by the height at which they stand; the events belong to the lanes of the first and last step. */
const laneNodes = (lane: Lane, nodes: readonly Node[]): readonly string[] =>
  nodes
    .filter(({ x, y, height }) => {
      const middle = y + height / 2;
      return x >= LANE_TITLE && middle >= lane.y && middle < lane.y + lane.height;
    })
    .map(({ id }) => id);

function laneName(key: Lane['key']): string {
  if (key === 'desk') return 'Một cửa';
  return key === 'handler' ? 'Cơ quan giải quyết' : systemLabels[key].vi;
}

/** Where viewers write the name of a pool; the names of lanes stand beside it. */
const POOL_TITLE = 30;

function planeOf(
  model: Model,
  { width, height, lanes, nodes, flows }: ProcessLayout,
): ModdleElement {
  return moddle.create('bpmndi:BPMNPlane', {
    id: 'plane',
    bpmnElement: model.collaboration,
    planeElement: [
      shape(model.pool, { x: 0, y: 0, width, height }, { isHorizontal: true }),
      ...lanes.map((lane, index) => {
        const box = { x: POOL_TITLE, y: lane.y, width: width - POOL_TITLE, height: lane.height };
        return shape(model.lanes[index], box, { isHorizontal: true });
      }),
      ...nodes.map((node, index) => shape(model.nodes[index], node)),
      ...flows.map((flow, index) => edge(model.flows[index], flow)),
    ],
  });
}

type Box = Pick<Node, 'x' | 'y' | 'width' | 'height'>;

const shape = (
  bpmnElement: ModdleElement | undefined,
  { x, y, width, height }: Box,
  more: object = {},
): ModdleElement =>
  moddle.create('bpmndi:BPMNShape', {
    id: `${bpmnElement?.id}-shape`,
    bpmnElement,
    bounds: moddle.create('dc:Bounds', { x, y, width, height }),
    ...more,
  });

const edge = (bpmnElement: ModdleElement | undefined, { points }: Flow): ModdleElement =>
  moddle.create('bpmndi:BPMNEdge', {
    id: `${bpmnElement?.id}-edge`,
    bpmnElement,
    waypoint: points.map(({ x, y }) => moddle.create('dc:Point', { x, y })),
  });
