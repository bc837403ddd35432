import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';

/** The processes that show pages beside the first one of a system, by its data directory (Linux). */
export function pageProcessesOf(dataDir: string): readonly number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const first = all.find((pid) => commandOf(pid).includes(`--data-dir\0${dataDir}\0`));
  return all
    .filter((pid) => commandOf(pid).endsWith('bin/pages.ts\0') && parentOf(pid) === first)
    .map(Number);
}

const commandOf = (pid: string): string => read(`/proc/${pid}/cmdline`);

const parentOf = (pid: string): string | undefined =>
  read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1];

/** Nothing of a process that has just ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** How many requests each process that shows pages has answered, by its number from 1. */
export async function answeredBy(url: string): Promise<readonly number[]> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const counts: number[] = [];
  for (const [, number, count] of metrics.matchAll(
    /mot_cua_answered_total\{process="([1-9]\d*)"\} (\d+)/g,
  )) {
    counts[Number(number) - 1] = Number(count);
  }
  return counts;
}

/** Enough requests on connections of their own that each process takes some. */
const MANY = 24;
export const many = <T>(work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: MANY }, (_, index) => work(index)));

/** Does something, and holds that every process answered a part of it. */
export async function byAll<T>(url: string, work: () => Promise<T>): Promise<T> {
  const before = await answeredBy(url);
  const done = await work();
  const answered = await answeredBy(url);
  assert.ok(answered.length > 1, 'several processes');
  for (const [index, count] of answered.entries()) {
    assert.ok(count > (before[index] ?? 0), `process ${index + 1}: ${before[index]} to ${count}`);
  }
  return done;
}
