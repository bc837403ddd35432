import { setTimeout } from 'node:timers/promises';
import type { Party } from '#dossier/deliveries.ts';
import { type LeasedDelivery, markAllTold } from '#store/deliveries.ts';
import { deliver } from '#worker/deliver-to-party.ts';
import type { ExchangeOptions, Tell } from '#worker/exchange.ts';
import { createLeaseBook, type LeaseBook } from '#worker/lease-book.ts';
import { createLine, type Line, type LineState } from '#worker/line.ts';
import { countRecent, type Recent } from '#worker/recent.ts';
import { createToldWriter, type ToldWriter } from '#worker/told-writer.ts';

/** How one party is served by this process. */
export interface PartyReport {
  readonly line: LineState;
  readonly counts: Readonly<Record<DeliveryEnd, number>>;
}

/** How a delivery may end; `awaited`: the party has it and is asked again later. */
export type DeliveryEnd = 'told' | 'awaited' | 'failed';

export interface ServedParty {
  readonly report: () => PartyReport;
  /** Ends when everything that was begun has ended. */
  readonly ended: Promise<void>;
}

/** Calls to one party at the same time: a slow one must not take all that we have. */
const PARALLEL = 8;
/** So many are leased ahead as ended in this time: none of a slow party, which another process may take;
 * hundreds of one that answers at once. */
const AHEAD_MS = 500;
const MOST_AHEAD = 500;

interface Serving {
  readonly options: ExchangeOptions;
  readonly party: Party;
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly line: Line;
  readonly book: LeaseBook;
  readonly writer: ToldWriter;
  readonly recent: Recent;
  readonly counts: Record<DeliveryEnd, number>;
  busy: number;
  wake: () => void;
}

/** Tells one party what waits for it, until the signal. */
export function serveParty(
  options: ExchangeOptions,
  party: Party,
  tell: Tell,
  signal: AbortSignal,
): ServedParty {
  const line = createLine(options.pace.lineWait);
  const book = createLeaseBook(options, party);
  const counts = { told: 0, awaited: 0, failed: 0 };
  const writer = createToldWriter(async (told) => {
    const rows = told.map(({ delivery: { dossierId, doneVersion }, version }) => ({
      dossierId,
      version,
      doneVersion,
    }));
    await markAllTold(options.pool, party, rows, options.now());
    for (const { delivery } of told) book.settle(delivery);
    serving.wake();
  });
  const serving: Serving = {
    options,
    party,
    tell,
    signal,
    line,
    book,
    writer,
    counts,
    recent: countRecent(AHEAD_MS),
    busy: 0,
    wake: () => undefined,
  };
  signal.addEventListener('abort', () => serving.wake());
  const ended = serve(serving).finally(book.close);
  return { report: () => ({ line: line.state(), counts: { ...counts } }), ended };
}

async function serve(serving: Serving): Promise<void> {
  const { options, signal, line, book, writer, recent } = serving;
  while (!signal.aborted) {
    if (line.isDead()) {
      await probe(serving);
      continue;
    }
    const most = Math.min(recent.count(), MOST_AHEAD);
    const limit = PARALLEL - serving.busy + most - book.ahead();
    const isShort = limit > 0 && book.ahead() <= most / 2 && book.size() < 3 * MOST_AHEAD;
    if (!isShort) {
      await woken(serving);
      continue;
    }
    const found = await book.lease(limit);
    fill(serving);
    if (found === 0) await rest(options.pace.poll, signal);
  }
  await book.giveBack();
  while (serving.busy > 0) await woken(serving);
  await writer.finish();
}

/** Lets a dead line rest, then tries it with one dossier. What was leased ahead is given back. */
async function probe(serving: Serving): Promise<void> {
  const { options, signal, line, book } = serving;
  const allEnded = async (): Promise<void> => {
    while (serving.busy > 0 && !signal.aborted) await woken(serving);
  };
  await book.giveBack();
  await allEnded();
  if (!line.isDead()) return;
  await rest(line.rest(options.now()), signal);
  if (signal.aborted) return;
  line.probe();
  await book.lease(1);
  const delivery = book.next();
  if (delivery !== undefined) begin(serving, delivery);
  await allEnded();
}

/** Gives every free hand something to do. */
function fill(serving: Serving): void {
  const { signal, line, book } = serving;
  while (!signal.aborted && !line.isDead() && serving.busy < PARALLEL) {
    const delivery = book.next();
    if (delivery === undefined) return;
    begin(serving, delivery);
  }
}

function begin(serving: Serving, delivery: LeasedDelivery): void {
  const { options, party, tell, line, book, writer, counts } = serving;
  serving.busy += 1;
  void deliver(options, tell, delivery).then((end) => {
    serving.busy -= 1;
    serving.recent.note();
    counts[end.kind] += 1;
    line.note(end.kind === 'failed' && end.isOutage, options.answers(party));
    if (end.kind === 'told') writer.add({ delivery, version: end.version });
    else book.settle(delivery);
    fill(serving);
    if (serving.busy === 0) writer.hurry();
    serving.wake();
  });
}

const woken = (serving: Serving): Promise<void> =>
  new Promise((resolve) => (serving.wake = resolve));

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
