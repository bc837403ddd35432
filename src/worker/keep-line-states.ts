import { hostname } from 'node:os';
import type { Party } from '#dossier/deliveries.ts';
import { epochOf } from '#kernel/day.ts';
import { forgetLineStates, type KeptLineState, writeLineStates } from '#store/line-states.ts';
import type { ExchangeOptions } from '#worker/exchange.ts';
import type { PartyReport } from '#worker/serve-party.ts';

/** A change is written within this time, as the pages of other processes show it. */
const LOOK_MS = 500;
/** Without a change this often, well within what `/can-bo/van-hanh` takes for alive. */
const RENEW_MS = 15_000;

/**
 * Writes how this process sees its lines into the database, where it changed and now and then. A
 * write that fails is tried again by the next look; a line is served just the same.
 */
export function keepLineStates(
  { pool, now }: Pick<ExchangeOptions, 'pool' | 'now'>,
  reports: () => ReadonlyMap<Party, Pick<PartyReport, 'line'>>,
): { readonly stop: () => Promise<void> } {
  const me = `${hostname()} ${process.pid}`;
  let written = '';
  let writtenAt = 0;
  let writing: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    const states = [...reports()].map(
      ([party, { line }]): KeptLineState => ({ party, process: me, ...line }),
    );
    const text = JSON.stringify(states);
    const at = now();
    if (states.length === 0 || (text === written && Math.abs(epochOf(at) - writtenAt) < RENEW_MS))
      return;
    await writeLineStates(pool, states, at);
    [written, writtenAt] = [text, epochOf(at)];
  };
  const timer = setInterval(() => {
    writing ??= look()
      .catch(() => undefined)
      .finally(() => {
        writing = null;
      });
  }, LOOK_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await writing;
      await forgetLineStates(pool, me).catch(() => undefined);
    },
  };
}
