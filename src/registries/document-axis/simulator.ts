import { STATUS_CODES } from '#axis/axis-document.ts';
import { axisSignature } from '#registries/document-axis/axis-signature.ts';
import { readDocument } from '#registries/document-axis/codec.ts';
import { simulateOffices } from '#registries/document-axis/simulated-offices.ts';
import { readStatus } from '#registries/document-axis/status-codec.ts';
import { isObject, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedRequest, SimulatedSystem } from '#registries/simulation/simulated-system.ts';

export interface AxisSystem {
  readonly answer: SimulatedSystem;
  /** What the axis holds, as the control shows it. */
  readonly held: () => unknown;
  /** Makes a receiver tell a code, or an organ send us a document or a recall. */
  readonly happen: (body: string) => unknown;
}

/** The axis with the offices behind it: it passes messages on, and they answer. */
export function simulateDocumentAxis(secret: string): AxisSystem {
  const keys = new Set<string>();
  const { held, inbox, deliver, tell, take, goOn } = simulateOffices();
  const post = (request: SimulatedRequest): SimulatedAnswer => {
    const { path, query, body } = request;
    if (path === 'vxp/message/find') return ok({ found: keys.has(textIn(body, 'key')) });
    if (path === 'vxp/inbox/list') {
      goOn();
      return ok({ messages: [...inbox.keys()].map((name) => ({ name })) });
    }
    if (path === 'vxp/inbox/get') {
      const text = inbox.get(textIn(body, 'name'));
      return text === undefined ? fault('no such message') : xmlAnswer(text);
    }
    if (path === 'vxp/inbox/done') return ok({ done: inbox.delete(textIn(body, 'name')) });
    const key = query.get('key') ?? '';
    if (keys.has(key)) return fault('this message was taken already');
    if (path === 'vxp/status/send') readStatus({ status: 200, text: body });
    else take(readDocument({ status: 200, text: body }));
    keys.add(key);
    return ok({});
  };
  return {
    answer: (request) => {
      if (!isSigned(request, secret))
        return jsonAnswer({ status: 'FAIL', error: 'signature' }, 403);
      if (request.plan.refusal !== '') return fault(request.plan.refusal);
      try {
        return post(request);
      } catch (thrown) {
        if (thrown instanceof RegistryFault) return fault(thrown.message);
        throw thrown;
      }
    },
    held: () =>
      [...held].map(([id, { messages, receivers }]) => ({
        id,
        messages,
        receivers: Object.fromEntries([...receivers].map(([organ, { state }]) => [organ, state])),
      })),
    happen: (body) => {
      const order: unknown = JSON.parse(body);
      if (!isObject(order)) return { done: false };
      const raw = textOf(order, 'raw');
      if (raw !== '') {
        deliver(raw);
        return { done: true };
      }
      const about = [...held.values()].find(
        ({ document }) => document.id.code === textOf(order, 'document'),
      );
      const code = STATUS_CODES.find((one) => one === textOf(order, 'code'));
      if (about === undefined || code === undefined) return { done: false };
      const { id } = about.document;
      return { done: tell(id, textOf(order, 'organ'), code, textOf(order, 'description')) };
    },
  };
}

function isSigned({ headers, body }: SimulatedRequest, secret: string): boolean {
  const text = (name: string): string => String(headers[name] ?? '');
  const signed = `${text('x-system-id')}${text('x-timestamp')}${text('content-type')}${body}`;
  return text('x-signature') === axisSignature(secret, signed);
}

function textIn(body: string, name: string): string {
  const json: unknown = JSON.parse(body);
  return isObject(json) ? textOf(json, name) : '';
}

const xmlAnswer = (text: string): SimulatedAnswer => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  text,
});
const ok = (more: object): SimulatedAnswer => jsonAnswer({ status: 'OK', ...more });
const fault = (error: string): SimulatedAnswer => jsonAnswer({ status: 'FAIL', error });
