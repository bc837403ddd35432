import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readScenario, type Scenario } from '#host/scenario/scenario.ts';

const SCENARIOS = join(import.meta.dirname, '../../../catalogue/scenarios');

/** A scenario that comes with the software: the members of all JSON files of its folder together. */
export async function readScenarioFiles(name: string): Promise<Scenario> {
  const known = await listScenarios();
  if (!known.includes(name)) {
    throw new Error(`there is no scenario ${name}; known are ${known.join(', ')}`);
  }
  const folder = join(SCENARIOS, name);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  const parts = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as object),
  );
  const read = readScenario(Object.assign({}, ...parts));
  if (!read.ok) throw new Error(`scenario ${name} cannot be read:\n${read.error.join('\n')}`);
  return read.value;
}

const listScenarios = async (): Promise<readonly string[]> =>
  (await readdir(SCENARIOS, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
