import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_MS = 60_000;

/** Waits until something that goes on by itself has happened; throws where it does not. */
export async function waitFor(hasHappened: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  while (!(await hasHappened())) {
    if (Date.now() > until) throw new Error('it did not happen in time');
    await pause(100);
  }
}
