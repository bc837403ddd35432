import type { Holder } from '#documents/signing/certificate-authority.ts';
import type { SigningRefusal } from '#documents/signing/signing-fault.ts';
import type { Result } from '#kernel/result.ts';

/** A key that signs, wherever it lies: in a file of ours, or at a service that never gives it away. */
export interface Signer {
  /** DER of the certificate of the key, then of those above it, without the root. */
  readonly chain: readonly Uint8Array[];
  /**
   * Signs bytes by SHA-256: PKCS #1 1.5 for RSA, a DER sequence for ECDSA. Throws a `SigningFault`.
   */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** Where the keys of people and agencies are found. Throws a `SigningFault`. */
export interface SigningKeys {
  readonly signerOf: (holder: Holder) => Promise<Result<Signer, SigningRefusal>>;
}
