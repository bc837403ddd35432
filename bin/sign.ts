/** `npx mot-cua sign verify FILE.pdf`: says who signed a PDF and whether it is as they signed it. */
import { readFile } from 'node:fs/promises';
import { readVerdict } from '#documents/signing/read-verdict.ts';
import { loadTrust } from '#documents/signing/trust-directory.ts';
import { readConfiguration } from '#host/config.ts';
import { verdictLines } from '#host/verdict-lines.ts';
import { instantFromEpoch } from '#kernel/day.ts';

const [act, file, ...args] = process.argv.slice(2);
if (act !== 'verify' || file === undefined) {
  console.error('usage: mot-cua sign verify FILE.pdf [--data-dir DIR]');
  process.exit(2);
}
const configuration = readConfiguration(args, process.env);
if (!configuration.ok) {
  for (const line of configuration.error) console.error(`mot-cua: ${line}`);
  process.exit(2);
}
try {
  const { directory } = configuration.value.signing;
  const trust = await loadTrust(directory);
  const now = instantFromEpoch(Date.now());
  const verdict = await readVerdict(await readFile(file), trust, { known: now, now });
  for (const line of verdictLines(verdict)) console.log(line);
  if (trust.roots.length === 0) console.log(`No root is believed: ${directory} has no roots.pem`);
  process.exit(verdict.kind === 'valid' ? 0 : 1);
} catch (fault) {
  console.error(`mot-cua: ${fault instanceof Error ? fault.message : String(fault)}`);
  process.exit(2);
}
