import type pg from 'pg';
import type { AddedTime, Procedure } from '#catalogue/procedure.ts';
import type { ReceiveDossier } from '#dossier/command.ts';
import { dossierCode } from '#dossier/dossier-code.ts';
import { refusalOfReceipt } from '#dossier/receive.ts';
import type { Facts } from '#dossier/facts.ts';
import { chooseLegs, hasLegs } from '#dossier/legs.ts';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import type { Refusal } from '#dossier/refusal.ts';
import { type Day, dayOf } from '#kernel/day.ts';
import {
  allocateSerials,
  handOut,
  isStaleSerial,
  SerialMemory,
  type SerialRequest,
  type SerialRun,
} from '#store/daily-serial.ts';
import { groupCommit } from '#store/group-commit.ts';
import type { Job, Outcome } from '#store/job.ts';
import { loadForUpdate } from '#store/load-dossier.ts';
import {
  emptyBatch,
  type LoadedDossier,
  type Plan,
  planAct,
  planReceipt,
  refused,
  unknownDossier,
} from '#store/plan.ts';
import { inBatchSpan, inCommandSpan } from '#store/command-spans.ts';
import { inTransaction } from '#store/transaction.ts';
import { addedAt, pinnedProcedure, type World } from '#store/world.ts';
import { type Batch, writeBatch } from '#store/write-batch.ts';

export type RunCommand = (job: Job) => Promise<Outcome>;

/**
 * The one shell through which every change of a dossier goes: lock and load, decide, write the
 * events, projection, outbox and audit, commit. Commands on different dossiers share transactions.
 * Throws only where the world failed (no database); a refusal is an outcome. Applicants are told by
 * the channels that the province has; for the others nothing is written.
 */
export function createRunCommand(
  pool: pg.Pool,
  world: () => World,
  channels: ReadonlySet<NoticeChannel> = NO_CHANNELS,
): RunCommand {
  const memory = new SerialMemory();
  const commit = groupCommit<Job, Outcome>({
    keyOf: (job) => job.command.dossierId,
    queueOf: (job) => deskOf(job),
    commit: (jobs) =>
      inBatchSpan(jobs, () => runTogether({ pool, memory, world: world(), channels }, jobs)),
    commitAlone: (job) =>
      inBatchSpan([job], () => runAlone({ pool, memory, world: world(), channels }, job)),
    maxBatch: 256,
    maxInFlight: 4,
    patience: 20,
  });
  return (job) => inCommandSpan(job, commit);
}

const NO_CHANNELS: ReadonlySet<NoticeChannel> = new Set();

interface Shell {
  readonly pool: pg.Pool;
  readonly memory: SerialMemory;
  readonly world: World;
  readonly channels: ReadonlySet<NoticeChannel>;
}

/** Runs jobs on different dossiers in one transaction; answers in their order. */
async function runTogether(shell: Shell, jobs: readonly Job[]): Promise<readonly Outcome[]> {
  const { pool, memory, world } = shell;
  const receipts = jobs.map((job) => admitReceipt(job, world));
  const requests = receipts.flatMap((receipt) => (receipt?.ok ? [receipt.serial] : []));
  const expected = receipts.includes(null) ? null : memory.expect(requests);
  if (expected !== null) {
    try {
      const plans = planAll(shell, jobs, receipts, expected);
      await writeAll(pool, plans, expected);
      return plans.map(({ outcome }) => outcome);
    } catch (fault) {
      memory.forget(requests);
      if (!isStaleSerial(fault)) throw fault;
    }
  }
  const [outcomes, serials] = await inTransaction(pool, async (client, withCommit) => {
    const acts = jobs.filter((job) => job.command.type !== 'receive');
    const loaded = await loadForUpdate(
      client,
      acts.map((job) => job.command.dossierId),
    );
    const allocated = await allocateSerials(client, requests);
    const plans = planAll(shell, jobs, receipts, allocated, loaded);
    withCommit(writeAll(client, plans));
    return [plans.map(({ outcome }) => outcome), allocated] as const;
  });
  memory.learn(serials);
  return outcomes;
}

function planAll(
  shell: Shell,
  jobs: readonly Job[],
  receipts: readonly (Receipt | null)[],
  serials: readonly SerialRun[],
  loaded: ReadonlyMap<string, LoadedDossier> = NOTHING_LOADED,
): readonly Plan[] {
  const serialOf = handOut(serials);
  return jobs.map((job, index) => {
    const receipt = receipts[index] ?? null;
    return receipt === null
      ? planKnown(job, shell, loaded)
      : planAdmitted(job, receipt, serialOf, shell);
  });
}

async function writeAll(
  client: pg.ClientBase | pg.Pool,
  plans: readonly Plan[],
  expected: readonly SerialRun[] = [],
): Promise<void> {
  const batch = merge(plans);
  if (batch.events.length > 0 || batch.audit.length > 0) {
    await writeBatch(client, batch, expected);
  }
}

const NOTHING_LOADED: ReadonlyMap<string, LoadedDossier> = new Map();

