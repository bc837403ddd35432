/** `npx mot-cua link --left A.csv --right B.csv --out PAIRS.csv`: finds the same people in two tables, or twice in one. */
import { readLinkOptions, USAGE } from '#host/linkage/link-options.ts';
import { runLink } from '#host/linkage/run-link.ts';
import { settingsFile } from '#linkage/settings-file.ts';
import { faultLines, tellTerminal } from '#host/linkage/tell-terminal.ts';

const options = await readLinkOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(`mot-cua: ${options.error}\n${USAGE}`);
  process.exit(2);
}
const { job, showSettings } = options.value;
if (showSettings) {
  console.log(settingsFile(job.settings));
  process.exit(0);
}
const report = await runLink(job, tellTerminal(job.language));
if (!report.ok) {
  const { file, faults } = report.error;
  for (const line of faultLines(file, faults, job.language)) console.error(line);
  process.exit(2);
}
const { left, right, links, reviews } = report.value;
console.log(
  job.language === 'vi'
    ? `${left} và ${right} bản ghi: ${links} cặp được nối, ${reviews} cặp cần xem lại → ${job.out}`
    : `${left} and ${right} records: ${links} pairs linked, ${reviews} to be reviewed → ${job.out}`,
);
