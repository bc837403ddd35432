import { randomUUID } from 'node:crypto';
import { whyCitizenMayNot } from '#access/citizen.ts';
import { isDenied, whyMayNot } from '#access/may-act.ts';
import type { ActOnDossier, ReceiveDossier, SystemAct } from '#dossier/command.ts';
import { partiesOf } from '#dossier/deliveries.ts';
import { decide } from '#dossier/decide.ts';
import { decideSystemAct } from '#dossier/system-act.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import type { DossierEvent, RecordedEvent } from '#dossier/dossier-event.ts';
import { figureChanges } from '#dossier/figures.ts';
import type { Facts } from '#dossier/facts.ts';
import { noticeChannelOf } from '#dossier/notice.ts';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { type ReceiptNumbering, receive } from '#dossier/receive.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { Refusal, RefusalCode } from '#dossier/refusal.ts';
import { documentRows, touchesDocuments } from '#store/document-row.ts';
import { dossierRow } from '#store/dossier-row.ts';
import { CHAIN_START, sealEvent } from '#store/event-hash.ts';
import { movesOf } from '#store/figures-beside.ts';
import { type Job, type Outcome, whoActs } from '#store/job.ts';
import type { AuditEntry, Batch, MessageToWrite } from '#store/write-batch.ts';

/** A dossier as loaded under its lock: its state and the hash of its last event. */
export interface LoadedDossier {
  readonly dossier: Dossier;
  readonly headHash: string;
}

/** What one job writes and answers: the batch parts of a single command. */
export interface Plan {
  readonly outcome: Outcome;
  readonly writes: Batch;
}

/** The plan of an accepted receipt, whose number has been given out. */
export function planReceipt(
  job: Job,
  command: ReceiveDossier,
  facts: Facts,
  numbering: ReceiptNumbering,
  channels: ReadonlySet<NoticeChannel>,
): Plan {
  const event = receive(command, facts, numbering);
  return record({ job, dossierId: command.dossierId, before: null, facts, channels }, event);
}

/** The plan of an act on a loaded dossier: access first, then the version seen, then the rules. */
export function planAct(
  job: Job,
  command: ActOnDossier | SystemAct,
  loaded: LoadedDossier,
  facts: Facts,
  channels: ReadonlySet<NoticeChannel>,
): Plan {
  const context = { job, dossierId: command.dossierId, before: loaded, facts, channels };
  if (command.type !== 'act') {
    const event = decideSystemAct(command, loaded.dossier, facts);
    return event === null ? nothing(context) : record(context, event);
  }
  const mayNot = whyJobMayNot(job, command, loaded, facts);
  if (mayNot !== null && isDenied(mayNot)) return refused(job, command, { code: mayNot });
  if (command.expectedVersion < loaded.dossier.changedAt && command.act.type !== 'print') {
    return refused(job, command, { code: 'changed-meanwhile' });
  }
  if (mayNot !== null) return refused(job, command, { code: mayNot });
  const decision = decide(command.act, loaded.dossier, facts);
  return decision.ok ? record(context, decision.value) : refused(job, command, decision.error);
}

/** Access of whoever gives the command; the system by itself may do everything. */
function whyJobMayNot(
  { officer, citizen }: Job,
  { act }: ActOnDossier,
  { dossier }: LoadedDossier,
  { procedure }: Facts,
): RefusalCode | null {
  if (officer !== null) return whyMayNot(officer, act.type, dossier, procedure);
  return citizen === undefined ? null : whyCitizenMayNot(citizen, act.type, dossier);
}

/** A refusal writes nothing, but a denial (role or agency) stands in the audit. */
export function refused(job: Job, command: Job['command'], refusal: Refusal): Plan {
  const act = command.type === 'act' ? command.act.type : command.type;
  const audit = isDenied(refusal.code)
    ? [auditEntry(job, command.dossierId, act, 'denied', refusal.code)]
    : [];
  return { outcome: { ok: false, refusal }, writes: { ...emptyBatch, audit } };
}

export const emptyBatch: Batch = {
  events: [],
  dossiers: [],
  documents: [],
  messages: [],
  deliveries: [],
  notices: [],
  figures: [],
  moves: [],
  audit: [],
};

interface Context {
  readonly job: Job;
  readonly dossierId: string;
  readonly before: LoadedDossier | null;
  readonly facts: Facts;
  /** By which an applicant can be told anything. */
  readonly channels: ReadonlySet<NoticeChannel>;
}

function record(context: Context, event: DossierEvent): Plan {
  const { job, dossierId, before, facts, channels } = context;
  const recorded: RecordedEvent = {
    version: (before?.dossier.version ?? 0) + 1,
    at: job.at,
    actor: whoActs(job),
    event,
  };
  const dossier = evolve(before?.dossier ?? null, recorded);
  const previousHash = before?.headHash ?? CHAIN_START;
  const sealed = sealEvent(previousHash, dossierId, recorded);
  const { version } = recorded;
  const channel = noticeChannelOf(event, dossier, facts.procedure, channels);
  const told = channel === null ? [] : [channel];
  return {
    outcome: { ok: true, dossierId, code: dossier.code, version: dossier.version, repeated: false },
    writes: {
      events: [{ dossierId, recorded, previousHash, sealed }],
      dossiers: [dossierRow(dossierId, dossier, sealed.hash, facts.procedure)],
      documents: touchesDocuments(event.type) ? documentRows(dossierId, dossier) : [],
      messages: timers(dossierId, before?.dossier ?? null, dossier),
      deliveries: [...partiesOf(event, dossier, facts.procedure), ...told].map((party) => ({
        dossierId,
        party,
        version,
        dueAt: job.at,
        traceparent: job.traceparent ?? null,
      })),
      figures: figureChanges(before?.dossier ?? null, dossier),
      moves: before === null ? [] : movesOf(dossierId, before.dossier, dossier),
      notices: told.map((one) => ({ dossierId, version, channel: one, writtenAt: job.at })),
      audit: [auditEntry(job, dossierId, event.type, 'done', '')],
    },
  };
}

function nothing({ dossierId, before }: Context): Plan {
  if (before === null) return { outcome: unknownDossier, writes: emptyBatch };
  const { code, version } = before.dossier;
  return { outcome: { ok: true, dossierId, code, version, repeated: true }, writes: emptyBatch };
}

export const unknownDossier: Outcome = { ok: false, refusal: { code: 'unknown-dossier' } };

/** A timer that rings a minute after a due date: at the date itself it has not passed yet. */
export function dueDateTimer(dossierId: string, due: Instant): MessageToWrite {
  const dueAt = instantFromEpoch(epochOf(due) + 60_000);
  return { dossierId, messageId: randomUUID(), kind: 'due-date', body: { due }, dueAt };
}

/** A deadline is a message to ourselves in the future; a due date that moved gets a new one. */
function timers(
  dossierId: string,
  before: Dossier | null,
  after: Dossier,
): readonly MessageToWrite[] {
  if (after.due.at === null || after.due.at === before?.due.at) return [];
  return [dueDateTimer(dossierId, after.due.at)];
}

function auditEntry(
  job: Job,
  dossierId: string,
  act: string,
  outcome: AuditEntry['outcome'],
  detail: string,
): AuditEntry {
  const { subject, role, agency } = whoActs(job);
  return { dossierId, at: job.at, subject, role, agency, act, outcome, detail };
}
