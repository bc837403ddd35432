import type pg from 'pg';
import type { Trace } from '#store/catalogue-drafts.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Who does something that touches no dossier, for the audit; no names in `detail`. */
export function traceOf(on: OfficerRequest, act: string, detail: string): Trace {
  const { subject, role, agency } = on.officer;
  return { at: on.services.now(), subject, role, agency, act, detail };
}

/**
 * Makes a change and writes it into the audit in one transaction: neither is there without the other.
 * `change` answers `true` or `'done'` where it changed something; else nothing is written.
 */
export const recordChange = <T extends boolean | string>(
  on: OfficerRequest,
  act: string,
  detail: string,
  change: (client: pg.ClientBase) => Promise<T>,
): Promise<T> =>
  inTransaction(on.services.pool, async (client) => {
    const changed = await change(client);
    if (changed === true || changed === 'done') {
      await writeAudit(client, [
        { ...traceOf(on, act, detail), dossierId: NO_DOSSIER, outcome: 'done' },
      ]);
    }
    return changed;
  });

/** Writes into the audit what was done to staff, calendar or seats. */
export const recordAdministration = (
  on: OfficerRequest,
  act: string,
  detail: string,
): Promise<void> =>
  writeAudit(on.services.pool, [
    { ...traceOf(on, act, detail), dossierId: NO_DOSSIER, outcome: 'done' },
  ]);
