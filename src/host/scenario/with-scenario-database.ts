import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfiguration } from '#host/config.ts';
import { type OpenDatabase, openDatabase } from '#host/open-database.ts';
import { loadSecrets } from '#host/secrets.ts';

/**
 * Works in a database of its own: in a folder that does not exist or is empty, and stays, or in one that
 * is removed again. No setting of the environment leads it to a database that serves.
 */
export async function withScenarioDatabase<T>(
  dataDir: string | null,
  say: (line: string) => void,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const folder =
    dataDir === null ? await mkdtemp(join(tmpdir(), 'mot-cua-scenario-')) : resolve(dataDir);
  if (dataDir !== null && (await holdsAnything(folder))) {
    throw new Error(`${folder} holds something already: a scenario needs a folder of its own`);
  }
  const configuration = readConfiguration(['--data-dir', folder], {});
  if (!configuration.ok) throw new Error(configuration.error.join('\n'));
  const database = await openDatabase(configuration.value, loadSecrets(folder), say);
  try {
    return await work(database);
  } finally {
    await database.close();
    if (dataDir === null) await rm(folder, { recursive: true, force: true });
  }
}

async function holdsAnything(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length > 0;
  } catch {
    return false; // it is not there yet
  }
}
