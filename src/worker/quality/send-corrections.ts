import { doubledWait } from '#worker/patience.ts';
import type { Logger } from 'pino';
import type pg from 'pg';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { CampaignRoute } from '#quality/campaign.ts';
import { BASICS, basicOf, type BasicValues, withBasics } from '#quality/source-record.ts';
import type { Registries } from '#registries/connect.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { readCampaign } from '#store/quality-campaigns.ts';
import { noteCorrectionAnswer } from '#store/quality-cases.ts';
import {
  type DueCorrection,
  leaseCorrections,
  postponeCorrection,
} from '#store/quality-corrections.ts';
import { qualityContext } from '#worker/quality/quality-context.ts';
import { correctRecord } from '#worker/quality/correct-record.ts';

export interface CorrectionDuty {
  readonly pool: pg.Pool;
  /** Null where nothing is connected: corrections wait. */
  readonly registries: Registries | null;
  readonly routeOf: (kind: string) => CampaignRoute | null;
  readonly now: () => Instant;
  readonly log: Logger;
}

/** As a register would answer, in the language of registers. */
const GONE = 'Nguồn không còn bản ghi này, hoặc không nhận đính chính.';
const BATCH = 20;
const WAITS = { firstWait: 30_000, longestWait: 6 * 3_600_000 };

/** Sends the corrections that are due, until none is. */
export async function sendCorrections(duty: CorrectionDuty, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = await leaseCorrections(duty.pool, BATCH, duty.now());
    if (due.length === 0) return;
    for (const one of due) {
      if (signal.aborted) return;
      await send(duty, one);
    }
  }
}

/**
 * Sends one correction under the key of the event that ordered it: sent again after a lost answer it is
 * the same one. A fault puts it off, each time for longer; it is never given up.
 */
async function send(duty: CorrectionDuty, due: DueCorrection): Promise<void> {
  const { pool, registries, now, log } = duty;
  const { caseId, version, record, values, attempts } = due;
  const campaign = await readCampaign(pool, due.campaignId);
  const corrects = duty.routeOf(campaign?.kind ?? '')?.corrects ?? null;
  if (record === null || corrects === null) {
    // The record is gone from the source: nobody can put it right, and a person looks at it again.
    const answer = { kind: 'refused', code: 'gone', text: GONE } as const;
    await noteCorrectionAnswer(pool, due, answer, now());
    return;
  }
  const putOff = async (code: string): Promise<void> => {
    const wait = doubledWait(attempts, WAITS);
    await postponeCorrection(pool, due, code, instantFromEpoch(epochOf(now()) + wait));
    log.warn({ caseId, version, code }, 'a correction could not be sent; again later');
  };
  if (registries === null) return putOff('not-configured');
  const right = withBasics(record, values);
  const correction = {
    key: `${caseId}:${version}`,
    id: record.id,
    right: {
      name: right.name,
      birthDate: right.birthDate,
      sex: right.sex,
      identityNumber: right.identityNumber,
    },
  };
  try {
    const context = qualityContext(right.identityNumber || record.identityNumber || null);
    const answer = await correctRecord(registries, corrects, correction, context);
    await noteCorrectionAnswer(
      pool,
      due,
      answer.ok
        ? { kind: 'taken', before: beforeOf(values, record) }
        : { kind: 'refused', ...answer.error },
      now(),
    );
  } catch (fault) {
    if (!(fault instanceof RegistryFault)) throw fault;
    await putOff(fault.code);
  }
}

/** What the record said of what was changed, from which it can be undone. */
const beforeOf = (values: BasicValues, record: Parameters<typeof basicOf>[0]): BasicValues =>
  Object.fromEntries(
    BASICS.filter((field) => values[field] !== undefined).map((field) => [
      field,
      basicOf(record, field),
    ]),
  );
