import type { WorkServices } from '#host/core.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { startRounds } from '#worker/rounds.ts';
import { scanWaiting } from '#worker/scan-waiting.ts';

const MINUTE = 60_000;

/** Scans each minute what was taken without a verdict; nothing where no scanner is configured. */
export function beginScanning({
  virusScanner,
  pool,
  content,
  log,
}: WorkServices): () => Promise<void> {
  if (virusScanner === null) return () => Promise.resolve();
  // By the machine's clock, as the housekeeper: a clock that a developer moved back would stop it.
  const now = () => instantFromEpoch(Date.now());
  const duty = { pool, content, scanner: virusScanner, now, log };
  const work = (signal: AbortSignal) => scanWaiting(duty, signal);
  return startRounds({ name: 'scan', work, wait: MINUTE, longestWait: MINUTE }, log).stop;
}
