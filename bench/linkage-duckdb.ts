/** DuckDB blocks and compares two tables of a province in a process of its own, and says what it took. */
import { DuckDBInstance } from '@duckdb/node-api';
import { oracle } from './linkage-oracle.ts';

const [left = '', right = ''] = process.argv.slice(2);
const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
await oracle(duck, left, right);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const pairs = await duck.runAndReadAll('select count(*) from levels');
console.log(
  JSON.stringify({
    pairs: Number(pairs.getRows()[0]?.[0]),
    megabytes: Math.round(maxRSS / 1024),
    cpu: Math.round((userCPUTime + systemCPUTime) / 1e5) / 10,
  }),
);
