import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import type { Officer } from '#access/officer.ts';
import type { Instant } from '#kernel/day.ts';
import type { Station } from '#quality/campaign.ts';
import type { CaseClass } from '#quality/case-class.ts';
import type { CaseRefusal } from '#quality/case-refusal.ts';
import {
  type CaseAct,
  decideCase,
  noteCorrection,
  noteRun,
  openCase,
} from '#quality/decide-case.ts';
import type { CaseActor, CaseRules, Finding } from '#quality/quality-case.ts';
import { type SourceRecord, withBasics } from '#quality/source-record.ts';
import { qualityAudit } from '#store/quality-campaigns.ts';
import {
  type CaseChange,
  type LoadedCase,
  loadCases,
  writeCaseChanges,
} from '#store/quality-case-row.ts';
import { changeRecord, readRecordsById } from '#store/quality-records.ts';
import { inTransaction } from '#store/transaction.ts';
import { writeAudit } from '#store/write-batch.ts';

/** Whoever is behind what nobody did by hand. */
const SYSTEM: CaseActor = { subject: 'system', name: '', role: 'system', agency: '' };

/** What a run says of one left record. */
export interface Found {
  readonly leftId: string;
  readonly commune: string;
  /** Null: it agrees with the other source, or is gone. */
  readonly finding: Finding | null;
  /** The last run in which one of both records was met changed. */
  readonly changedRun: number;
}

/** How many cases of a batch began, changed, and ended by it. */
export interface RunChanges {
  readonly opened: number;
  readonly foundAgain: number;
  readonly vanished: number;
}

/**
 * Writes what a run found, a batch of left records at a time: a case for each that differs, none twice,
 * however often the batch is written.
 */
export function writeFindings(
  pool: pg.Pool,
  { campaignId, run }: { readonly campaignId: string; readonly run: number },
  rulesOf: (kind: CaseClass) => CaseRules,
  found: readonly Found[],
  now: Instant,
): Promise<RunChanges> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ caseId: string; leftId: string }>(
      `select case_id as "caseId", left_id as "leftId" from quality_case
        where campaign_id = $1 and left_id = any($2)`,
      [campaignId, found.map(({ leftId }) => leftId)],
    );
    const idOf = new Map(rows.map(({ caseId, leftId }) => [leftId, caseId]));
    const known = await loadCases(client, [...idOf.values()], 'for update');
    const changes = found.flatMap(({ leftId, commune, finding, changedRun }): CaseChange[] => {
      const before = known.get(idOf.get(leftId) ?? '') ?? null;
      const by = { actor: SYSTEM, at: now };
      if (before === null) {
        if (finding === null) return [];
        const place = { caseId: randomUUIDv7(), campaignId, commune };
        const event = openCase(finding, rulesOf(finding.class), run);
        return [{ ...by, place, before, event }];
      }
      const event = noteRun({ run, finding, changedRun }, before.state);
      return event === null ? [] : [{ ...by, place: { ...before.place, commune }, before, event }];
    });
    await writeCaseChanges(client, changes);
    const count = (type: string): number =>
      changes.filter(({ event }) => event.type === type).length;
    return {
      opened: count('opened'),
      foundAgain: count('found-again'),
      vanished: count('vanished'),
    };
  });
}

/** A case with both records and its history, for the page on which it is decided. */
export interface CaseView extends LoadedCase {
  readonly left: SourceRecord | null;
  readonly right: SourceRecord | null;
}

export async function readCase(
  client: pg.Pool | pg.ClientBase,
  caseId: string,
): Promise<CaseView | null> {
  const loaded = (await loadCases(client, [caseId])).get(caseId);
  if (loaded === undefined) return null;
  return { ...loaded, ...(await recordsOf(client, loaded)) };
}

