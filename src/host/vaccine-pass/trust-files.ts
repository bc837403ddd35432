import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTrusted, type TrustList } from '#vaccine-pass/trust-list.ts';

/**
 * The certificates of a directory (`*.pem`, `*.cer`, `*.crt`, `*.der`, PEM or DER, several in a PEM).
 * Throws with the name of a file that is none, for a list that is read in part refuses the right ones.
 */
export async function loadTrustList(directory: string): Promise<TrustList> {
  const names = (await readdir(directory)).filter((name) => /\.(?:pem|cer|crt|der)$/i.test(name));
  const lists = await Promise.all(
    names.sort().map(async (name) => {
      try {
        return certificatesIn(await readFile(join(directory, name)));
      } catch (cause) {
        throw new Error(`${join(directory, name)} cannot be read as a certificate`, { cause });
      }
    }),
  );
  return lists.flat();
}

/** Nobody where there is no such directory yet. */
export async function loadTrustListIfAny(directory: string): Promise<TrustList> {
  try {
    return await loadTrustList(directory);
  } catch (fault) {
    const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    if (isMissing) return [];
    throw fault;
  }
}

function certificatesIn(bytes: Buffer): TrustList {
  const parts = bytes.toString('latin1').match(PEM);
  return parts === null ? [readTrusted(bytes)] : parts.map((one) => readTrusted(Buffer.from(one)));
}

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
