import { strict as assert } from 'node:assert';
import { limitName } from '#calendar/limit-name.ts';
import { type PaperForm, paperRule } from '#catalogue/one-stop-rules.ts';
import type { Paper, PaperHead, RefusalPaper } from '#documents/paper.ts';
import type {
  Attachment,
  DossierEvent,
  EventType,
  ReceivedComponent,
  RecordedEvent,
} from '#dossier/dossier-event.ts';
import { stepOf } from '#dossier/acts.ts';
import { evolveAll } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import { parseDossierCode } from '#dossier/dossier-code.ts';
import type { Instant } from '#kernel/day.ts';
import type { Directory } from '#store/directory.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import { factsFor } from '#store/run-command.ts';
import type { Services } from '#web/services.ts';
import { handOvers } from '#workbench/papers/hand-overs.ts';

export interface PaperSource {
  readonly history: DossierHistory;
  readonly facts: Facts;
  readonly directory: Directory;
  /** Name of the system, printed into the QR code. */
  readonly system: string;
  readonly printedAt: Instant;
}

/** Name of this system, as papers give it. */
export const systemName = ({ province }: Directory): string => `Một cửa – ${province.vi}`;

/** What the papers of a dossier are made of, printed at an instant. */
export const paperSource = (
  { world, directory }: Pick<Services, 'world' | 'directory'>,
  history: DossierHistory,
  printedAt: Instant,
): PaperSource => ({
  history,
  facts: factsFor(history, world(), printedAt),
  directory: directory(),
  system: systemName(directory()),
  printedAt,
});

/** A paper form of one dossier, as the dossier stands now. */
export function dossierPaper(form: PaperForm, source: PaperSource): Paper {
  switch (form) {
    case '01':
      return receiptPaper(source);
    case '02':
      return supplementPaper(source);
    case '03':
      return refusalPaper(source);
    case '04':
      return apologyPaper(source);
    case '05':
      return { ...paperHead(source, '05'), form: '05', handOvers: handOvers(source) };
    case 'dung':
      return stopPaper(source);
    case '06':
      assert.fail('form 06 is about many dossiers');
  }
}

/** What every paper of a dossier carries, under the title that its form has. */
export function paperHead(source: PaperSource, form: PaperForm): PaperHead {
  const { history, facts, directory, system, printedAt } = source;
  const { dossier, events } = history;
  const handler = directory.agency(dossier.handler);
  const parent = handler?.parentCode ?? null;
  const corrected = lastOf(events, 'corrected');
  const rule = paperRule(facts.rules, form);
  assert(rule !== null, 'only papers that the rules have are printed');
  return {
    title: rule.name.vi,
    agency: directory.agencyName(dossier.handler, 'vi'),
    parentAgency: parent === null ? null : directory.agencyName(parent, 'vi'),
    place: directory.placeName(dossier.desk),
    system,
    printedAt,
    code: dossier.code,
    procedureCode: dossier.received.procedure.code,
    procedureName: dossier.received.procedure.name,
    applicant: {
      name: dossier.applicant.organisation?.name ?? dossier.applicant.name,
      identityNumber: dossier.applicant.organisation?.taxCode ?? dossier.applicant.identityNumber,
      address: dossier.applicant.address,
      phone: dossier.applicant.phone,
      email: dossier.applicant.email,
    },
    reprint: Math.max(0, (dossier.prints[form] ?? 0) - 1),
    correctedAt: corrected?.at ?? null,
    ...(corrected === null ? {} : { correctionReason: corrected.event.reason }),
  };
}

function receiptPaper(source: PaperSource): Paper {
  const { dossier } = source.history;
  const { received } = dossier;
  const code = parseDossierCode(dossier.code);
  return {
    ...paperHead(source, '01'),
    form: '01',
    desk: source.directory.agencyName(received.desk, 'vi'),
    submitter: dossier.applicant.name,
    components: received.components.map((component) => ({
      ...component,
      name: withScans(component, dossier.attachments),
    })),
    sets: received.sets,
    statutoryTime: limitName(source.facts.procedure.timeLimit).vi,
    receivedAt: dossier.receivedAt,
    dueAt: dossier.due.at,
    collectAt:
      received.delivery.address === null
        ? source.directory.agencyName(dossier.desk, 'vi')
        : `bưu chính công ích, ${received.delivery.address}`,
    fee: received.fee,
    receivedBy: dossier.receivedBy.name,
    registerBook: code.ok ? code.value.day.slice(0, 4) : '',
    registerNumber: code.ok ? String(code.value.serial) : '',
  };
}

/** The name of a paper, with how many scans of it were taken. */
function withScans(component: ReceivedComponent, attachments: readonly Attachment[]): string {
  const scans = attachments.filter((attachment) => attachment.component === component.key).length;
  return scans === 0 ? component.name : `${component.name} (bản quét: ${scans} tệp)`;
}

function supplementPaper(source: PaperSource): Paper {
  const requested = lastOf(source.history.events, 'supplement-requested');
  assert(requested !== null, 'a supplement was requested');
  return {
    ...paperHead(source, '02'),
    form: '02',
    number: source.history.dossier.code,
    items: requested.event.items,
    contact: requested.event.contact || requested.actor.name,
    signedBy: requested.actor.name,
  };
}

/** Phiếu từ chối of a dossier that was refused. */
export function refusalPaper(source: PaperSource): RefusalPaper {
  const refused = lastOf(source.history.events, 'refused');
  assert(refused !== null, 'the dossier was refused');
  return {
    ...paperHead(source, '03'),
    form: '03',
    number: source.history.dossier.code,
    reason: refused.event.reason,
    ground: refused.event.ground,
    contact: source.directory.agencyName(source.history.dossier.desk, 'vi'),
    signedBy: refused.actor.name,
  };
}

function apologyPaper(source: PaperSource): Paper {
  const extended = lastOf(source.history.events, 'extended');
  assert(extended?.event.due.at, 'the dossier has a new due date');
  return {
    ...paperHead(source, '04'),
    form: '04',
    number: source.history.dossier.code,
    receivedAt: source.history.dossier.receivedAt,
    field: source.facts.procedure.field.name.vi,
    oldDueAt: extended.event.previousDue,
    newDueAt: extended.event.due.at,
    newDateWords: source.facts.rules.newDateWords,
    reason: extended.event.reason,
    signedBy: extended.actor.name,
  };
}

function stopPaper(source: PaperSource): Paper {
  const { events, dossier } = source.history;
  const stopped = lastOf(events, 'stopped');
  assert(stopped !== null, 'the dossier was stopped');
  const before = evolveAll(events.filter(({ version }) => version < stopped.version));
  return {
    ...paperHead(source, 'dung'),
    form: 'dung',
    number: dossier.code,
    receivedAt: dossier.receivedAt,
    request: stopped.event.reason,
    stage: stepOf(before, source.facts.procedure).name.vi,
    stoppedAt: stopped.at,
    feeSettlement: stopped.event.feeSettlement,
    signedBy: stopped.actor.name,
  };
}

type RecordedOf<T extends EventType> = RecordedEvent & {
  readonly event: Extract<DossierEvent, { type: T }>;
};

function lastOf<T extends EventType>(
  events: readonly RecordedEvent[],
  type: T,
): RecordedOf<T> | null {
  const isOne = (recorded: RecordedEvent): recorded is RecordedOf<T> =>
    recorded.event.type === type;
  return events.findLast(isOne) ?? null;
}