type Receipt =
  | {
      readonly ok: true;
      readonly facts: Facts;
      readonly desk: string;
      readonly serial: SerialRequest;
      readonly added: readonly AddedTime[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Checks a receipt before it takes a serial; null for any other command. */
function admitReceipt(job: Job, world: World): Receipt | null {
  const { command, at } = job;
  if (command.type !== 'receive') return null;
  const day = dayOf(at);
  const procedure = world.procedureInForce(command.procedureCode, day);
  if (procedure === null) return no({ code: 'procedure-not-in-force' });
  const desk = deskOf(job);
  if (desk === null || !mayReceive(job)) return no({ code: 'role-may-not' });
  const handler =
    command.bundle === undefined
      ? world.handlerFor(procedure, desk)
      : competentIn(world, procedure, { desk, unit: command.unit });
  if (handler === null) return no({ code: 'procedure-not-received-here' });
  if (!areLegsDecided(command, procedure, { world, desk, day })) {
    return no({ code: 'leg-not-decided', field: 'legs' });
  }
  const calendar = world.calendarOf(handler, day);
  const facts = { now: at, procedure, rules: world.rulesOn(day), calendar };
  const refusal = refusalOfReceipt(command, procedure);
  if (refusal !== null) return no(refusal);
  const added = command.bundle === undefined ? addedAt(world, procedure, desk) : [];
  return { ok: true, facts, desk, added, serial: { agency: handler, day } };
}

/** Whether each leg that was chosen is in force and has an agency that decides it: else it would never begin. */
function areLegsDecided(
  { legs, bundle, declaration }: ReceiveDossier,
  procedure: Procedure,
  { world, desk, day }: { readonly world: World; readonly desk: string; readonly day: Day },
): boolean {
  if (bundle !== undefined || !hasLegs(procedure)) return true;
  const chosen = chooseLegs(procedure, legs, declaration?.answers);
  if (!chosen.ok) return true; // refused below, with what is wrong
  return chosen.value.every(({ key, unit }) => {
    const part = world.procedureInForce(key, day);
    return part !== null && competentIn(world, part, { desk, unit }) !== null;
  });
}

/** Who decides a leg: the agency of the commune that it is about, else of the desk of the whole. */
function competentIn(
  world: World,
  procedure: Procedure,
  { desk, unit }: { readonly desk: string; readonly unit: string | undefined },
): string | null {
  const seat = unit === undefined ? desk : world.deskOf(unit);
  return seat === null ? null : world.competentAgency(procedure, seat);
}

/** The desk of a receipt: the officer's own, or the one for which the system receives. */
function deskOf({ command, officer }: Job): string | null {
  if (command.type !== 'receive') return null;
  return officer === null ? (command.desk ?? null) : officer.agency;
}

/** The system receives what was filed elsewhere and the legs of what was received, and nothing else. */
const mayReceive = ({ command, officer }: Job): boolean =>
  officer === null
    ? command.type === 'receive' && (command.origin ?? command.bundle) !== undefined
    : officer.role === 'counter-officer';

const no = (refusal: Refusal): Receipt => ({ ok: false, refusal });

function planAdmitted(
  job: Job,
  receipt: Receipt,
  serials: (request: SerialRequest) => number,
  { channels }: Shell,
): Plan {
  if (!receipt.ok) return refused(job, job.command, receipt.refusal);
  if (job.command.type !== 'receive') return { outcome: unknownDossier, writes: emptyBatch };
  const { agency, day } = receipt.serial;
  const code = dossierCode(agency, day, serials(receipt.serial));
  const numbering = { code, desk: receipt.desk, handler: agency, added: receipt.added };
  return planReceipt(job, job.command, receipt.facts, numbering, channels);
}

function planKnown(
  job: Job,
  { world, channels }: Shell,
  loaded: ReadonlyMap<string, LoadedDossier>,
): Plan {
  const { command } = job;
  const found = loaded.get(command.dossierId);
  if (found === undefined || command.type === 'receive') {
    return { outcome: unknownDossier, writes: emptyBatch };
  }
  return planAct(job, command, found, factsFor(found, world, job.at), channels);
}

/** The facts of an open dossier: the law as it pinned it at acceptance. */
export function factsFor(loaded: LoadedDossier, world: World, now: Facts['now']): Facts {
  const { received, receivedAt, handler } = loaded.dossier;
  const procedure = pinnedProcedure(world, loaded.dossier);
  const day = dayOf(receivedAt);
  const rules = world.rulesOn(received.rules ?? day);
  return { now, procedure, rules, calendar: world.calendarOf(handler, day) };
}

const UNIQUE_VIOLATION = '23505';

/** A receipt that meets its own dossier was submitted before: the answer is that dossier. */
async function runAlone(shell: Shell, job: Job): Promise<Outcome> {
  try {
    const [outcome] = await runTogether(shell, [job]);
    return outcome ?? unknownDossier;
  } catch (fault) {
    const repeated = job.command.type === 'receive' && codeOf(fault) === UNIQUE_VIOLATION;
    if (!repeated) throw fault;
    return earlierReceipt(shell.pool, job, fault);
  }
}

async function earlierReceipt(pool: pg.Pool, job: Job, fault: unknown): Promise<Outcome> {
  const { dossierId } = job.command;
  const { rows } = await pool.query(
    'select code, version, desk from dossier where dossier_id = $1',
    [dossierId],
  );
  const row = rows[0];
  if (row === undefined) throw fault;
  // An id that another desk used says nothing about that desk's dossier.
  if (row.desk !== deskOf(job)) return { ok: false, refusal: { code: 'agency-may-not' } };
  return { ok: true, dossierId, code: row.code, version: row.version, repeated: true };
}

const codeOf = (fault: unknown): unknown =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : null;

function merge(plans: readonly Plan[]): Batch {
  const writes = plans.map((plan) => plan.writes);
  return {
    events: writes.flatMap((write) => write.events),
    dossiers: writes.flatMap((write) => write.dossiers),
    documents: writes.flatMap((write) => write.documents),
    messages: writes.flatMap((write) => write.messages),
    deliveries: writes.flatMap((write) => write.deliveries),
    notices: writes.flatMap((write) => write.notices),
    figures: writes.flatMap((write) => write.figures),
    moves: writes.flatMap((write) => write.moves),
    audit: writes.flatMap((write) => write.audit),
  };
}
