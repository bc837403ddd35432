import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTrust, type Trust } from '#documents/signing/trust.ts';

/** File of a signing directory with the roots that we believe, as PEM. */
export const ROOTS = 'roots.pem';

/**
 * Whom we believe by a signing directory: its roots, and each of its `*.crl`, read anew each time. Nobody
 * where there is no such directory yet.
 */
export async function loadTrust(directory: string): Promise<Trust> {
  try {
    const names = (await readdir(directory)).filter((name) => name.endsWith('.crl'));
    const roots = await readFile(join(directory, ROOTS), 'utf8');
    const lists = await Promise.all(names.map((name) => readFile(join(directory, name))));
    return readTrust(roots, lists);
  } catch (fault) {
    const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    if (isMissing) return { roots: [], crls: [] };
    throw fault;
  }
}
