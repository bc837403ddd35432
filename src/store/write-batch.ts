import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import type { RecordedEvent } from '#dossier/dossier-event.ts';
import type { Figure, FigureEntry } from '#dossier/figures.ts';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { type SerialRun, takeSerials } from '#store/daily-serial.ts';
import type { DocumentRow } from '#store/document-row.ts';
import type { DossierRow } from '#store/dossier-row.ts';
import type { SealedEvent } from '#store/event-hash.ts';
import { columnOf, eachColumn } from '#store/figure-columns.ts';
import { type FigureMove, moveFiguresBeside, moveRow } from '#store/figures-beside.ts';

/** One event of one dossier with its place in the hash chain. */
export interface EventToWrite {
  readonly dossierId: string;
  readonly recorded: RecordedEvent;
  readonly previousHash: string;
  readonly sealed: SealedEvent;
}

/** A message to be sent, or a timer addressed to ourselves, due at `dueAt`. */
export interface MessageToWrite {
  readonly dossierId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly body: unknown;
  readonly dueAt: string;
}

/** A party to be told of a dossier's events up to this version. */
export interface DeliveryToWrite {
  readonly dossierId: string;
  readonly party: Party;
  readonly version: number;
  readonly dueAt: string;
  /** Trace context of the command, or null. */
  readonly traceparent: string | null;
}

/** What the applicant is told of an event, and how. */
export interface NoticeToWrite {
  readonly dossierId: string;
  /** Of the event. */
  readonly version: number;
  readonly channel: NoticeChannel;
  readonly writtenAt: string;
}

/** Dossier id under which acts that touch no dossier stand in the audit. */
export const NO_DOSSIER = '00000000-0000-0000-0000-000000000000';

export interface AuditEntry {
  readonly dossierId: string;
  readonly at: string;
  readonly subject: string;
  readonly role: string;
  readonly agency: string;
  readonly act: string;
  readonly outcome: 'done' | 'denied' | 'read';
  readonly detail: string;
}

/** All that one transaction writes, for any number of dossiers. */
export interface Batch {
  readonly events: readonly EventToWrite[];
  readonly dossiers: readonly DossierRow[];
  readonly documents: readonly DocumentRow[];
  readonly messages: readonly MessageToWrite[];
  readonly deliveries: readonly DeliveryToWrite[];
  readonly notices: readonly NoticeToWrite[];
  /** What changed of the figures, and which dossiers count for other agencies from now on. */
  readonly figures: readonly FigureEntry[];
  readonly moves: readonly FigureMove[];
  readonly audit: readonly AuditEntry[];
}

/**
 * Writes a batch in one statement: each table from one JSON parameter, whatever the batch's size.
 * Serials that were expected, not allocated, are taken in the same statement; where they are stale
 * nothing at all is written (`isStaleSerial`).
 */
export function writeBatch(
  client: pg.ClientBase | pg.Pool,
  batch: Batch,
  expected: readonly SerialRun[] = [],
): Promise<unknown> {
  return client.query({
    name: 'write-batch',
    text: WRITE,
    values: [
      `[${batch.events.map(eventRow).join(',')}]`,
      JSON.stringify(batch.dossiers),
      JSON.stringify(batch.messages.map(messageRow)),
      JSON.stringify(batch.audit.map(auditRow)),
      JSON.stringify(expected),
      JSON.stringify(batch.deliveries.map(deliveryRow)),
      JSON.stringify(batch.notices.map(noticeRow)),
      JSON.stringify(batch.documents),
      JSON.stringify(batch.figures.map(figureRow)),
      JSON.stringify(batch.moves.map(moveRow)),
    ],
  });
}

/** Writes audit rows alone: what was read, and by whom. */
export async function writeAudit(
  client: pg.Pool | pg.ClientBase,
  audit: readonly AuditEntry[],
): Promise<void> {
  await client.query({
    name: 'write-audit',
    text: AUDIT_INSERT.replaceAll('$4', '$1'),
    values: [JSON.stringify(audit.map(auditRow))],
  });
}

