import { createSign } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Holder, KeyWithChain } from '#documents/signing/certificate-authority.ts';
import { readPkcs12 } from '#documents/signing/pkcs12.ts';
import type { Signer, SigningKeys } from '#documents/signing/signer.ts';
import { SigningFault } from '#documents/signing/signing-fault.ts';
import { err, ok } from '#kernel/result.ts';

/** The keys of a directory, a PKCS#12 file a person or agency, all with one passphrase. */
export function pkcs12Keys(directory: string, passphrase: string): SigningKeys {
  const read = new Map<string, { readonly changed: number; readonly signer: Signer }>();
  return {
    signerOf: async (holder) => {
      const file = keyFile(directory, holder);
      const changed = await changedAt(file);
      if (changed === null) return err('no-certificate');
      const known = read.get(file);
      if (known?.changed === changed) return ok(known.signer);
      const key = await readPkcs12(await readFile(file), passphrase);
      // Not which one: the name of a file names a person, and this goes into the log.
      if (!key.ok) throw new SigningFault('key-file', `a ${holder.kind}'s key file: ${key.error}`);
      const signer = signerWith(key.value);
      read.set(file, { changed, signer });
      return ok(signer);
    },
  };
}

/** `demo%3Alanhdao.vinhthanhvan.p12`, `000.01.40.H33.p12`. */
export const keyFile = (directory: string, { id }: Pick<Holder, 'id'>): string =>
  join(directory, `${encodeURIComponent(id)}.p12`);

export const signerWith = ({ privateKey, chain }: KeyWithChain): Signer => ({
  chain,
  sign: (bytes) => Promise.resolve(createSign('sha256').update(bytes).sign(privateKey)),
});

/** When a file was changed, in milliseconds; null where there is none. */
async function changedAt(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw new SigningFault('key-file', 'the directory of the keys cannot be read', fault);
  }
}
