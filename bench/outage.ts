import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { EventType } from '#dossier/dossier-event.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { progressKey } from '#registries/national-portal/adapter.ts';
import { portalProgress } from '#registries/national-portal/codec.ts';
import { loadHistories } from '#store/load-dossier.ts';
import {
  CIVIL_BIRTH,
  officerAt,
  plainActs,
  procedureOf,
  receiptOf,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import { type RunningSimulators, startSimulators } from '#test/support/simulators.ts';
import { done, openTestStore, type TestStore } from '#test/support/store-fixture.ts';
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
/** After the outage: three of ten calls fail, and of the others answers are lost, doubled, old, wrong or cut off. */
const FAULTS = {
  errors: 0.3,
  lostAnswers: 0.1,
  webPages: 0.02,
  rubbish: 0.02,
  cutOff: 0.02,
  outOfOrder: 0.2,
  duplicates: 0.2,
};
const SYSTEMS = ['national-portal', 'national-population', 'civil-status'] as const;
const WORKER = join(import.meta.dirname, 'exchange-worker.ts');
const AT_ONCE = 16;
const LOOK_MS = 500;
/** A worker is killed so long after its first delivery at most. */
const LONGEST_AT_WORK_MS = 1000;

/**
 * 2,000 births, each examined and then to be entered by the civil-status system, through an outage of
 * portal, population database and civil status, then through calls of which more than four in ten
 * fail in some way or say something old, with the worker killed fifty times while it delivers. At
 * the end the portal's lines and the register's cases are compared with ours, one by one.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const store = await openTestStore();
  const simulators = await startSimulators();
  const databaseUrl = String(store.pool.options.connectionString);
  const documents = mkdtempSync(join(tmpdir(), 'mot-cua-outage-'));
  const settings = { ...simulators, databaseUrl, documents, pace: PACE };
  let worker = startWorker(settings);
  try {
    await order(simulators, { isOut: true });
    const ids = await receiveAll(store, simulators);
    const outageMs = (OUTAGE_S * 1000) / SCALE;
    console.log(`${ids.length} dossiers received while all three systems are out`);
    await pause(outageMs);
    await order(simulators, FAULTS);
    const back = performance.now();
    let kills = 0;
    for (let left = await waiting(store.ownerPool); left > 0; ) {
      await pause(LOOK_MS);
      const before = left;
      left = await waiting(store.ownerPool);
      if (left < before) console.log(`${left} deliveries left, ${kills} kills`);
      if (kills >= KILLS || left === 0) continue;
      await worker.hasTold;
      await pause(Math.random() * LONGEST_AT_WORK_MS);
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
    rmSync(documents, { recursive: true, force: true });
  }
}

interface Worker {
  readonly process: ChildProcess;
  /** Its first delivery: a kill before that would prove nothing. */
  readonly hasTold: Promise<unknown>;
}

function startWorker(settings: object): Worker {
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
  const child = fork(WORKER, [JSON.stringify(settings)], { stdio: [...stdio] });
  return { process: child, hasTold: once(child, 'message') };
}

async function kill({ process: worker }: Worker): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

async function order(simulators: RunningSimulators, plan: object): Promise<void> {
  for (const system of SYSTEMS) await simulators.order(system, plan);
}

/** Receives each dossier and examines it: then the civil-status system has its step. */
async function receiveAll(
  store: TestStore,
  { people }: RunningSimulators,
): Promise<readonly string[]> {
  const now = () => instantFromEpoch(Date.now());
  const seat = seatOf(CIVIL_BIRTH);
  const [first, second] = seat.procedure.steps;
  if (first === undefined || second === undefined) throw new Error('the procedure has no steps');
  const counter = officerAt(seat, first);
  const specialist = officerAt(seat, second);
  const one = async (index: number): Promise<string> => {
    const person = people[index % people.length];
    const receipt = receiptOf(CIVIL_BIRTH);
    const applicant = {
      ...receipt.applicant,
      name: person?.name ?? '',
      identityNumber: person?.number ?? null,
      birthDate: person?.birthDate ?? null,
    };
    const received = done(
      await store.run({ command: { ...receipt, applicant }, officer: counter, at: now() }),
    );
    let { version } = received;
    const { dossierId } = received;
    for (const act of [plainActs['pass-on'], { type: 'accept' }, plainActs.propose] as const) {
      const officer = act.type === 'pass-on' ? counter : specialist;
      const command = { type: 'act', dossierId, expectedVersion: version, act } as const;
      ({ version } = done(await store.run({ command, officer, at: now() })));
    }
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

/**
 * Of our dossiers: of which a line, a case or an answer is missing; of which one is there twice; and
 * which still stand before the register.
 */
async function compare(
  pool: pg.Pool,
  simulators: RunningSimulators,
  ids: readonly string[],
): Promise<{ readonly lost: number; readonly doubled: number; readonly wedged: number }> {
  const held = await simulators.held();
  const cases = new Map((await simulators.cases())['civil-status']?.map((one) => [one.key, one]));
  const histories = await loadHistories(pool, ids);
  let [lost, doubled, wedged] = [0, 0, 0];
  for (const { dossier, events } of histories.values()) {
    const source = { dossier, events, procedure: procedureOf(CIVIL_BIRTH), ...PORTAL };
    const wanted = portalProgress(source, 0, dossier.version).map(progressKey);
    const got = (held[dossier.code]?.progress ?? []).map(
      (line) => `${line['ThoiDiemXuLy']} ${line['TrangThai']} ${line['NoiDungXuLy']}`,
    );
    const count = (type: EventType): number =>
      events.filter(({ event }) => event.type === type).length;
    // The child's number comes with the entry, where that was fetched late enough, or after it.
    const hasNumber = Object.values(dossier.outsideResults).some(
      ({ personalNumber }) => personalNumber !== null,
    );
    const answers = ONCE.map(count);
    const sent = cases.get(dossier.code)?.sent ?? 0;
    if (
      wanted.some((line) => !got.includes(line)) ||
      sent === 0 ||
      answers.includes(0) ||
      !hasNumber
    )
      lost += 1;
    const numbers = count('personal-number-arrived');
    if (got.length > new Set(got).size || sent > 1 || [...answers, numbers].some((n) => n > 1))
      doubled += 1;
    const { phase, identity } = dossier;
    if (identity === 'awaited' || !('step' in phase) || phase.step !== 'ky-duyet') wedged += 1;
  }
  return { lost: lost + ids.length - histories.size, doubled, wedged };
}

/** What each dossier must carry once and no more. */
const ONCE: readonly EventType[] = ['identity-checked', 'outside-answered'];
const PORTAL = {
  agencyName: (code: string) => code,
  fileUrl: ({ sha256 }: { readonly sha256: string }) => `https://vidu.vn/${sha256}`,
};
