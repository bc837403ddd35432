import type { Logger } from 'pino';
import type pg from 'pg';
import type { ContentStore } from '#documents/content-store.ts';
import { checkTotal, safeFileName } from '#documents/inspect-upload.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { NoticeFile, PortalNotice } from '#registries/national-portal/notice-codec.ts';
import type { PortalNotices } from '#registries/national-portal/notices.ts';
import { filesOf, type NoticeReading } from '#registries/national-portal/notice-receipt.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import {
  dossierIdOfNotice,
  type NoticeProblem,
  noteAcknowledged,
  noteReceived,
  noteReported,
  readNotice,
} from '#store/portal-notices.ts';
import type { RunCommand } from '#store/run-command.ts';
import type { World } from '#store/world.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';

export interface NoticeDuty {
  readonly pool: pg.Pool;
  readonly notices: PortalNotices;
  readonly content: ContentStore;
  readonly uploadGate: UploadGate;
  readonly runCommand: RunCommand;
  /** The procedure of a code in force now, with the desk that receives it; null where none does. */
  readonly seatOf: (procedure: string) => NoticeSeat | null;
  readonly now: () => Instant;
  readonly log: Logger;
  /** Milliseconds after which a reported notice is looked at again: the trader may have mended it. */
  readonly patience: number;
}

export interface NoticeSeat {
  readonly procedure: NonNullable<ReturnType<World['procedureInForce']>>;
  /** Null where no desk of the province receives it. */
  readonly desk: string | null;
  readonly read: (notice: PortalNotice) => NoticeReading;
}

/**
 * Takes over the promotion notices that wait at the portal, each by itself: one that cannot be read
 * is told to a person and holds up no other. The portal is told only after the dossier is written,
 * and a notice that comes again meets its own dossier. Throws where the list cannot be fetched.
 */
export async function takeNotices(duty: NoticeDuty): Promise<void> {
  const codes = await duty.notices.waiting(contextOf(NO_DOSSIER, null));
  for (const code of codes) {
    try {
      await takeNotice(duty, code);
    } catch (fault) {
      // The line broke over this one: it waits at the portal and comes with the next look.
      const of = fault instanceof RegistryFault ? fault.code : 'internal';
      duty.log.warn({ code: of }, 'a notice could not be taken over yet');
      if (fault instanceof RegistryFault && fault.isOutage) throw fault;
    }
  }
}

async function takeNotice(duty: NoticeDuty, code: string): Promise<void> {
  const { pool, notices, now } = duty;
  const dossierId = dossierIdOfNotice(code);
  const known = await readNotice(pool, dossierId);
  if (known?.state === 'closed') return;
  if (known?.state === 'reported' && known.tryAt > now()) return;
  const context = contextOf(dossierId, known?.procedureCode ?? null);
  const notice = await notices.fetch(code, context).catch((fault: unknown) => {
    if (isUnreadable(fault)) return null;
    throw fault;
  });
  if (notice === null) {
    return report(duty, { dossierId, code, procedureCode: '' }, [
      { code: 'message-unreadable', detail: '' },
    ]);
  }
  const row = { dossierId, code, procedureCode: notice.procedure };
  const received = await receive(duty, dossierId, notice);
  if (!received.ok) return report(duty, row, received.problems);
  await noteReceived(pool, row, now());
  await notices.acknowledge(code, received.code, contextOf(dossierId, notice.procedure));
  await noteAcknowledged(pool, dossierId, now());
}

/** The portal answered, with something that is no notice: asking again will not mend it. */
const isUnreadable = (fault: unknown): boolean =>
  fault instanceof RegistryFault && fault.code === 'wrong-shape';

type Received =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problems: readonly NoticeProblem[] };

const failed = (...problems: readonly NoticeProblem[]): Received => ({ ok: false, problems });

async function receive(
  duty: NoticeDuty,
  dossierId: string,
  notice: PortalNotice,
): Promise<Received> {
  const seat = duty.seatOf(notice.procedure);
  if (seat === null) return failed({ code: 'procedure-unknown', detail: notice.procedure });
  const { desk, procedure } = seat;
  if (desk === null) return failed({ code: 'no-desk', detail: procedure.code });
  const reading = seat.read(notice);
  const files = await keepFiles(duty, notice.files);
  const problems = [...(reading.ok ? [] : reading.problems), ...files.problems];
  if (!reading.ok || problems.length > 0) return failed(...problems);
  const outcome = await duty.runCommand({
    command: { ...reading.receipt, ...filesOf(procedure, files.kept), dossierId, desk },
    officer: null,
    at: duty.now(),
  });
  if (!outcome.ok) return failed({ code: 'refused', detail: outcome.refusal.code });
  for (const { sha256 } of files.kept) await duty.content.claim(sha256);
  return { ok: true, code: outcome.code };
}

type KeptFile = Omit<Attachment, 'component'>;

/** Checks files as uploads are, by their content; what is not received goes with the unclaimed. */
async function keepFiles(
  { uploadGate }: NoticeDuty,
  files: readonly NoticeFile[],
): Promise<{ readonly kept: readonly KeptFile[]; readonly problems: readonly NoticeProblem[] }> {
  const kept: KeptFile[] = [];
  const problems: NoticeProblem[] = [];
  for (const { name, base64 } of files) {
    const safe = safeFileName(name);
    const bytes = bytesOf(base64);
    const taken = bytes === null ? null : await uploadGate.take(bytes);
    if (taken?.ok === true) kept.push({ ...taken.value, name: safe });
    else {
      const why = taken === null ? 'cut-off' : taken.error.code;
      problems.push({ code: 'file-unreadable', detail: `${safe}: ${why}` });
    }
  }
  const total = checkTotal(kept.map(({ size }) => size));
  if (!total.ok) problems.push({ code: 'file-unreadable', detail: total.error.code });
  return { kept, problems };
}

/** Strictly: what is no base64 would be decoded into other bytes without a word. */
function bytesOf(base64: string): Buffer | null {
  const plain = base64.replace(/^data:[^,]*,/, '').replaceAll(/\s/g, '');
  return plain !== '' && plain.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(plain)
    ? Buffer.from(plain, 'base64')
    : null;
}

async function report(
  { pool, now, patience }: NoticeDuty,
  row: { readonly dossierId: string; readonly code: string; readonly procedureCode: string },
  problems: readonly NoticeProblem[],
): Promise<void> {
  const at = now();
  const tryAt = instantFromEpoch(epochOf(at) + patience);
  await noteReported(pool, row, problems, { at, tryAt });
}

const contextOf = (dossierId: string, procedureCode: string | null): CallContext => ({
  dossierId,
  subject: 'system',
  agency: 'system',
  purpose: 'Nhận thông báo khuyến mại nộp trên Cổng DVCQG',
  procedureCode,
  person: null,
});
