import { createHash } from 'node:crypto';
import { type Named, namedIn, serialOf } from '#documents/signing/certificate-names.ts';
import { type ChainVerdict, checkChain, type Moments } from '#documents/signing/check-chain.ts';
import { checkSignature } from '#documents/signing/check-signature.ts';
import { type FoundSignature, findSignatures } from '#documents/signing/find-signatures.ts';
import { readPdfTime } from '#documents/signing/pdf-time.ts';
import { readCms } from '#documents/signing/read-cms.ts';
import { isSignedOnly } from '#documents/signing/signed-only.ts';
import type { Trust } from '#documents/signing/trust.ts';
import type { Instant } from '#kernel/day.ts';

/** What is to be thought of one signature. */
export type SignatureVerdict =
  | ChainVerdict
  /** What was signed is not what stands there. */
  | { readonly kind: 'altered' }
  /** Its form is one that we cannot judge. */
  | { readonly kind: 'unreadable' };

/** What became of the file after a signature. */
export type Coverage =
  /** Nothing: it is of every byte. */
  | { readonly kind: 'whole' }
  /** A later signature was added, which is of all that was added. */
  | { readonly kind: 'followed'; readonly by: string }
  /** A later signature was added, and with it something else: what is seen is not what was signed. */
  | { readonly kind: 'changed'; readonly by: string }
  /** So many bytes stand at the end that nobody signed. */
  | { readonly kind: 'appended'; readonly bytes: number };

export interface ReadSignature {
  readonly field: string;
  readonly verdict: SignatureVerdict;
  /** Null where it cannot be read. */
  readonly coverage: Coverage | null;
  /** Whom the certificate names; null where it cannot be read. */
  readonly signer: Named | null;
  /** Of the certificate, in hexadecimal. */
  readonly serial: string | null;
  /** When the signer says that it was signed; nobody else witnesses it. */
  readonly claimedAt: Instant | null;
}

/** What is to be thought of a file. */
export interface FileVerdict {
  readonly kind:
    | 'not-pdf'
    | 'unsigned'
    /** Every signature is good, and together they are of every byte. */
    | 'valid'
    /** The bytes are those that were signed, but a certificate is not good. */
    | 'certificate'
    /** The form of a signature is one that we cannot judge. */
    | 'unreadable'
    /** Bytes are not those that were signed, or nobody signed them. */
    | 'altered';
  /** The oldest first. */
  readonly signatures: readonly ReadSignature[];
}

/** Judges the signatures of a file. `moments.known` is now for a file of which nothing is known. */
export async function readVerdict(
  bytes: Uint8Array,
  trust: Trust,
  moments: Moments,
): Promise<FileVerdict> {
  const found = await findSignatures(bytes);
  if (found === null) return { kind: 'not-pdf', signatures: [] };
  const signatures: ReadSignature[] = [];
  for (const [index, one] of found.entries()) {
    const coverage = await coverageOf(one, found[index + 1], bytes);
    signatures.push({ ...(await judge(bytes, one, trust, moments)), field: one.field, coverage });
  }
  return { kind: kindOf(signatures), signatures };
}

function kindOf(signatures: readonly ReadSignature[]): FileVerdict['kind'] {
  const last = signatures.at(-1);
  if (last === undefined) return 'unsigned';
  const kinds = new Set(signatures.map(({ verdict }) => verdict.kind));
  const isChanged = signatures.some(({ coverage }) => coverage?.kind === 'changed');
  if (kinds.has('altered') || isChanged || last.coverage?.kind === 'appended') return 'altered';
  if (kinds.has('unreadable')) return 'unreadable';
  return kinds.size === 1 && kinds.has('good') ? 'valid' : 'certificate';
}

async function coverageOf(
  one: FoundSignature,
  next: FoundSignature | undefined,
  bytes: Uint8Array,
): Promise<Coverage | null> {
  if (one.kind === 'unreadable') return null;
  if (one.end === bytes.byteLength) return { kind: 'whole' };
  if (next?.kind !== 'readable') return { kind: 'appended', bytes: bytes.byteLength - one.end };
  // The next one is of all that stands before it: it begins with the first byte of the file.
  const isOnly = await isSignedOnly(bytes.subarray(0, one.end), bytes.subarray(0, next.end));
  return { kind: isOnly ? 'followed' : 'changed', by: next.field };
}

type Judged = Omit<ReadSignature, 'field' | 'coverage'>;

async function judge(
  bytes: Uint8Array,
  found: FoundSignature,
  trust: Trust,
  moments: Moments,
): Promise<Judged> {
  try {
    return await judgeReadable(bytes, found, trust, moments);
  } catch {
    // Nothing here touches the world: OpenSSL and pkijs throw at certificates and keys that are none.
    return UNREADABLE;
  }
}

async function judgeReadable(
  bytes: Uint8Array,
  found: FoundSignature,
  trust: Trust,
  moments: Moments,
): Promise<Judged> {
  const parts = found.kind === 'readable' ? readCms(found.cms) : null;
  if (found.kind === 'unreadable' || parts === null) return UNREADABLE;
  const { own, certificates } = parts;
  const { start, end } = found.room;
  const form = checkSignature(parts, (digest) =>
    createHash(digest)
      .update(bytes.subarray(0, start))
      .update(bytes.subarray(end, found.end))
      .digest(),
  );
  const verdict: SignatureVerdict =
    form === 'good' ? await checkChain(own, certificates, trust, moments) : { kind: form };
  const claimedAt = found.claimed === null ? null : readPdfTime(found.claimed);
  return { verdict, signer: namedIn(own), serial: serialOf(own), claimedAt };
}

const UNREADABLE = {
  verdict: { kind: 'unreadable' },
  signer: null,
  serial: null,
  claimedAt: null,
} as const;
