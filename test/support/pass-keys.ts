import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Algorithm, SigningKey } from '#vaccine-pass/sign1.ts';
import { keyIdOf, readTrusted, type TrustedCertificate } from '#vaccine-pass/trust-list.ts';

export type KeyKind = 'P-256' | 'P-384' | 'RSA';

/** A key of a health authority that we play, with its certificate. */
export interface PassKey {
  readonly signing: SigningKey;
  readonly trusted: TrustedCertificate;
  /** PEM. */
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly der: Uint8Array;
}

const OPTIONS: Readonly<Record<KeyKind, readonly string[]>> = {
  'P-256': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  RSA: ['rsa:2048'],
};

/** A new key by OpenSSL, whose certificate may say what it signs by the EU's usages. */
export function makePassKey(kind: KeyKind, usages: readonly string[] = []): PassKey {
  const folder = mkdtempSync(join(tmpdir(), 'pass-key-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = '/C=VN/O=Synthetic health authority/CN=Synthetic signer of tests';
  const given = ['req', '-x509', '-nodes', '-days', '3650', '-subj', subject, '-newkey'];
  const purpose = usages.length === 0 ? [] : ['-addext', `extendedKeyUsage=${usages.join(',')}`];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', [...given, ...OPTIONS[kind], ...purpose, ...files], { stdio: 'ignore' });
  const keyPem = readFileSync(key, 'utf8');
  const certificatePem = readFileSync(certificate, 'utf8');
  rmSync(folder, { recursive: true });
  const der = Uint8Array.from(new X509Certificate(certificatePem).raw);
  const algorithm: Algorithm = kind === 'RSA' ? 'PS256' : 'ES256';
  return {
    signing: { algorithm, keyId: keyIdOf(der), privateKey: createPrivateKey(keyPem) },
    trusted: readTrusted(der),
    keyPem,
    certificatePem,
    der,
  };
}

export const TEST_USAGE = '1.3.6.1.4.1.1847.2021.1.1';
export const VACCINATION_USAGE = '1.3.6.1.4.1.1847.2021.1.2';
