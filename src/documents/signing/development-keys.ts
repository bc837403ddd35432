import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { link, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type CertificateAuthority,
  createAuthority,
  type Days,
  type Holder,
  issueCrl,
  issueKey,
  type Revoked,
} from '#documents/signing/certificate-authority.ts';
import { readPkcs12, writePkcs12 } from '#documents/signing/pkcs12.ts';
import { keyFile, pkcs12Keys } from '#documents/signing/pkcs12-keys.ts';
import type { SigningKeys } from '#documents/signing/signer.ts';
import { ROOTS } from '#documents/signing/trust-directory.ts';
import { epochOf, type Instant } from '#kernel/day.ts';

/** Keys of an authority of our own: whoever is to sign for the first time is given one. */
export interface DevelopmentKeys extends SigningKeys {
  /** Puts the key of a holder on the list of the revoked; the next signing makes another. */
  readonly revoke: (holder: Pick<Holder, 'id'>, at: Instant) => Promise<void>;
}

const NAME = 'CA thử nghiệm Một Cửa (không có giá trị pháp lý)';
const KEYS = 'keys';
const PASSPHRASE = 'passphrase';
const AUTHORITY_KEY = 'authority-key.pem';
const CRL = 'authority.crl';
const REVOKED = 'revoked.json';
const YEAR = 365 * 24 * 3_600_000;
const MODE = 0o600;

/**
 * Opens the directory; makes it with an authority of its own where there is none yet. For development alone: its
 * root is believed by nobody else. The clock of a demonstration may go ahead for years.
 */
export async function openDevelopmentKeys(
  directory: string,
  now: Instant,
): Promise<DevelopmentKeys> {
  await makeOnce(directory, now);
  const passphrase = await readFile(join(directory, PASSPHRASE), 'utf8');
  const authority = await readAuthority(directory, passphrase);
  const keys = join(directory, KEYS);
  const held = pkcs12Keys(keys, passphrase);
  return {
    signerOf: async (holder) => {
      const known = await held.signerOf(holder);
      if (known.ok || known.error !== 'no-certificate') return known;
      const key = await issueKey(authority, holder, yearsFrom(now, 10));
      await writeNew(keyFile(keys, holder), await writePkcs12(key, passphrase));
      return held.signerOf(holder);
    },
    revoke: async (holder, at) => {
      const file = keyFile(keys, holder);
      const key = await readPkcs12(await readFile(file), passphrase);
      const [certificate] = key.ok ? key.value.chain : [];
      if (certificate === undefined) throw new Error('the key cannot be read');
      const revoked = [
        ...(await readRevoked(directory)),
        { certificate, at: new Date(epochOf(at)) },
      ];
      const kept = revoked.map((one) => ({ ...one, certificate: base64(one.certificate) }));
      await writeOver(join(directory, REVOKED), JSON.stringify(kept));
      await writeOver(join(directory, CRL), await issueCrl(authority, revoked, yearsFrom(now, 20)));
      await rm(file);
    },
  };
}

/** All files are there at once, or none: another process may begin at the same moment. */
async function makeOnce(directory: string, now: Instant): Promise<void> {
  if (await exists(join(directory, ROOTS))) return;
  await mkdir(dirname(directory), { recursive: true });
  const fresh = await mkdtemp(`${directory}.new-`);
  const authority = await createAuthority(NAME, yearsFrom(now, 20));
  const passphrase = randomBytes(24).toString('base64url');
  const secret = { cipher: 'aes-256-cbc', passphrase };
  const key = authority.privateKey.export({ type: 'pkcs8', format: 'pem', ...secret });
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    [PASSPHRASE, passphrase],
    [AUTHORITY_KEY, key],
    [CRL, await issueCrl(authority, [], yearsFrom(now, 20))],
    [REVOKED, '[]'],
    [ROOTS, new X509Certificate(authority.certificate).toString()],
  ];
  await mkdir(join(fresh, KEYS));
  for (const [name, content] of files) await writeFile(join(fresh, name), content, { mode: MODE });
  try {
    await rename(fresh, directory);
  } catch (fault) {
    await rm(fresh, { recursive: true });
    if (!(await exists(join(directory, ROOTS)))) throw fault;
  }
}

async function readAuthority(directory: string, passphrase: string): Promise<CertificateAuthority> {
  const key = await readFile(join(directory, AUTHORITY_KEY));
  const root = new X509Certificate(await readFile(join(directory, ROOTS)));
  return { privateKey: createPrivateKey({ key, passphrase }), certificate: root.raw };
}

async function readRevoked(directory: string): Promise<readonly Revoked[]> {
  const text = await readFile(join(directory, REVOKED), 'utf8');
  const kept = JSON.parse(text) as readonly { readonly certificate: string; readonly at: string }[];
  return kept.map(({ certificate, at }) => ({
    certificate: Buffer.from(certificate, 'base64'),
    at: new Date(at),
  }));
}

/** From a day before: a clock that is a little behind must not find the certificate of the future. */
const yearsFrom = (now: Instant, years: number): Days => ({
  from: new Date(epochOf(now) - 24 * 3_600_000),
  to: new Date(epochOf(now) + years * YEAR),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Whole, or not at all; where another process was faster, what it wrote stays. */
async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(fresh, bytes, { mode: MODE });
  await link(fresh, file).catch((fault: unknown) => {
    if (!isCode(fault, 'EEXIST')) throw fault;
  });
  await rm(fresh);
}

async function writeOver(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, content, { mode: MODE });
  await rename(`${file}.new`, file);
}

const exists = (file: string): Promise<boolean> =>
  readFile(file).then(
    () => true,
    (fault: unknown) => {
      if (isCode(fault, 'ENOENT')) return false;
      throw fault;
    },
  );

const isCode = (fault: unknown, code: string): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === code;
