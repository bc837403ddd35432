import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { instantFromEpoch } from '#kernel/day.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { CIVIL_BIRTH, officerAt, receiptOf, seatOf } from '#test/support/dossier-fixtures.ts';
import { type RunningSimulators, startSimulators } from '#test/support/simulators.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';
import type { Pace } from '#worker/exchange.ts';

const DOSSIERS = 2000;
/** Time runs ten times as fast: an outage of 300 s is one of 30 s, and every wait a tenth. */
const SCALE = 10;
const OUTAGE_S = 300;
const KILLS = 50;
const PACE: Pace = {
  firstWait: 2000 / SCALE,
  longestWait: 120_000 / SCALE,
  lineWait: 5000 / SCALE,
  lease: 60_000 / SCALE,
  patience: { shortest: 2000 / SCALE, longest: 600_000 / SCALE },
  poll: 500 / SCALE,
};
/** After the outage: three of ten calls fail, and of the others answers are lost, wrong or cut off. */
const FAULTS = { errors: 0.3, lostAnswers: 0.1, webPages: 0.02, rubbish: 0.02, cutOff: 0.02 };
const WORKER = join(import.meta.dirname, 'exchange-worker.ts');
const AT_ONCE = 16;

/**
 * 2,000 dossiers of two events each through an outage of both systems, then through calls of which
 * more than four in ten fail in some way, with the worker killed fifty times while it delivers. At
 * the end the portal's dossiers are compared with ours, line by line.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const store = await openTestStore();
  const simulators = await startSimulators();
  const databaseUrl = String(store.pool.options.connectionString);
  const settings = { ...simulators, databaseUrl, pace: PACE };
  let worker = startWorker(settings);
  try {
    await order(simulators, { isOut: true });
    const ids = await receiveAll(store, simulators);
    const outageMs = (OUTAGE_S * 1000) / SCALE;
    console.log(`${ids.length} dossiers received while both systems are out`);
    await pause(outageMs);
    await order(simulators, FAULTS);
    const back = performance.now();
    let kills = 0;
    for (let left = await waiting(store.ownerPool); left > 0; ) {
      await pause(1500);
      const before = left;
      left = await waiting(store.ownerPool);
      if (left < before) console.log(`${left} deliveries left, ${kills} kills`);
      if (kills >= KILLS || left === 0) continue;
      await kill(worker);
      kills += 1;
      worker = startWorker(settings);
    }
    const caughtUp = (performance.now() - back) / 1000;
    const result = await compare(store.ownerPool, simulators, ids);
    console.log(
      `caught up ${caughtUp.toFixed(1)} s after the line was back (${SCALE} times as fast as life), worker killed ${kills} times`,
    );
    console.log(
      `lost ${result.lost}, doubled ${result.doubled}, wedged ${result.wedged} of ${ids.length}`,
    );
    return { dossiers: ids.length, scale: SCALE, kills, catch_up_s: caughtUp, ...result };
  } finally {
    await kill(worker);
    await simulators.stop();
    await store.close();
  }
}

const startWorker = (settings: object): ChildProcess =>
  spawn(process.execPath, [WORKER, JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

async function order(simulators: RunningSimulators, plan: object): Promise<void> {
  await simulators.order('national-portal', plan);
  await simulators.order('national-population', plan);
}

/** Receives each dossier and passes it on: two events to be told, and one person to be verified. */
async function receiveAll(
  store: TestStore,
  { people }: RunningSimulators,
): Promise<readonly string[]> {
  const now = () => instantFromEpoch(Date.now());
  const seat = seatOf(CIVIL_BIRTH);
  const [first] = seat.procedure.steps;
  if (first === undefined) throw new Error('the procedure has no steps');
  const officer = officerAt(seat, first);
  const one = async (index: number): Promise<string> => {
    const person = people[index % people.length];
    const receipt = receiptOf(CIVIL_BIRTH);
    const applicant = {
      ...receipt.applicant,
      name: person?.name ?? '',
      identityNumber: person?.number ?? null,
      birthDate: person?.birthDate ?? null,
    };
    const received = await store.run({ command: { ...receipt, applicant }, officer, at: now() });
    if (!received.ok) throw new Error(received.refusal.code);
    const { dossierId, version: expectedVersion } = received;
    const act = { type: 'pass-on', note: '' } as const;
    const command = { type: 'act', dossierId, expectedVersion, act } as const;
    const passed = await store.run({ command, officer, at: now() });
    if (!passed.ok) throw new Error(passed.refusal.code);
    return dossierId;
  };
  const ids: string[] = [];
  while (ids.length < DOSSIERS) {
    const batch = Array.from({ length: AT_ONCE }, (_, index) => one(ids.length + index));
    ids.push(...(await Promise.all(batch)));
  }
  return ids.slice(0, DOSSIERS);
}

async function waiting(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    'select count(*)::int as count from delivery where done_version < wanted_version',
  );
  return rows[0].count;
}

/** Of our dossiers: which the portal lacks or has short, which it has twice, which nothing moves any more. */
async function compare(
  pool: pg.Pool,
  simulators: RunningSimulators,
  ids: readonly string[],
): Promise<{ readonly lost: number; readonly doubled: number; readonly wedged: number }> {
  const held = await simulators.held();
  const histories = await loadHistories(pool, ids);
  let [lost, doubled, wedged] = [0, 0, 0];
  for (const { dossier, events } of histories.values()) {
    const statuses = held[dossier.code]?.progress.map(({ TrangThai }) => TrangThai) ?? [];
    const answers = events.filter(({ event }) => event.type === 'identity-checked').length;
    if (new Set(statuses).size < 2 || answers === 0) lost += 1;
    if (statuses.length > 2 || answers > 1) doubled += 1;
    if (dossier.identity === 'awaited') wedged += 1;
  }
  return { lost: lost + ids.length - histories.size, doubled, wedged };
}
