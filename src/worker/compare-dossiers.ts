import { nationalOrigin } from '#dossier/origin.ts';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { NationalPortal, PortalRecord } from '#registries/national-portal/adapter.ts';
import { compareWithPortal } from '#registries/national-portal/compare.ts';
import type { PortalSource } from '#registries/national-portal/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { loadHistory } from '#store/load-dossier.ts';
import type { Comparison } from '#store/reconciliation-findings.ts';
import { type DeliveryState, deliveryStates } from '#store/tell-again.ts';
import { pinnedProcedure, type World } from '#store/world.ts';

export interface ComparingDuty {
  readonly pool: pg.Pool;
  readonly portal: NationalPortal;
  readonly world: () => World;
  readonly pace: {
    /** Dossiers that are asked about at the same time. */
    readonly parallel: number;
    /** How often one is asked about before it is left, and milliseconds between, doubled each time. */
    readonly tries: number;
    readonly wait: number;
  };
}

/** What came of asking about a dossier; `moving`: nothing can be said of it while it is being told. */
export type Compared =
  | ({ readonly kind: 'compared' } & Comparison)
  | { readonly kind: 'moving' }
  | { readonly kind: 'unchecked'; readonly fault: RegistryFault };

/**
 * Compares dossiers with what the portal holds, a few at a time. Throws the fault where the portal
 * is down; one that it cannot answer about is left, and counted.
 */
export async function compareDossiers(
  duty: ComparingDuty,
  dossierIds: readonly string[],
  subject: string,
): Promise<readonly Compared[]> {
  const results: Compared[] = [];
  const left = [...dossierIds];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      results.push(await compareOne(duty, next, subject));
    }
  };
  await Promise.all(Array.from({ length: duty.pace.parallel }, work));
  return results;
}

async function compareOne(
  duty: ComparingDuty,
  dossierId: string,
  subject: string,
): Promise<Compared> {
  try {
    // What is told while we ask would look like a difference: then it is looked at again.
    for (let look = 0; look < LOOKS; look += 1) {
      const compared = await look1(duty, dossierId, subject);
      if (compared !== null) return compared;
    }
    return { kind: 'moving' };
  } catch (fault) {
    if (!(fault instanceof RegistryFault) || fault.isOutage) throw fault;
    return { kind: 'unchecked', fault };
  }
}
const LOOKS = 3;

async function look1(
  { pool, portal, world, pace }: ComparingDuty,
  dossierId: string,
  subject: string,
): Promise<Compared | null> {
  const before = await stateOf(pool, dossierId);
  if (before === undefined) throw new Error('the dossier has no delivery to the portal');
  if (before.doneVersion === 0 && !before.isStuck) return { kind: 'moving' };
  const { dossier, events } = await loadHistory(pool, dossierId);
  const procedure = pinnedProcedure(world(), dossier);
  const context: CallContext = {
    dossierId,
    subject,
    agency: dossier.handler,
    purpose: 'Đối chiếu hồ sơ đã đồng bộ',
    procedureCode: procedure.code,
    person: null,
  };
  const known = nationalOrigin(dossier.received.origin)?.code ?? dossier.code;
  const held = await findPatiently(portal, known, context, pace);
  const after = await stateOf(pool, dossierId);
  if (after?.doneVersion !== before.doneVersion) return null;
  if (after.wantedVersion !== before.wantedVersion) return null;
  const source: PortalSource = { dossier, events, procedure, agencyName: same, fileUrl: noAddress };
  return { kind: 'compared', dossierId, differences: compareWithPortal(source, before, held) };
}

/** Neither names nor addresses of files are compared. */
const same = (code: string): string => code;
const noAddress = (): string => '';

const stateOf = async (pool: pg.Pool, dossierId: string): Promise<DeliveryState | undefined> =>
  (await deliveryStates(pool, [dossierId], 'national-portal')).get(dossierId);

/** Asks a few times: of a thousand dossiers some meet a fault that is over a moment later. */
async function findPatiently(
  portal: NationalPortal,
  code: string,
  context: CallContext,
  { tries, wait }: ComparingDuty['pace'],
): Promise<PortalRecord | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await portal.find(code, context);
    } catch (fault) {
      if (!(fault instanceof RegistryFault) || attempt >= tries) throw fault;
      await setTimeout(wait * 2 ** (attempt - 1));
    }
  }
}