async function recordsOf(
  client: pg.Pool | pg.ClientBase,
  { place: { campaignId }, state: { finding } }: LoadedCase,
): Promise<Pick<CaseView, 'left' | 'right'>> {
  const { leftId, rightId } = finding;
  const read = async (side: 'left' | 'right', id: string | null) =>
    id === null
      ? null
      : ((await readRecordsById(client, { campaignId, side }, [id])).get(id)?.record ?? null);
  return { left: await read('left', leftId), right: await read('right', rightId) };
}

export type CaseAnswer =
  | { readonly kind: 'done'; readonly version: number }
  /** The same person did the same just before: the answer to it was lost. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly refusal: CaseRefusal };

export interface CaseDeed {
  readonly caseId: string;
  /** As the officer saw it. */
  readonly version: number;
  readonly act: CaseAct;
  readonly officer: Officer;
  /** Code of the agency that is a station for a commune; null where there is none. */
  readonly agencyOf: (station: Station, commune: string) => string | null;
  readonly now: Instant;
}

/**
 * Does an act to a case under its lock, with its event, projection, correction and audit in one
 * transaction. Of two who act at once the second sees that it changed.
 */
export function actOnCase(pool: pg.Pool, deed: CaseDeed): Promise<CaseAnswer> {
  const { caseId, version, act, officer, now } = deed;
  return inTransaction(pool, async (client): Promise<CaseAnswer> => {
    const before = (await loadCases(client, [caseId], 'for update')).get(caseId);
    if (before === undefined) return { kind: 'unknown' };
    if (before.state.version !== version) {
      const next = before.history[version];
      const isOwn =
        next?.actor.subject === officer.subject && next.event.type === EVENT_OF[act.type];
      return { kind: isOwn ? 'repeated' : 'changed-meanwhile' };
    }
    const { left, right } = await recordsOf(client, before);
    if (left === null) return { kind: 'changed-meanwhile' };
    const { commune } = before.place;
    const decided = decideCase(act, before.state, {
      officer,
      left,
      right,
      agencyOf: (station) => deed.agencyOf(station, commune),
    });
    if (!decided.ok) return { kind: 'refused', refusal: decided.error };
    const { subject, name, role, agency } = officer;
    const actor = { subject, name, role, agency };
    await writeCaseChanges(client, [
      { place: before.place, before, event: decided.value, actor, at: now },
    ]);
    await writeAudit(client, [
      qualityAudit(officer, caseId, `quality-${decided.value.type}`, 'done', now),
    ]);
    return { kind: 'done', version: version + 1 };
  });
}

const EVENT_OF: Readonly<Record<CaseAct['type'], string>> = {
  judge: 'judged',
  second: 'seconded',
  contradict: 'contradicted',
  identify: 'identified',
  confirm: 'confirmed',
  decline: 'declined',
  undo: 'undone',
};

/**
 * Notes what a register said to the correction that the event `version` ordered, and what the record
 * says from then on. An answer that comes twice is noted once.
 */
export function noteCorrectionAnswer(
  pool: pg.Pool,
  order: { readonly caseId: string; readonly version: number },
  answer: Parameters<typeof noteCorrection>[0],
  now: Instant,
): Promise<void> {
  const { caseId, version } = order;
  return inTransaction(pool, async (client) => {
    const before = (await loadCases(client, [caseId], 'for update')).get(caseId);
    const { rowCount } = await client.query(
      `update quality_correction set done_at = $3, last_fault = null
        where case_id = $1 and version = $2 and done_at is null`,
      [caseId, version, now],
    );
    if (before === undefined || rowCount === 0 || before.state.version !== version) return;
    const event = noteCorrection(answer, before.state);
    const { phase } = before.state;
    if (event === null || phase.kind !== 'correcting') return;
    const { left } = await recordsOf(client, before);
    if (answer.kind === 'taken' && left !== null) {
      const { campaignId } = before.place;
      await changeRecord(client, { campaignId, side: 'left' }, withBasics(left, phase.values));
    }
    await writeCaseChanges(client, [
      { place: before.place, before, event, actor: SYSTEM, at: now },
    ]);
  });
}
