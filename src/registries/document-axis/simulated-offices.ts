import {
  type AxisDocument,
  type AxisStatus,
  type DocumentId,
  documentIdText,
  type Organ,
  type StatusCode,
} from '#axis/axis-document.ts';
import { afterRequest, afterStatus, type ReceiverState, SENT } from '#axis/receiver-state.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { writeStatus } from '#registries/document-axis/status-codec.ts';

/** The offices behind the axis, and what waits there for us. */
export interface SimulatedOffices {
  readonly held: ReadonlyMap<string, Held>;
  readonly inbox: Map<string, string>;
  readonly deliver: (text: string) => void;
  readonly tell: (id: DocumentId, receiver: string, code: StatusCode, words?: string) => boolean;
  readonly take: (document: AxisDocument) => void;
  readonly goOn: () => void;
}

/** How offices go on with what arrives, a step each time we look into our inbox. */
const COURSES: Readonly<Record<string, readonly StatusCode[]>> = {
  '000.00.00.G22': ['01', '03', '04', '05', '06'],
};
const COURSE: readonly StatusCode[] = ['01', '03', '05', '06'];

export interface Held {
  readonly document: AxisDocument;
  readonly receivers: Map<string, { readonly organ: Organ; state: ReceiverState }>;
  /** Messages about it, each counted once. */
  messages: number;
}

export function simulateOffices(): SimulatedOffices {
  const held = new Map<string, Held>();
  const inbox = new Map<string, string>();
  let serial = 0;
  const deliver = (text: string): void => {
    serial += 1;
    inbox.set(`m${String(serial).padStart(6, '0')}`, text);
  };
  const tell = (id: DocumentId, receiver: string, code: StatusCode, words = ''): boolean => {
    const one = held.get(documentIdText(id))?.receivers.get(receiver);
    const next = one === undefined ? null : afterStatus(one.state, code);
    if (one === undefined || next?.ok !== true) return false;
    one.state = next.value;
    deliver(writeStatus(statusOf(id, one.organ, code, words)));
    return true;
  };
  const take = (document: AxisDocument): void => {
    const name = documentIdText(document.id);
    const known = held.get(name);
    if (document.business.kind === 'new') {
      const receivers = document.to.map((organ) => [organ.id, { organ, state: SENT }] as const);
      held.set(name, { document, receivers: new Map(receivers), messages: 1 });
      return;
    }
    if (known === undefined) return;
    known.messages += 1;
    for (const { id } of document.to) {
      const one = known.receivers.get(id);
      const next = one === undefined ? null : afterRequest(one.state, document.business.kind);
      if (one !== undefined && next?.ok === true) one.state = next.value;
    }
  };
  /** Each receiver takes one step: an answer to a request first. */
  const goOn = (): void => {
    for (const { document, receivers } of held.values()) {
      for (const { organ, state } of receivers.values()) {
        const isDone = state.handling === 'completed';
        const codes =
          state.request === null
            ? (COURSES[organ.id] ?? COURSE)
            : ([isDone ? '16' : '15'] as const);
        codes.some((code) => tell(document.id, organ.id, code));
      }
    }
  };
  return { held, inbox, deliver, tell, take, goOn };
}

const statusOf = (
  about: DocumentId,
  from: Organ,
  code: StatusCode,
  description: string,
): AxisStatus => ({
  from,
  about,
  code,
  description,
  staff: { department: 'Văn thư (giả lập)', name: 'Cán bộ giả lập' },
  at: instantFromEpoch(Math.floor(Date.now() / 1000) * 1000),
});
