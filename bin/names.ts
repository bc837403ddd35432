/** `npx mot-cua names repair IN --column NAME --out OUT [--register FILE]`: repairs broken names in a CSV or XLSX file. */
import { parseArgs } from 'node:util';
import { progressTo, summaryOf, tellFaults } from '#host/names/repair-words.ts';
import { repairFile } from '#host/names/repair-file.ts';

const USAGE =
  'usage: mot-cua names repair IN.csv|IN.xlsx --column NAME --out OUT [--register FILE] [--encoding LABEL]';

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        column: { type: 'string' },
        out: { type: 'string' },
        register: { type: 'string' },
        encoding: { type: 'string' },
      },
    });
  } catch (fault) {
    console.error((fault as Error).message);
    return null;
  }
}

const given = read();
const [command, from] = given?.positionals ?? [];
const { column, out, register = null, encoding = null } = given?.values ?? {};
if (command !== 'repair' || from === undefined || column === undefined || out === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const progress = progressTo(process.stderr);
const repair = { from, to: out, column, register, encoding, onProgress: progress.tell };
const done = await repairFile(repair);
progress.end();
if (!done.ok) {
  console.error(tellFaults(done.error));
  process.exit(1);
}
console.log(summaryOf(done.value, out));
