import type pg from 'pg';
import type { OutsideAnswer, RecordOutside } from '#dossier/command.ts';
import type { StepSystem } from '#dossier/deliveries.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Declaration } from '#dossier/declaration.ts';
import { type Attachment, RESULT_COMPONENT, type RecordedEvent } from '#dossier/dossier-event.ts';
import { awaitsPersonalNumber } from '#dossier/outside-step.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import type { Instant } from '#kernel/day.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { CaseKey, StepRequest, StepService, StepStatus } from '#registries/step-service.ts';
import { loadHistory } from '#store/load-dossier.ts';
import type { RunCommand } from '#store/run-command.ts';
import type { World } from '#store/world.ts';
import type { AskAgain, Tell } from '#worker/exchange.ts';
import { keepPaper } from '#worker/keep-paper.ts';
import { nextAsking, type Patience } from '#worker/patience.ts';

export interface StepDuty {
  readonly system: StepSystem;
  readonly service: StepService;
  readonly pool: pg.Pool;
  readonly uploadGate: UploadGate;
  readonly runCommand: RunCommand;
  readonly world: () => World;
  /** What was declared, by the members of the system's message. */
  readonly membersOf: (declaration: Declaration | undefined) => StepRequest['members'];
  readonly fileUrl: (attachment: Attachment) => string;
  readonly now: () => Instant;
  readonly patience: Patience;
}

/** One coming of a dossier to a step that the system does. */
interface Visit {
  readonly step: string;
  readonly arrival: RecordedEvent;
  /** How many times it came there, this one included. */
  readonly count: number;
}

/**
 * Lets an outside system do the step at which a dossier stands: sends it once, asks how it stands
 * until there is an answer, and takes the answer over as a command of the core. It asks before it
 * sends: a case of which the first answer was lost is not sent a second time.
 */
export function doOutsideStep(duty: StepDuty): Tell {
  return async ({ dossierId, wantedVersion }) => {
    const { dossier, events } = await loadHistory(duty.pool, dossierId);
    const visit = lastVisit(duty, dossier, events);
    if (visit === null) return wantedVersion;
    const { arrival, step, count } = visit;
    const key: CaseKey = {
      code: count === 1 ? dossier.code : `${dossier.code}.${count}`,
      procedure: dossier.received.procedure.code,
      agency: dossier.handler,
    };
    const context: CallContext = {
      dossierId,
      subject: arrival.actor.subject,
      agency: dossier.handler,
      purpose: `Giải quyết hồ sơ, bước ${step}`,
      procedureCode: key.procedure,
      person: dossier.concerned?.identityNumber ?? dossier.applicant.identityNumber,
    };
    const work = { duty, dossierId, dossier, visit, key, context };
    if (isStillThere(dossier, visit)) {
      const again = await workOn(work);
      if (again !== null) return again;
      return askAgain(duty, arrival.at); // the next look tells it that its answer was taken over
    }
    if (wasGranted(events, arrival)) await duty.service.acknowledge?.(key, context);
    return awaitsPersonalNumber(dossier) ? awaitNumber(work) : wantedVersion;
  };
}

interface Work {
  readonly duty: StepDuty;
  readonly dossierId: string;
  readonly dossier: Dossier;
  readonly visit: Visit;
  readonly key: CaseKey;
  readonly context: CallContext;
}

function lastVisit(
  { system: doer, world }: StepDuty,
  dossier: Dossier,
  events: readonly RecordedEvent[],
): Visit | null {
  const { code, validFrom } = dossier.received.procedure;
  const procedure = world().procedureVersion(code, validFrom);
  const steps = procedure?.steps.filter(({ system }) => system === doer) ?? [];
  const arrivals = events.filter(
    ({ event }) => 'to' in event && steps.some(({ id }) => id === event.to),
  );
  const arrival = arrivals.at(-1);
  if (arrival === undefined || !('to' in arrival.event) || arrival.event.to === null) return null;
  return { step: arrival.event.to, arrival, count: arrivals.length };
}

const isStillThere = ({ phase, enteredAt }: Dossier, { arrival }: Visit): boolean =>
  phase.kind !== 'closed' && phase.kind !== 'awaiting-supplement' && enteredAt === arrival.version;

const wasGranted = (events: readonly RecordedEvent[], { version }: RecordedEvent): boolean =>
  events.some(
    ({ event, version: later }) =>
      later > version && event.type === 'outside-answered' && event.outcome === 'granted',
  );

/** Asks, and sends where there is nothing yet; null where the step has ended by it. */
async function workOn(work: Work): Promise<AskAgain | null> {
  const { duty, dossier, visit, key, context } = work;
  const { service, now } = duty;
  let status = await service.statusOf(key, context);
  if (status === null) {
    await service.submit(requestOf(work), context);
    status = { kind: 'progress', stage: 'sent', note: '' };
  }
  await record(work, await answerOf(work, status));
  if (status.kind !== 'progress') return null;
  const asked = dossier.outside === null ? now() : visit.arrival.at;
  return askAgain(duty, asked);
}

function requestOf({ duty, dossier, key }: Work): StepRequest {
  return {
    key,
    receivedAt: dossier.receivedAt,
    applicant: dossier.applicant,
    concerned: dossier.concerned,
    members: duty.membersOf(dossier.received.declaration),
    files: dossier.attachments
      .filter(({ component }) => component !== RESULT_COMPONENT)
      .map((file) => ({ ...file, url: duty.fileUrl(file) })),
  };
}

async function answerOf({ duty, key }: Work, status: StepStatus): Promise<OutsideAnswer> {
  const reference = key.code;
  if (status.kind !== 'granted') return { ...status, reference };
  const { result, note } = status;
  const paper = await keepResult(duty, key, result.paper);
  return { kind: 'granted', reference, note, result: { ...result, paper } };
}

async function keepResult(
  { uploadGate }: StepDuty,
  { code }: CaseKey,
  bytes: Uint8Array | null,
): Promise<Attachment | null> {
  if (bytes === null) return null;
  return {
    component: RESULT_COMPONENT,
    name: `ket-qua-${code}.pdf`,
    mediaType: 'application/pdf',
    ...(await keepPaper(uploadGate, bytes, 'the paper of the result')),
  };
}

async function record(
  { duty, dossierId, visit }: Work,
  answer: RecordOutside['answer'],
): Promise<void> {
  const { step, arrival } = visit;
  const command = {
    type: 'record-outside',
    dossierId,
    system: duty.system,
    step,
    visit: arrival.version,
    answer,
  } as const;
  const recorded = await duty.runCommand({ command, officer: null, at: duty.now() });
  if (!recorded.ok) throw new Error(`the answer was not recorded: ${recorded.refusal.code}`);
}

/** The number of a child whose birth is registered already: days late, as a rule. */
async function awaitNumber({
  duty,
  dossierId,
  visit,
  key,
  context,
}: Work): Promise<AskAgain | number> {
  const { service, system, runCommand, now } = duty;
  const personalNumber = (await service.personalNumberOf?.(key, context)) ?? null;
  if (personalNumber === null) return askAgain(duty, visit.arrival.at);
  const command = { type: 'record-personal-number', dossierId, system, personalNumber } as const;
  const recorded = await runCommand({ command, officer: null, at: now() });
  if (!recorded.ok) throw new Error(`the number was not recorded: ${recorded.refusal.code}`);
  return recorded.version;
}

const askAgain = ({ now, patience }: StepDuty, since: Instant): AskAgain => ({
  askAgainAt: nextAsking(now(), since, patience),
});
