import { setTimeout as pause } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import type { SharedLocks } from '#store/shared-locks.ts';

/** How long a request waits for the one that writes to the same file. */
const PATIENCE_MS = 30_000;
const AGAIN_MS = 50;

/**
 * One request at a time reads or writes a half-sent file, in whichever process it arrived: after a torn
 * line the next try comes while the server still waits for the rest of the one before. Whoever waits
 * has the one before give up.
 */
export function uploadLocker(locks: SharedLocks): Locker {
  /** Of this process; null while it is asked for. */
  const held = new Map<string, RequestRelease | null>();
  const giveUp = (id: string): void => void held.get(id)?.();
  locks.onWish(giveUp);
  locks.onLoss(() => [...held.keys()].forEach(giveUp));

  const tryLock = async (id: string, release: RequestRelease): Promise<boolean> => {
    if (held.has(id)) {
      giveUp(id);
      return false;
    }
    held.set(id, null);
    let isOurs = false;
    try {
      isOurs = await locks.tryLock(id);
    } finally {
      if (isOurs) held.set(id, release);
      else held.delete(id);
    }
    if (!isOurs) await locks.wish(id);
    return isOurs;
  };
  const unlock = async (id: string): Promise<void> => {
    await locks.unlock(id);
    held.delete(id);
  };

  return {
    newLock: (id): Lock => ({
      lock: async (signal, release) => {
        const until = performance.now() + PATIENCE_MS;
        while (!signal.aborted && performance.now() < until) {
          if (await tryLock(id, release)) {
            if (!signal.aborted) return;
            await unlock(id);
            break;
          }
          await pause(AGAIN_MS);
        }
        throw ERRORS.ERR_LOCK_TIMEOUT;
      },
      unlock: () => unlock(id),
    }),
  };
}