/** Body and actor are JSON text already, written once by `sealEvent`. */
const eventRow = ({ dossierId, recorded, previousHash, sealed }: EventToWrite): string =>
  `{"dossier_id":"${dossierId}","version":${recorded.version},"type":"${recorded.event.type}","at":"${recorded.at}","prev_hash":"${previousHash}","hash":"${sealed.hash}","actor":${sealed.actor},"body":${sealed.body}}`;

const messageRow = (message: MessageToWrite) => ({
  dossier_id: message.dossierId,
  message_id: message.messageId,
  kind: message.kind,
  body: message.body,
  due_at: message.dueAt,
});

const deliveryRow = ({ dossierId, party, version, dueAt, traceparent }: DeliveryToWrite) => ({
  dossier_id: dossierId,
  party,
  wanted_version: version,
  due_at: dueAt,
  traceparent,
});

const noticeRow = ({ dossierId, version, channel, writtenAt }: NoticeToWrite) => ({
  dossier_id: dossierId,
  version,
  channel,
  written_at: writtenAt,
});

/** A delta of figures; what did not change is left out. */
export const figureRow = ({ day, handler, desk, procedure, channel, counts }: FigureEntry) => ({
  day,
  handler,
  desk,
  procedure_code: procedure,
  channel,
  ...Object.fromEntries(
    Object.entries(counts).map(([figure, count]) => [columnOf(figure as Figure), count]),
  ),
});

const auditRow = ({ dossierId, ...entry }: AuditEntry) => ({ dossier_id: dossierId, ...entry });

const AUDIT_INSERT = `
  insert into audit (dossier_id, at, subject, role, agency, act, outcome, detail)
  select * from json_to_recordset($4::json) as x(dossier_id uuid, at timestamptz, subject text,
    role text, agency text, act text, outcome text, detail text)`;

