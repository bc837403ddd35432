import type pg from 'pg';
import { legCommands } from '#dossier/leg-commands.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { legId } from '#store/leg-id.ts';
import { loadHistory } from '#store/load-dossier.ts';
import { loadLegs } from '#store/load-legs.ts';
import type { RunCommand } from '#store/run-command.ts';
import { pinnedProcedure, type World } from '#store/world.ts';
import type { Tell } from '#worker/exchange.ts';

export interface LegDuty {
  readonly pool: pg.Pool;
  readonly runCommand: RunCommand;
  readonly world: () => World;
  readonly now: () => Instant;
}

/** Each look does all that can be done at once; what is left after so many is a fault of ours. */
const MOST_LOOKS = 20;

/** Brings an interlinked dossier and its legs to agree, whichever of them moved (`legCommands`). */
export const keepLegs =
  (duty: LegDuty): Tell =>
  async ({ dossierId }) => {
    const { dossier } = await loadHistory(duty.pool, dossierId);
    const bundleId = dossier.received.bundle?.dossierId ?? dossierId;
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      if (!(await keepTogether(duty, bundleId))) return dossier.version;
    }
    throw new Error('an interlinked dossier and its legs do not come to agree');
  };

/** Does what is to be done now; tells whether that was anything. */
async function keepTogether(duty: LegDuty, bundleId: string): Promise<boolean> {
  const { pool, world, runCommand, now } = duty;
  const { dossier: bundle } = await loadHistory(pool, bundleId);
  const idOf = (key: string): string => legId(bundleId, key);
  const legs = await loadLegs(pool, bundleId, bundle);
  const procedure = pinnedProcedure(world(), bundle);
  const calendar = world().calendarOf(bundle.handler, dayOf(bundle.receivedAt));
  const commands = legCommands({ bundleId, bundle, procedure, calendar, legs, idOf });
  for (const command of commands) {
    const outcome = await runCommand({ command, officer: null, at: now() });
    if (!outcome.ok) throw new Error(`${command.type} was not taken: ${outcome.refusal.code}`);
  }
  return commands.length > 0;
}
