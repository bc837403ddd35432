import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { NationalPopulation } from '#registries/national-population/adapter.ts';
import { loadHistory } from '#store/load-dossier.ts';
import type { RunCommand } from '#store/run-command.ts';
import type { Tell } from '#worker/exchange.ts';

export interface IdentityDuty {
  readonly pool: pg.Pool;
  readonly population: NationalPopulation;
  readonly runCommand: RunCommand;
  readonly now: () => Instant;
}

/** Nobody waits for this answer: the line may be as slow as it is. */
const TIMEOUT = 60_000;

/**
 * Asks the national population database whether the applicant is who they say, in the name of the
 * officer who received the dossier; the answer becomes an event of the dossier.
 */
export function checkIdentity({ pool, population, runCommand, now }: IdentityDuty): Tell {
  return async ({ dossierId, wantedVersion }) => {
    const { dossier } = await loadHistory(pool, dossierId);
    const { identity, applicant, received, receivedBy } = dossier;
    if (identity !== 'awaited' || applicant.identityNumber === null) return wantedVersion;
    const query = randomUUID();
    const outcome = await population.verify(
      {
        query,
        service: received.procedure.code,
        officer: receivedBy.subject,
        agency: received.desk,
        number: applicant.identityNumber,
        name: applicant.name,
        birthDate: applicant.birthDate,
      },
      {
        dossierId,
        subject: receivedBy.subject,
        agency: received.desk,
        purpose: 'Xác thực người nộp hồ sơ',
        procedureCode: received.procedure.code,
        person: applicant.identityNumber,
      },
      TIMEOUT,
    );
    const command = { type: 'record-identity', dossierId, outcome, query } as const;
    const recorded = await runCommand({ command, officer: null, at: now() });
    if (!recorded.ok) throw new Error(`the answer was not recorded: ${recorded.refusal.code}`);
    return wantedVersion;
  };
}
