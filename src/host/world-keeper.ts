import type pg from 'pg';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { FormShelf } from '#eform/form-shelf.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import type { Directory } from '#store/directory.ts';
import { loadWorld, readRevision } from '#store/load-world.ts';
import type { World } from '#store/world.ts';

export interface WorldKeeper {
  readonly world: () => World;
  readonly directory: () => Directory;
  readonly catalogue: () => Catalogue;
  readonly forms: () => FormShelf;
  /** Reads everything again, now. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => void;
}

const POLL_MS = 10_000;

/**
 * Law, agencies and calendars in memory, read again when another process changed them or a new
 * day began (what is in force is a matter of days).
 */
export async function keepWorldFresh(
  pool: pg.Pool,
  now: () => Instant,
  say: (line: string) => void,
): Promise<WorldKeeper> {
  let day = dayOf(now());
  let loaded = await loadWorld(pool, day);
  const refresh = async (): Promise<void> => {
    day = dayOf(now());
    loaded = await loadWorld(pool, day);
  };
  const poll = async (): Promise<void> => {
    if ((await readRevision(pool)) !== loaded.revision || dayOf(now()) !== day) await refresh();
  };
  const timer = setInterval(() => {
    // With the database down the last reading serves until it is back.
    poll().catch((fault: unknown) => say(`reference data could not be read: ${String(fault)}`));
  }, POLL_MS);
  timer.unref();
  return {
    world: () => loaded.world,
    directory: () => loaded.directory,
    catalogue: () => loaded.catalogue,
    forms: () => loaded.forms,
    refresh,
    stop: () => clearInterval(timer),
  };
}
