import type { SigningKeys } from '#documents/signing/signer.ts';
import { SigningFault, type SigningFaultCode } from '#documents/signing/signing-fault.ts';
import { err, ok } from '#kernel/result.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { RemoteSigning } from '#registries/remote-signing/adapter.ts';

/** The keys at a signing service; each call is kept with the dossier that it is about. */
export const remoteKeys = (service: RemoteSigning, context: CallContext): SigningKeys => ({
  signerOf: async ({ id }) => {
    const credential = await worded(service.credentialOf(id, context));
    if (credential === null) return err('no-certificate');
    return ok({
      chain: credential.certificates,
      sign: (bytes) => worded(service.sign(credential, bytes, context)),
    });
  },
});

async function worded<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (fault) {
    if (!(fault instanceof RegistryFault)) throw fault;
    throw new SigningFault(codeOf(fault), `${fault.code}: ${fault.message}`, fault);
  }
}

function codeOf({ code }: RegistryFault): SigningFaultCode {
  if (code === 'try-later') return 'not-confirmed';
  return code === 'refused' || code === 'not-signed-in' || code === 'no-token'
    ? 'service-refused'
    : 'service-down';
}