const WRITE = `
with ${takeSerials('$5')}, new_event as (
  insert into event (dossier_id, version, type, body, actor, at, prev_hash, hash)
  select dossier_id, version, type, body, actor, at, decode(prev_hash, 'hex'), decode(hash, 'hex')
  from jsonb_to_recordset($1::jsonb) as x(dossier_id uuid, version int, type text, body jsonb,
    actor jsonb, at timestamptz, prev_hash text, hash text)
    cross join (select count(*) from taken) as serials
), new_message as (
  insert into outbox (dossier_id, message_id, kind, body, due_at)
  select * from json_to_recordset($3::json) as x(dossier_id uuid, message_id uuid, kind text,
    body jsonb, due_at timestamptz)
), new_delivery as (
  insert into delivery (dossier_id, party, wanted_version, due_at, waiting_since, traceparent)
  select dossier_id, party, max(wanted_version), min(due_at), min(due_at), max(traceparent)
  from json_to_recordset($6::json) as x(dossier_id uuid, party text, wanted_version int,
    due_at timestamptz, traceparent text) group by 1, 2
  on conflict (dossier_id, party) do update set
    wanted_version = greatest(delivery.wanted_version, excluded.wanted_version),
    due_at = case when delivery.done_version = delivery.wanted_version
      then excluded.due_at else delivery.due_at end,
    waiting_since = case when delivery.done_version = delivery.wanted_version
      then excluded.waiting_since else delivery.waiting_since end,
    traceparent = excluded.traceparent
), new_notice as (
  insert into notice (dossier_id, version, channel, written_at)
  select * from json_to_recordset($7::json) as x(dossier_id uuid, version int, channel text,
    written_at timestamptz)
), new_document as (
  insert into stored_document (dossier_id, document_id, owners, kind, code, title, number, issuer,
    issued_at, signed_by, sha256, name, media_type, size, replaces, replaced_by, revoked_at,
    revoked_because, copy_of, issued_on, valid_until)
  select * from json_to_recordset($8::json) as x(dossier_id uuid, document_id uuid, owners text[],
    kind text, code text, title text, number text, issuer text, issued_at timestamptz,
    signed_by text, sha256 text, name text, media_type text, size int, replaces uuid,
    replaced_by uuid, revoked_at timestamptz, revoked_because text,
    copy_of text, issued_on date, valid_until date)
  on conflict (dossier_id, document_id) do update set owners = excluded.owners,
    replaced_by = excluded.replaced_by, revoked_at = excluded.revoked_at,
    revoked_because = excluded.revoked_because
), new_figure as (
  insert into figure_delta (day, handler, desk, procedure_code, channel,
    ${eachColumn((column) => column)})
  select day, handler, desk, procedure_code, channel,
    ${eachColumn((column) => `coalesce(${column}, 0)`)}
  from json_to_recordset($9::json) as x(day date, handler text, desk text, procedure_code text,
    channel text, ${eachColumn((column) => `${column} int`)})
), ${moveFiguresBeside('$10')}, new_audit as (${AUDIT_INSERT})
insert into dossier (dossier_id, version, head_hash, code, procedure_code, procedure_from, desk,
  handler, phase, outcome, step, step_role, place, holder, holder_name, received_at, due_at,
  urgent_at, finished_at, closed_at, applicant_name, concerned_name, tracking_keys, search,
  received_desk, received_handler, online, supplement_asked, bundle, fee_due, paid_online,
  digitised, reused, digital_result, phase_since)
select dossier_id, version, decode(head_hash, 'hex'), code, procedure_code, procedure_from, desk,
  handler, phase, outcome, step, step_role, place, holder, holder_name, received_at, due_at,
  urgent_at, finished_at, closed_at, applicant_name, concerned_name, tracking_keys,
  array_to_tsvector(search), received_desk, received_handler, online, supplement_asked, bundle,
  fee_due, paid_online, digitised, reused, digital_result, phase_since
from json_to_recordset($2::json) as x(dossier_id uuid, version int, head_hash text, code text,
  procedure_code text, procedure_from date, desk text, handler text, phase text, outcome text,
  step text, step_role text, place text, holder text, holder_name text, received_at timestamptz,
  due_at timestamptz, urgent_at timestamptz, finished_at timestamptz, closed_at timestamptz,
  applicant_name text, concerned_name text, tracking_keys text[], search text[],
  received_desk text, received_handler text, online boolean, supplement_asked boolean, bundle uuid,
  fee_due boolean, paid_online boolean, digitised boolean, reused boolean, digital_result boolean,
  phase_since timestamptz)
on conflict (dossier_id) do update set
  version = excluded.version, head_hash = excluded.head_hash, code = excluded.code,
  procedure_code = excluded.procedure_code, procedure_from = excluded.procedure_from,
  desk = excluded.desk, handler = excluded.handler, received_at = excluded.received_at,
  phase = excluded.phase,
  outcome = excluded.outcome, step = excluded.step, step_role = excluded.step_role,
  place = excluded.place, holder = excluded.holder, holder_name = excluded.holder_name,
  due_at = excluded.due_at, urgent_at = excluded.urgent_at, finished_at = excluded.finished_at,
  closed_at = excluded.closed_at, applicant_name = excluded.applicant_name,
  concerned_name = excluded.concerned_name, tracking_keys = excluded.tracking_keys,
  search = excluded.search, received_desk = excluded.received_desk,
  received_handler = excluded.received_handler, online = excluded.online,
  supplement_asked = excluded.supplement_asked, bundle = excluded.bundle,
  fee_due = excluded.fee_due, paid_online = excluded.paid_online, digitised = excluded.digitised,
  reused = excluded.reused, digital_result = excluded.digital_result,
  phase_since = excluded.phase_since`;
