import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import * as pki from 'pkijs';
import { type KeyWithChain, parseCertificate } from '#documents/signing/certificate-authority.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Why a PKCS#12 file gives no key. */
export type Pkcs12Fault = 'not-pkcs12' | 'wrong-passphrase' | 'old-encryption' | 'no-key';

/** The bytes of a PKCS#12 file (RFC 7292) with a key and its certificates, the key's own first. */
export async function writePkcs12(
  { privateKey, chain }: KeyWithChain,
  passphrase: string,
): Promise<Uint8Array> {
  const cipher = { cipher: 'aes-256-cbc', passphrase };
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der', ...cipher });
  const bagValue = pki.PKCS8ShroudedKeyBag.fromBER(Uint8Array.from(pkcs8));
  const certificates = chain.map(
    (der) =>
      new pki.SafeBag({
        bagId: CERTIFICATE_BAG,
        bagValue: new pki.CertBag({ parsedValue: parseCertificate(der) }),
      }),
  );
  const safeBags = [new pki.SafeBag({ bagId: KEY_BAG, bagValue }), ...certificates];
  const value = new pki.SafeContents({ safeBags });
  const safe = new pki.AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value }] },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const file = new pki.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await file.makeInternalValues({
    password: bytesOf(passphrase),
    iterations: 2048,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return new Uint8Array(file.toSchema().toBER());
}

/** What a PKCS#12 file holds; the passphrase is of ASCII, as readers agree on nothing else. */
export async function readPkcs12(
  bytes: Uint8Array,
  passphrase: string,
): Promise<Result<KeyWithChain, Pkcs12Fault>> {
  const password = bytesOf(passphrase);
  const file = attempt(() => pki.PFX.fromBER(Uint8Array.from(bytes)));
  if (file === null) return err('not-pkcs12');
  try {
    await file.parseInternalValues({ password, checkIntegrity: true });
  } catch {
    return err('wrong-passphrase');
  }
  const safe = file.parsedValue?.authenticatedSafe;
  if (safe === undefined) return err('not-pkcs12');
  try {
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  } catch {
    return err('old-encryption');
  }
  return keyOf(bagsOf(safe), passphrase);
}

const KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';

const bytesOf = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'utf8')).buffer;

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

function bagsOf(safe: pki.AuthenticatedSafe): readonly pki.SafeBag[] {
  const { safeContents } = safe.parsedValue as {
    readonly safeContents: readonly { readonly value: pki.SafeContents }[];
  };
  return safeContents.flatMap(({ value }) => value.safeBags);
}

function keyOf(
  bags: readonly pki.SafeBag[],
  passphrase: string,
): Result<KeyWithChain, Pkcs12Fault> {
  const shrouded = bags.find(({ bagId }) => bagId === KEY_BAG);
  if (shrouded === undefined) return err('no-key');
  const key = Buffer.from(shrouded.bagValue.toSchema().toBER());
  const privateKey = attempt(() =>
    createPrivateKey({ key, format: 'der', type: 'pkcs8', passphrase }),
  );
  if (privateKey === null) return err('old-encryption');
  const certificates = bags
    .filter(({ bagId }) => bagId === CERTIFICATE_BAG)
    .map(({ bagValue }) => (bagValue as pki.CertBag).parsedValue)
    .filter((value) => value instanceof pki.Certificate)
    .map((value) => new X509Certificate(Buffer.from(value.toSchema().toBER())));
  const chain = chainOf(privateKey, certificates);
  return chain.length === 0 ? err('no-key') : ok({ privateKey, chain });
}

/** The certificate of the key, then those above it, but no root: who trusts it has it. */
function chainOf(
  privateKey: KeyObject,
  certificates: readonly X509Certificate[],
): readonly Uint8Array[] {
  const chain: X509Certificate[] = [];
  let next = certificates.find((one) => one.checkPrivateKey(privateKey));
  while (next !== undefined && !chain.includes(next) && !next.checkIssued(next)) {
    const last = next;
    chain.push(last);
    next = certificates.find((one) => last.checkIssued(one));
  }
  return chain.map(({ raw }) => raw);
}
