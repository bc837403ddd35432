import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * What the bundled provider remembers (sessions, codes, grants), in memory only: after a restart
 * people sign in again. Entries go when they expire.
 */
export function createMemoryAdapters(now: () => number = Date.now): (model: string) => Adapter {
  const entries = new Map<string, Entry>();
  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresAt > now()) return entry?.payload;
    entries.delete(key);
    return undefined;
  };
  const sweep = (): void => {
    for (const [key, { expiresAt }] of entries) if (expiresAt <= now()) entries.delete(key);
  };
  const findBy = (model: string, field: 'uid' | 'userCode', value: string) =>
    [...entries.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map(live)
      .find((payload) => payload?.[field] === value);

  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      if (entries.size % SWEEP_EVERY === 0) sweep();
      const expiresAt = expiresIn === undefined ? Infinity : now() + expiresIn * 1000;
      entries.set(`${model}:${id}`, { payload, expiresAt });
    },
    find: async (id) => live(`${model}:${id}`),
    findByUid: async (uid) => findBy(model, 'uid', uid),
    findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
    consume: async (id) => {
      const entry = entries.get(`${model}:${id}`);
      if (entry === undefined) return;
      const consumed = Math.floor(now() / 1000);
      entries.set(`${model}:${id}`, { ...entry, payload: { ...entry.payload, consumed } });
    },
    destroy: async (id) => void entries.delete(`${model}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) {
        if (payload.grantId === grantId) entries.delete(key);
      }
    },
  });
}

const SWEEP_EVERY = 200;
