/** `npx mot-cua dcc verify FILE…`: judges vaccine certificates (HCERT) step by step; `dcc measure DIR` counts over vectors. */
import { parseArgs } from 'node:util';
import { measureFiles, vectorFilesIn } from '#host/vaccine-pass/measure-files.ts';
import { loadTrustList } from '#host/vaccine-pass/trust-files.ts';
import { loadValueSets } from '#host/vaccine-pass/value-sets-file.ts';
import { lineOf, verifyFile } from '#host/vaccine-pass/verify-file.ts';
import { instantFromEpoch } from '#kernel/day.ts';

const USAGE = `usage: mot-cua dcc verify FILE… [--trust DIR] [--at TIME]
       mot-cua dcc measure DIR [--trust DIR] [--at TIME]`;

try {
  const options = { trust: { type: 'string' }, at: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [act, ...files] = positionals;
  const ms = values.at === undefined ? 0 : Date.parse(values.at);
  const isAsked = (act === 'verify' || (act === 'measure' && files.length === 1)) && files[0];
  if (!isAsked || Number.isNaN(ms)) throw new Error(USAGE);
  const how = {
    sets: await loadValueSets(),
    trust: values.trust === undefined ? null : await loadTrustList(values.trust),
    at: values.at === undefined ? null : instantFromEpoch(ms),
  };
  if (act === 'measure') {
    const { lines, isGood } = await measureFiles(await vectorFilesIn(isAsked), how);
    for (const line of lines) console.log(line);
    process.exit(isGood ? 0 : 1);
  }
  let isGood = true;
  for (const file of files) {
    const finding = await verifyFile(file, how);
    console.log(lineOf(finding));
    isGood &&= finding.isGood;
  }
  process.exit(isGood ? 0 : 1);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exit(2);
}
