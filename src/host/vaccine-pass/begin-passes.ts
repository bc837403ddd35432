import type { WorkServices } from '#host/core.ts';
import { openPassKey } from '#host/vaccine-pass/open-pass-key.ts';
import type { PassAccount } from '#host/vaccine-pass/pass-account.ts';
import { loadPlatformNames } from '#host/vaccine-pass/platform-names-file.ts';
import { loadValueSets } from '#host/vaccine-pass/value-sets-file.ts';
import { startRounds } from '#worker/rounds.ts';
import { issueRequested } from '#worker/vaccine-pass/issue-requested.ts';

const WAIT = 1000;
const LONGEST_WAIT = 60_000;

/**
 * Signs the passports that the Department of Health asks for; without a key, or a line, they wait. A key that
 * cannot be read stops nothing else: it is told in the log, and they wait too.
 */
export async function beginPasses(
  { pool, registries, now, log }: WorkServices,
  account: PassAccount,
): Promise<() => Promise<void>> {
  const issuer = await openPassKey(account).catch((fault: unknown) => {
    log.error(
      { fault: String(fault) },
      'the key of vaccine passports cannot be read: none is signed',
    );
    return null;
  });
  const isOpen =
    registries !== null &&
    registries.connected.has('vaccination') &&
    registries.connected.has('national-population');
  if (issuer === null || !isOpen) return () => Promise.resolve();
  const [sets, names] = await Promise.all([loadValueSets(), loadPlatformNames()]);
  const issuing = { ...issuer, sets };
  const waits = { firstWait: 5000, longestWait: LONGEST_WAIT };
  const duty = { pool, registries, issuing, names, now, ...waits };
  const { stop } = startRounds(
    {
      name: 'vaccine passports',
      work: (signal) => issueRequested(duty, signal),
      wait: WAIT,
      longestWait: LONGEST_WAIT,
    },
    log,
  );
  return stop;
}
