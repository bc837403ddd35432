import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** How a simulated system misbehaves; every share is from 0 to 1. */
export interface FaultPlan {
  /** Milliseconds before an answer. */
  readonly latency: number;
  /** The line is dead: connections are broken off unanswered. */
  readonly isOut: boolean;
  /** Share of calls that are answered with a fault and not done. */
  readonly errors: number;
  /** Share of calls that are done, and whose answer is lost. */
  readonly lostAnswers: number;
  /** Share of answers that are a web page. */
  readonly webPages: number;
  /** Share of answers that are bytes without meaning. */
  readonly rubbish: number;
  /** Share of answers that are cut off half-way. */
  readonly cutOff: number;
  /** Share of answers that come drop by drop. */
  readonly trickle: number;
  /** Share of answers whose letters are garbled: UTF-8 that something on the way took for Latin-1. */
  readonly garbledNames: number;
  /** Share of statuses that are an older one than was told before. */
  readonly outOfOrder: number;
  /** Share of call-backs that come twice. */
  readonly duplicates: number;
  /** Number of the error with which every call is answered, in the system's own form; empty for none. */
  readonly refusal: string;
  /** What is decided of the cases that are sent from now on. */
  readonly verdict: 'granted' | 'refused' | 'supplement';
  /** How far parcels get at the post from now on. */
  readonly parcel: 'ordered' | 'collected' | 'delivered' | 'returned' | 'lost';
}

export const NO_FAULTS: FaultPlan = {
  latency: 0,
  isOut: false,
  errors: 0,
  lostAnswers: 0,
  webPages: 0,
  rubbish: 0,
  cutOff: 0,
  trickle: 0,
  garbledNames: 0,
  outOfOrder: 0,
  duplicates: 0,
  refusal: '',
  verdict: 'granted',
  parcel: 'delivered',
};

/** What a simulated system answers. */
export interface SimulatedAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The text has one character for each byte. */
  readonly isFile?: true;
}

export const jsonAnswer = (json: unknown, status = 200): SimulatedAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(json),
});

/** Answers as the plan has it: what is done is done before an answer is lost, never after. */
export async function answerFaultily(
  response: ServerResponse,
  plan: FaultPlan,
  random: () => number,
  act: () => SimulatedAnswer,
): Promise<void> {
  if (plan.latency > 0) await pause(plan.latency);
  if (plan.isOut) return void response.destroy();
  if (random() < plan.errors) {
    return send(
      response,
      jsonAnswer({ error_code: '500', message: 'Lỗi hệ thống (giả lập)' }, 500),
    );
  }
  const right = act();
  const answer = random() < plan.garbledNames ? { ...right, text: garbled(right.text) } : right;
  if (random() < plan.lostAnswers) return void response.destroy();
  if (random() < plan.webPages) {
    return send(response, {
      status: 200,
      type: 'text/html; charset=utf-8',
      text: '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>',
    });
  }
  if (random() < plan.rubbish) {
    response.writeHead(200, { 'Content-Type': answer.type });
    return void response.end(Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0x80]));
  }
  if (random() < plan.cutOff) {
    return send(response, { ...answer, text: answer.text.slice(0, answer.text.length / 2) });
  }
  if (random() < plan.trickle) return trickle(response, answer);
  send(response, answer);
}

function send(response: ServerResponse, { status, type, text, isFile }: SimulatedAnswer): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(text, isFile ? 'latin1' : 'utf8');
}

const garbled = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const DROP = 8;
const DROP_MS = 500;

async function trickle(
  response: ServerResponse,
  { status, type, text }: SimulatedAnswer,
): Promise<void> {
  response.writeHead(status, { 'Content-Type': type });
  for (let at = 0; at < text.length && !response.destroyed; at += DROP) {
    response.write(text.slice(at, at + DROP));
    await pause(DROP_MS);
  }
  response.end();
}

const MOST_BYTES = 50 * 1024 * 1024;

/** The body of a request as text; throws where it is larger than any message. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.byteLength;
    if (size > MOST_BYTES) throw new Error('the request is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
