/** `npm run bench -- NAME`: runs one measurement; its last line is one JSON object. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const [name, ...args] = process.argv.slice(2);
const names = [
  'intake',
  'worklist',
  'seed',
  'first-page',
  'portal',
  'page-functions',
  'paint',
  'catalogue',
  'outage',
  'deliveries',
  'interlinked',
  'exchange-log',
  'statistics',
  'signing',
  'names',
  'store',
  'linkage',
  'linkage-look-up',
  'vaccine-pass',
];
const file = join(import.meta.dirname, `${name}.ts`);
if (name === undefined || !names.includes(name) || !existsSync(file)) {
  console.error(`usage: npm run bench -- ${names.join(' | ')}`);
  process.exit(2);
}
const { bench } = await import(file);
const figures = await bench(args);
console.log(JSON.stringify(figures));
