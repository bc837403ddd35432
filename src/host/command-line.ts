import { type Configuration, readConfiguration } from '#host/config.ts';
import { type OpenDatabase, openDatabase } from '#host/open-database.ts';
import { loadSecrets } from '#host/secrets.ts';
import { readShippedForms } from '#host/form-files.ts';
import { type Locality, readLocality, seedReference } from '#host/seed-reference.ts';
import { addShippedLaw } from '#host/shipped-law.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { dayOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { loadWorld } from '#store/load-world.ts';
import type { World } from '#store/world.ts';

/** What a command of the command line works with: the database of a system, running or not. */
export interface Workplace {
  readonly configuration: Configuration;
  readonly database: OpenDatabase;
  readonly locality: Locality;
  /** Those in force today. */
  readonly procedures: readonly Procedure[];
  readonly world: World;
  readonly now: Instant;
}

const say = (line: string): void => void process.stderr.write(`mot-cua: ${line}\n`);

/**
 * Runs one command against the database and ends the process with its answer as exit code. The
 * bundled PostgreSQL is used where it runs and started where it does not.
 */
export async function runCommandLine(
  args: readonly string[],
  work: (workplace: Workplace) => Promise<number>,
): Promise<never> {
  const configuration = readConfiguration(args, process.env);
  if (!configuration.ok) {
    for (const line of configuration.error) say(line);
    process.exit(2);
  }
  const secrets = loadSecrets(configuration.value.dataDir);
  const [forms, locality] = await Promise.all([readShippedForms(), readLocality()]);
  const database = await openDatabase(configuration.value, secrets, say);
  let code = 1;
  try {
    await seedReference(database.ownerPool, locality);
    const now = instantFromEpoch(Date.now());
    await addShippedLaw(database.ownerPool, forms, say);
    const { world, catalogue } = await loadWorld(database.ownerPool, dayOf(now));
    code = await work({
      configuration: configuration.value,
      database,
      locality,
      procedures: catalogue.all(dayOf(now)),
      world,
      now,
    });
  } catch (fault) {
    say(fault instanceof Error ? fault.message : String(fault));
  }
  await database.close();
  process.exit(code);
}
