import { doubledWait } from '#worker/patience.ts';
import type pg from 'pg';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { PortalCatalogue } from '#registries/national-portal/catalogue.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import {
  keepFault,
  keepFetched,
  type LeasedFetch,
  leaseFetch,
  type NationalList,
} from '#store/national-catalogue.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';

export interface CatalogueDuty {
  readonly pool: pg.Pool;
  readonly catalogue: PortalCatalogue;
  readonly now: () => Instant;
  /** Milliseconds until the first second try of one; doubled with each, up to the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
}

/** For how long one is a worker's alone. */
const LEASE_MS = 60_000;

/**
 * Fetches what somebody asked for of the national catalogues, one after the other, until nothing is
 * due or `signal` ends it. Each is kept by itself: whoever goes on later does so where this ended.
 * Throws where the line is down; what was asked for stays asked for.
 */
export async function fetchCatalogue(duty: CatalogueDuty, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const list = await leaseFetch(duty.pool, 'national_list', duty.now(), LEASE_MS);
    if (list !== null) {
      await fetchOne(duty, 'national_list', list, fetchList);
      continue;
    }
    const one = await leaseFetch(duty.pool, 'national_procedure', duty.now(), LEASE_MS);
    if (one === null) return;
    await fetchOne(duty, 'national_procedure', one, (catalogue, { key }, context) =>
      catalogue.procedure(key, context),
    );
  }
}

type Fetch = (
  catalogue: PortalCatalogue,
  lease: LeasedFetch,
  context: CallContext,
) => Promise<object | null>;

const fetchList: Fetch = (catalogue, { key }, context) =>
  isList(key) ? catalogue[key](context) : Promise.reject(new Error(`no list ${key}`));

const isList = (key: string): key is NationalList =>
  key === 'procedures' || key === 'agencies' || key === 'fields';

async function fetchOne(
  duty: CatalogueDuty,
  table: 'national_list' | 'national_procedure',
  lease: LeasedFetch,
  fetch: Fetch,
): Promise<void> {
  const { pool, catalogue, now } = duty;
  const context = catalogueContext(lease.asker, table === 'national_list' ? null : lease.key);
  try {
    const content = await fetch(catalogue, lease, context);
    await keepFetched(pool, table, lease.key, content, now());
  } catch (fault) {
    if (!(fault instanceof RegistryFault)) throw fault;
    const wait = doubledWait(lease.attempts, duty);
    const retryAt = instantFromEpoch(Math.round(epochOf(now()) + wait));
    const why = { code: fault.code, text: fault.message };
    await keepFault(pool, table, lease.key, why, retryAt);
    if (fault.isOutage) throw fault;
  }
}

/** In whose name the national catalogues are asked; they hold nothing of anybody. */
export const catalogueContext = (
  { subject, agency }: LeasedFetch['asker'],
  procedureCode: string | null,
): CallContext => ({
  dossierId: NO_DOSSIER,
  subject,
  agency,
  purpose: 'Đối chiếu danh mục quốc gia',
  procedureCode,
  person: null,
});
