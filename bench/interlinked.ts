import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import type { Act } from '#dossier/command.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { officerAt, procedureOf } from '#test/support/dossier-fixtures.ts';
import { startTestExchange, systemNow } from '#test/support/exchange-fixture.ts';
import { startSimulators } from '#test/support/simulators.ts';
import {
  actOn,
  openTestStore,
  receiveDossier,
  type TestStore,
} from '#test/support/store-fixture.ts';
import {
  BIRTH,
  type BirthStory,
  CIVIL,
  plainAct,
  type Standing,
  storyOf,
  wrongEnd,
} from './birth-stories.ts';

const COUNT = 500;
/** Enough of them for a rate. */
const MOST_SINGLES = 500;
const AT_ONCE = 32;
/** A quarter of all calls fails or loses its answer; of statuses one in ten is old, of call-backs one comes twice. */
const FAULTS = {
  errors: 0.1,
  lostAnswers: 0.1,
  webPages: 0.02,
  cutOff: 0.02,
  outOfOrder: 0.1,
  duplicates: 0.1,
};
const SYSTEMS = [
  'national-portal',
  'national-population',
  'civil-status',
  'residence',
  'social-insurance',
  'interlinking',
] as const;

/**
 * Interlinked births (`npm run bench -- interlinked 10000` for all of them), each by a story of
 * docs/interlinked-stories.md, received at the counter and worked by officers' commands while the lines
 * outside fail; before them single births in the same way. At the end every whole must have
 * ended as its story says, and nothing of it be left open.
 */
export async function bench([count]: readonly string[]): Promise<Record<string, unknown>> {
  const births = Number(count ?? COUNT);
  const simulators = await startSimulators();
  const store = await openTestStore();
  const exchange = startTestExchange(store, simulators);
  try {
    for (const system of SYSTEMS) await simulators.order(system, FAULTS);
    const singleCount = Math.min(births, MOST_SINGLES);
    const singles = await run(store, CIVIL, singleCount);
    const wholes = await run(store, BIRTH, births);
    const ends = await judge(store, wholes.ids);
    const figures = {
      births,
      'single births a second': rate(singleCount, singles.ms),
      'interlinked births a second': rate(births, wholes.ms),
      'their dossiers a second': rate(await dossiersOf(store, wholes.ids), wholes.ms),
      ends: ends.counts,
      wrong: ends.wrong.length,
    };
    for (const line of ends.wrong.slice(0, 20)) console.log(line);
    console.log(
      `${births} births: single ${figures['single births a second']} a second, interlinked ${figures['interlinked births a second']} (${figures['their dossiers a second']} dossiers); ${ends.wrong.length} ended wrongly`,
    );
    assert.equal(ends.wrong.length, 0, 'each ends as its story says');
    return figures;
  } finally {
    await exchange.stop();
    await store.close();
    await simulators.stop();
  }
}

const rate = (count: number, ms: number): number => Number(((count * 1000) / ms).toFixed(1));

interface Run {
  readonly ids: ReadonlyMap<string, BirthStory>;
  readonly ms: number;
}

/** Receives so many, and works until none is open. */
async function run(store: TestStore, procedure: string, count: number): Promise<Run> {
  const started = performance.now();
  const ids = new Map<string, BirthStory>();
  await inTurns(
    Array.from({ length: count }, (_, index) => index),
    async (index) => {
      const story = storyOf(procedure === BIRTH ? index : 0);
      const receipt = await receiveDossier(store.run, procedure, {
        at: systemNow(),
        seed: index + 1,
      });
      ids.set(receipt.dossierId, story);
    },
  );
  while ((await openOf(store)) > 0) {
    if ((await work(store, ids)) === 0) await pause(20);
  }
  return { ids, ms: performance.now() - started };
}

interface Row extends Standing {
  readonly dossierId: string;
  readonly bundle: string | null;
  readonly version: number;
  readonly desk: string;
  readonly handler: string;
  readonly isAwaiting: boolean;
}

