import { text as readText } from 'node:stream/consumers';
import type pg from 'pg';
import type { ContentStore } from '#documents/content-store.ts';
import type { Interlinking } from '#registries/interlinking/adapter.ts';
import { type InterlinkingSource, registrationResult } from '#registries/interlinking/codec.ts';
import { missingStatuses } from '#registries/interlinking/missing-statuses.ts';
import { interlinkingStatuses, type StatusStep } from '#registries/interlinking/statuses.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { scansOf } from '#store/content-scans.ts';
import { loadHistory } from '#store/load-dossier.ts';
import { pinnedProcedure, type World } from '#store/world.ts';
import type { Tell } from '#worker/exchange.ts';

export interface InterlinkingDuty {
  readonly pool: pg.Pool;
  readonly interlinking: Interlinking;
  readonly content: ContentStore;
  readonly world: () => World;
  readonly agencyName: InterlinkingSource['agencyName'];
  readonly workingDaysAfter: InterlinkingSource['workingDaysAfter'];
}

/**
 * Tells the interlinking software the statuses of a dossier that it has not been told, in their lawful
 * order. Where an earlier try may have arrived, or it finds one out of order (somebody pushed statuses
 * by hand), it is asked what it holds, and told just what leads from there to where we are.
 */
export function tellInterlinking(duty: InterlinkingDuty): Tell {
  return async ({ dossierId, doneVersion, attempts }) => {
    const { dossier, events } = await loadHistory(duty.pool, dossierId);
    const procedure = pinnedProcedure(duty.world(), dossier);
    const wanted = interlinkingStatuses(events, procedure);
    const told = wanted.filter(({ recorded }) => recorded.version <= doneVersion);
    if (wanted.length === told.length) return dossier.version;
    const telling: Telling = {
      interlinking: duty.interlinking,
      wanted,
      source: { ...duty, dossier, events, procedure, paper: await paperOf(duty, dossier) },
      context: {
        dossierId,
        subject: dossier.receivedBy.subject,
        agency: dossier.handler,
        purpose: 'Cập nhật trạng thái hồ sơ liên thông',
        procedureCode: procedure.code,
        person: dossier.concerned?.identityNumber ?? null,
      },
    };
    if (attempts > 1) await tellMissing(telling);
    else await tellRest(telling, wanted.slice(told.length));
    return dossier.version;
  };
}

interface Telling {
  readonly interlinking: Interlinking;
  readonly wanted: readonly StatusStep[];
  readonly source: InterlinkingSource;
  readonly context: CallContext;
}

/** What follows on what was told; where it does not follow there, what is held is asked for first. */
async function tellRest(telling: Telling, rest: readonly StatusStep[]): Promise<void> {
  try {
    await tellEach(telling, rest);
  } catch (fault) {
    if (!(fault instanceof RegistryFault) || fault.code !== 'out-of-order') throw fault;
    await tellMissing(telling);
  }
}

async function tellMissing(telling: Telling): Promise<void> {
  const { interlinking, wanted, source, context } = telling;
  const held = await interlinking.statusesOf(source.dossier.code, context);
  const missing = missingStatuses(held, wanted);
  if (missing.ok) return tellEach(telling, missing.value);
  const ours = wanted.map(({ status }) => status).join('→');
  throw new RegistryFault('out-of-order', `DVCLT ${held.join('→')}; một cửa ${ours}`);
}

async function tellEach(
  { interlinking, source, context }: Telling,
  steps: readonly StatusStep[],
): Promise<void> {
  for (const step of steps) await interlinking.update(step, source, context);
}

/** The bytes of what the civil-status register issued, in base64. */
async function paperOf(
  { content, pool }: InterlinkingDuty,
  dossier: InterlinkingSource['dossier'],
): Promise<string> {
  const paper = registrationResult({ dossier })?.paper ?? null;
  if (paper === null || !(await content.has(paper.sha256))) return '';
  const scans = await scansOf(pool, [paper.sha256]);
  if (scans.get(paper.sha256) === 'infected') return ''; // nobody gets it, as if it were not there
  return readText(content.open(paper.sha256).setEncoding('base64'));
}
