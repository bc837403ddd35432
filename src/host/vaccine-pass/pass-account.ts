import { join, resolve } from 'node:path';
import { nameMissing } from '#host/name-missing.ts';

/** Where the key is with which vaccine passports are signed, and whom we believe. */
export interface PassAccount {
  /** With `trust/`, the certificates that the public page believes. */
  readonly directory: string;
  readonly key:
    | PassKeyFiles
    /** Beside the bundled identity provider: a key of its own, made at the first start. */
    | { readonly kind: 'development' }
    | { readonly kind: 'none' };
}

/** PEM files of the issuer, and the authority in whose name it is signed. */
export interface PassKeyFiles {
  readonly kind: 'files';
  readonly key: string;
  readonly certificate: string;
  readonly issuer: string;
}

export function readPassAccount(
  read: { readonly text: (name: string) => string | null },
  dataDir: string,
  isDevelopment: boolean,
  wrong: string[],
): PassAccount {
  const given = {
    VACCINE_PASS_KEY: read.text('VACCINE_PASS_KEY'),
    VACCINE_PASS_CERTIFICATE: read.text('VACCINE_PASS_CERTIFICATE'),
    VACCINE_PASS_ISSUER: read.text('VACCINE_PASS_ISSUER'),
  };
  const directory = join(dataDir, 'vaccine-pass');
  if (Object.values(given).every((value) => value === null)) {
    return { directory, key: { kind: isDevelopment ? 'development' : 'none' } };
  }
  nameMissing(given, wrong);
  const key = resolve(given.VACCINE_PASS_KEY ?? '');
  const certificate = resolve(given.VACCINE_PASS_CERTIFICATE ?? '');
  const issuer = given.VACCINE_PASS_ISSUER ?? '';
  return { directory, key: { kind: 'files', key, certificate, issuer } };
}