/** One look at the lists: everybody does what is theirs to do. Answers how much that was. */
async function work(store: TestStore, ids: ReadonlyMap<string, BirthStory>): Promise<number> {
  const { rows } = await store.pool.query<Row>(
    `select dossier_id as "dossierId", bundle, version, procedure_code as procedure, step, desk, handler,
        phase = 'in-hand' as "isHeld", phase = 'awaiting-supplement' as "isAwaiting",
        supplement_asked as "hasAsked"
      from dossier where phase <> 'closed' and step_role is not null and step <> 'he-thong-ngoai'
      order by dossier_id limit 2000`,
  );
  let done = 0;
  await inTurns(rows, async (row) => {
    const story = ids.get(row.bundle ?? row.dossierId);
    if (story !== undefined && (await workOn(store, row, story))) done += 1;
  });
  return done;
}

async function workOn(store: TestStore, row: Row, story: BirthStory): Promise<boolean> {
  if (row.isAwaiting) {
    return act(store, row, { type: 'record-supplement', note: 'Đã nộp', attachments: [] });
  }
  const next = story.next(row);
  if (next === null) return act(store, row, plainAct(row));
  if (next.on === 'whole' && row.bundle !== null) return withdrawWhole(store, row.bundle, next.act);
  const isDone = await act(store, row, next.act);
  // What was left out is left out once: the desk passes the rest on.
  return next.act.type === 'drop-leg'
    ? act(store, { ...row, version: row.version + 1 }, plainAct(row))
    : isDone;
}

async function withdrawWhole(store: TestStore, bundle: string, stop: Act): Promise<boolean> {
  const { rows } = await store.pool.query<Row>(
    `select dossier_id as "dossierId", version, procedure_code as procedure, desk, handler
      from dossier where dossier_id = $1 and phase <> 'closed'`,
    [bundle],
  );
  const [whole] = rows;
  return whole !== undefined && act(store, { ...whole, step: 'tiep-nhan' }, stop);
}

/** Refused where something moved it meanwhile: then the next look decides anew. */
async function act(store: TestStore, row: Row, what: Act): Promise<boolean> {
  const { dossierId, version, desk, handler } = row;
  const procedure = procedureOf(row.procedure);
  const step = procedure.steps.find(({ id }) => id === row.step) ?? assert.fail(row.step);
  const officer = officerAt({ procedure, desk, handler }, step);
  const deed = { dossierId, version, officer, act: what, at: systemNow() };
  return (await actOn(store.run, deed)).ok;
}

async function openOf({ pool }: TestStore): Promise<number> {
  const { rows } = await pool.query(
    `select count(*)::int as count from dossier where phase <> 'closed'`,
  );
  return rows[0].count;
}

async function dossiersOf({ pool }: TestStore, ids: Run['ids']): Promise<number> {
  const { rows } = await pool.query(
    'select count(*)::int as count from dossier where bundle = any($1) or dossier_id = any($1)',
    [[...ids.keys()]],
  );
  return rows[0].count;
}

/** How many ended in which way, and which ended otherwise than their story says. */
async function judge({ pool }: TestStore, ids: Run['ids']) {
  const counts: Record<string, number> = {};
  const wrong: string[] = [];
  const all = [...ids];
  for (let from = 0; from < all.length; from += 200) {
    const some = all.slice(from, from + 200);
    const histories = await loadHistories(
      pool,
      some.map(([id]) => id),
    );
    for (const [id, story] of some) {
      const dossier = histories.get(id)?.dossier ?? assert.fail(id);
      const fault = wrongEnd(story, dossier);
      counts[story.name] = (counts[story.name] ?? 0) + 1;
      if (fault !== null) wrong.push(`${dossier.code} ${fault}`);
    }
  }
  return { counts, wrong };
}

/** Does each, so many at a time, as people at as many desks would. */
async function inTurns<T>(all: readonly T[], does: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of rest) await does(one);
    }),
  );
}
