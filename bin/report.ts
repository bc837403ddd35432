/** `npx mot-cua report FORM …`: makes a report as a file; without a form, says which there are. */
import { reportCommands } from '#host/reports/report-commands.ts';

const [form = '', ...args] = process.argv.slice(2);
const command = reportCommands[form];
if (command === undefined) {
  console.error(`usage: mot-cua report ${Object.keys(reportCommands).join('|')} …`);
  process.exit(2);
}
process.exit(await command(args));
