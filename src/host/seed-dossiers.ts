import type pg from 'pg';
import { decide, noteOverdue } from '#dossier/decide.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import { dossierCode } from '#dossier/dossier-code.ts';
import type { Actor, DossierEvent } from '#dossier/dossier-event.ts';
import { type FigureEntry, figuresOf } from '#dossier/figures.ts';
import type { Facts } from '#dossier/facts.ts';
import { receive } from '#dossier/receive.ts';
import { dayOf, epochOf, type Instant } from '#kernel/day.ts';
import type { SyntheticCase } from '#host/synthetic-cases.ts';
import { dossierRow } from '#store/dossier-row.ts';
import { CHAIN_START, sealEvent } from '#store/event-hash.ts';
import { actorOf, systemActor } from '#store/job.ts';
import { dueDateTimer } from '#store/plan.ts';
import {
  type Batch,
  type EventToWrite,
  type MessageToWrite,
  writeBatch,
} from '#store/write-batch.ts';
import type { World } from '#store/world.ts';

export interface SeedOptions {
  readonly pool: pg.Pool;
  readonly world: World;
  readonly cases: { readonly next: () => SyntheticCase };
  readonly count: number;
  readonly now: Instant;
  readonly onProgress: (done: number) => void;
}

/** Dossiers a statement, and statements on their way at a time. */
const BATCH = 100;
const IN_FLIGHT = 4;

/**
 * Writes synthetic dossiers through the very rules and statements of real ones, only many to a
 * transaction. Their persons are invented. They leave no audit rows: nobody read or did anything.
 */
export async function seedDossiers(options: SeedOptions): Promise<void> {
  const serials = new Map<string, number>();
  let made = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (made < options.count) {
      const size = Math.min(BATCH, options.count - made);
      made += size;
      await writeBatch(options.pool, batchOf(options, size, serials));
      done += size;
      options.onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  await writeSerials(options.pool, serials);
}

function batchOf(options: SeedOptions, size: number, serials: Map<string, number>): Batch {
  const batch = {
    events: [] as EventToWrite[],
    dossiers: [] as Batch['dossiers'][number][],
    messages: [] as MessageToWrite[],
    // Synthetic dossiers of the past are told to nobody, and nobody signs for them.
    documents: [],
    deliveries: [],
    notices: [],
    figures: [] as FigureEntry[],
    moves: [],
    audit: [],
  };
  for (let index = 0; index < size; index += 1) {
    const story = options.cases.next();
    const history = play(options, story, serials);
    batch.events.push(...history.events);
    batch.dossiers.push(
      dossierRow(story.command.dossierId, history.dossier, history.hash, story.procedure),
    );
    batch.figures.push(...figuresOf(history.dossier));
    batch.messages.push(...timersOf(story.command.dossierId, history.dossier, options.now));
  }
  return batch;
}

interface History {
  readonly dossier: Dossier;
  readonly hash: string;
  readonly events: readonly EventToWrite[];
}

/** Plays one case from its receipt on, until it is closed or its next act would lie in the future. */
function play(options: SeedOptions, story: SyntheticCase, serials: Map<string, number>): History {
  const { command, procedure, desk, handler } = story;
  const dossierId = command.dossierId;
  const calendar = options.world.calendarOf(handler, dayOf(story.receivedAt));
  const events: EventToWrite[] = [];
  let dossier: Dossier | null = null;
  let hash = CHAIN_START;
  const record = (event: DossierEvent, at: Instant, actor: Actor): Dossier => {
    const recorded = { version: (dossier?.version ?? 0) + 1, at, actor, event };
    const next = evolve(dossier, recorded);
    const previousHash = hash;
    const sealed = sealEvent(previousHash, dossierId, recorded);
    hash = sealed.hash;
    events.push({ dossierId, recorded, previousHash, sealed });
    dossier = next;
    return next;
  };

  const rules = options.world.rulesOn(dayOf(story.receivedAt));
  const received: Facts = { now: story.receivedAt, procedure, rules, calendar };
  const code = dossierCode(handler, dayOf(story.receivedAt), nextSerial(serials, handler, story));
  let state = record(
    receive(command, received, { code, desk, handler }),
    story.receivedAt,
    actorOf(story.counter),
  );
  for (const { act, at, officer } of story.acts) {
    if (at > options.now) break;
    const facts: Facts = { now: at, procedure, rules, calendar };
    const overdue = noteOverdue(state, facts);
    if (
      overdue !== null &&
      state.due.at !== null &&
      !events.some((e) => e.recorded.event.type === 'fell-overdue')
    ) {
      state = record(overdue, state.due.at, systemActor);
    }
    const decided = decide(act, state, facts);
    if (!decided.ok) break; // the rules stop this story here, as they would stop a person
    state = record(decided.value, at, actorOf(officer));
  }
  return { dossier: state, hash, events };
}

function nextSerial(
  serials: Map<string, number>,
  handler: string,
  story: { readonly receivedAt: Instant },
): number {
  const key = `${handler} ${dayOf(story.receivedAt)}`;
  const serial = (serials.get(key) ?? 0) + 1;
  serials.set(key, serial);
  return serial;
}

function timersOf(dossierId: string, dossier: Dossier, now: Instant): readonly MessageToWrite[] {
  const { due, phase } = dossier;
  if (due.at === null || phase.kind === 'closed' || epochOf(due.at) <= epochOf(now)) return [];
  return [dueDateTimer(dossierId, due.at)];
}

async function writeSerials(pool: pg.Pool, serials: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...serials].map(([key, last]) => {
    const [agency, day] = key.split(' ');
    return { agency, day, last };
  });
  await pool.query(
    `insert into daily_serial (agency, day, last)
      select * from json_to_recordset($1::json) as x(agency text, day date, last int)
      on conflict (agency, day) do update set last = greatest(daily_serial.last, excluded.last)`,
    [JSON.stringify(rows)],
  );
}
