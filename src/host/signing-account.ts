import { join } from 'node:path';
import { nameMissing } from '#host/name-missing.ts';
import type { RemoteSigningAccount } from '#registries/remote-signing/adapter.ts';

/** Where the keys are with which results are signed, and whom we believe. */
export interface SigningAccount {
  /** With `roots.pem`, `*.crl`, and `keys/` where keys are files. */
  readonly directory: string;
  readonly keys:
    | { readonly kind: 'files'; readonly passphrase: string }
    | { readonly kind: 'service'; readonly account: RemoteSigningAccount }
    /** Beside the bundled identity provider: an authority of our own that makes them. */
    | { readonly kind: 'development' }
    | { readonly kind: 'none' };
}

interface Reader {
  readonly text: (name: string) => string | null;
  readonly url: (name: string, schemes: readonly string[]) => string | null;
}

export function readSigningAccount(
  read: Reader,
  dataDir: string,
  isDevelopment: boolean,
  wrong: string[],
): SigningAccount {
  const directory = read.text('SIGNING_DIR') ?? join(dataDir, 'signing');
  return { directory, keys: readKeys(read, isDevelopment, wrong) };
}

function readKeys(read: Reader, isDevelopment: boolean, wrong: string[]): SigningAccount['keys'] {
  const passphrase = read.text('SIGNING_PASSPHRASE');
  const service = {
    CSC_URL: read.url('CSC_URL', ['http', 'https']),
    CSC_CLIENT_ID: read.text('CSC_CLIENT_ID'),
    CSC_CLIENT_SECRET: read.text('CSC_CLIENT_SECRET'),
  };
  if (Object.values(service).every((value) => value === null)) {
    if (passphrase === null) return { kind: isDevelopment ? 'development' : 'none' };
    // Readers of PKCS#12 disagree on every other letter.
    if (!/^[\u0020-\u007E]+$/.test(passphrase)) wrong.push('SIGNING_PASSPHRASE must be of ASCII');
    return { kind: 'files', passphrase };
  }
  nameMissing(service, wrong);
  if (passphrase !== null) wrong.push('SIGNING_PASSPHRASE and CSC_URL exclude each other');
  return {
    kind: 'service',
    account: {
      url: (service.CSC_URL ?? '').replace(/\/$/, ''),
      clientId: service.CSC_CLIENT_ID ?? '',
      clientSecret: service.CSC_CLIENT_SECRET ?? '',
    },
  };
}
