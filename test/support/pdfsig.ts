import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { X509Certificate } from 'node:crypto';

/** What an independent reader (poppler's pdfsig, with the cryptography of Mozilla's NSS) says of a signature. */
export interface PdfsigSignature {
  readonly commonName: string;
  readonly type: string;
  readonly coversWhole: boolean;
  /** `Signature is Valid.` */
  readonly signature: string;
  /** `Certificate is Trusted.`; empty where it did not come to that. */
  readonly certificate: string;
}

/** Judges with some roots and lists of revoked certificates (DER) of its own. */
export interface Pdfsig {
  readonly read: (pdf: Uint8Array) => readonly PdfsigSignature[];
  readonly remove: () => void;
}

export function pdfsigWith(roots: readonly X509Certificate[], crls: readonly Uint8Array[]): Pdfsig {
  const directory = mkdtempSync(join(tmpdir(), 'pdfsig-'));
  const database = `sql:${directory}`;
  run('certutil', ['-d', database, '-N', '--empty-password']);
  for (const [index, root] of roots.entries()) {
    const file = join(directory, `root-${index}.pem`);
    writeFileSync(file, root.toString());
    run('certutil', ['-d', database, '-A', '-n', `root-${index}`, '-t', 'C,C,C', '-i', file]);
  }
  for (const [index, crl] of crls.entries()) {
    const file = join(directory, `list-${index}.crl`);
    writeFileSync(file, crl);
    run('crlutil', ['-d', database, '-I', '-B', '-i', file]);
  }
  return {
    read: (pdf) => {
      const file = join(directory, 'file.pdf');
      writeFileSync(file, pdf);
      return signaturesOf(run('pdfsig', ['-nssdir', database, file]));
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}

function signaturesOf(said: string): readonly PdfsigSignature[] {
  return said
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((part) => {
      const after = (label: string): string =>
        new RegExp(`- ${label}: (.*)$`, 'm').exec(part)?.[1] ?? '';
      return {
        commonName: after('Signer Certificate Common Name'),
        type: after('Signature Type'),
        coversWhole: /^ {2}- Total document signed$/m.test(part),
        signature: after('Signature Validation'),
        certificate: after('Certificate Validation'),
      };
    });
}

/** pdfsig ends with 2 where a file has no signature; with 1 and without a word where one is bad. */
function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === null || (status !== 0 && program !== 'pdfsig')) {
    throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  }
  return stdout;
}
