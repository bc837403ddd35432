/** `npx mot-cua dcc verify FILE…`: judges vaccine certificates step by step; `dcc measure DIR`, `dcc issue REQUEST`. */
import { parseArgs } from 'node:util';
import { issueFile } from '#host/vaccine-pass/issue-file.ts';
import { measureFiles, vectorFilesIn } from '#host/vaccine-pass/measure-files.ts';
import { loadTrustList } from '#host/vaccine-pass/trust-files.ts';
import { loadValueSets } from '#host/vaccine-pass/value-sets-file.ts';
import { lineOf, verifyFile } from '#host/vaccine-pass/verify-file.ts';
import { instantFromEpoch } from '#kernel/day.ts';

const USAGE = `usage: mot-cua dcc verify FILE… [--trust DIR] [--at TIME]
       mot-cua dcc measure DIR [--trust DIR] [--at TIME]
       mot-cua dcc issue REQUEST.json [--key KEY.pem --certificate CERT.pem --issuer NAME] --out NAME
         without the three: VACCINE_PASS_KEY, VACCINE_PASS_CERTIFICATE, VACCINE_PASS_ISSUER`;
const NAMES = ['trust', 'at', 'key', 'certificate', 'issuer', 'out'] as const;

/** 0 where all is as it has to be, 1 where it is not. */
async function run(): Promise<number> {
  const options = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' } as const]));
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [act, first, ...more] = positionals;
  const { trust, out } = values;
  const key = values['key'] ?? process.env['VACCINE_PASS_KEY'];
  const certificate = values['certificate'] ?? process.env['VACCINE_PASS_CERTIFICATE'];
  const issuer = values['issuer'] ?? process.env['VACCINE_PASS_ISSUER'];
  const ms = values['at'] === undefined ? null : Date.parse(values['at']);
  if (first === undefined || Number.isNaN(ms)) throw new Error(USAGE);
  const at = ms === null ? null : instantFromEpoch(ms);
  const sets = await loadValueSets();
  if (act === 'issue' && key && certificate && issuer && out && more.length === 0) {
    const done = await issueFile({ request: first, key, certificate, issuer, out, at }, sets);
    console.log(done.ok ? done.value.join('\n') : done.error);
    return done.ok ? 0 : 1;
  }
  const how = { sets, trust: trust === undefined ? null : await loadTrustList(trust), at };
  if (act === 'measure' && more.length === 0) {
    const { lines, isGood } = await measureFiles(await vectorFilesIn(first), how);
    console.log(lines.join('\n'));
    return isGood ? 0 : 1;
  }
  if (act !== 'verify') throw new Error(USAGE);
  let code = 0;
  for (const file of [first, ...more]) {
    const finding = await verifyFile(file, how);
    console.log(lineOf(finding));
    if (!finding.isGood) code = 1;
  }
  return code;
}

try {
  process.exitCode = await run();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 2;
}
