import { join } from 'node:path';
import { openDevelopmentKeys } from '#documents/signing/development-keys.ts';
import { pkcs12Keys } from '#documents/signing/pkcs12-keys.ts';
import type { SigningKeys } from '#documents/signing/signer.ts';
import type { Trust } from '#documents/signing/trust.ts';
import { loadTrust } from '#documents/signing/trust-directory.ts';
import { remoteKeys } from '#host/remote-keys.ts';
import type { SigningAccount } from '#host/signing-account.ts';
import type { Instant } from '#kernel/day.ts';
import type { CallContext, KeepRecord } from '#registries/lgsp/gateway.ts';
import { remoteSigning } from '#registries/remote-signing/adapter.ts';

/** With what results are signed here, and whom we believe. */
export interface OpenSigning {
  /** The keys, for a signing about which the context says everything; null where none are configured. */
  readonly keysFor: ((context: CallContext) => SigningKeys) | null;
  readonly trust: () => Promise<Trust>;
}

/** `keep` keeps the calls to a signing service; keys in files make none. */
export async function openSigning(
  { directory, keys }: SigningAccount,
  keep: KeepRecord,
  now: () => Instant,
): Promise<OpenSigning> {
  const trust = (): Promise<Trust> => loadTrust(directory);
  switch (keys.kind) {
    case 'none':
      return { keysFor: null, trust };
    case 'files': {
      const held = pkcs12Keys(join(directory, 'keys'), keys.passphrase);
      return { keysFor: () => held, trust };
    }
    case 'service': {
      const service = remoteSigning(keys.account, keep, now);
      return { keysFor: (context) => remoteKeys(service, context), trust };
    }
    case 'development': {
      const own = await openDevelopmentKeys(directory, now());
      return { keysFor: () => own, trust };
    }
  }
}
