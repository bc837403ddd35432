import type { HttpAnswer } from '#registries/call-http.ts';
import {
  type JsonObject,
  readJsonAnswer,
  isObject,
  startOf,
  textOf,
} from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/**
 * The interface of the Cloud Signature Consortium, version 2, as public implementations speak it; which
 * provider the province has, and what of it that provider speaks, is to be confirmed (docs/integrations/remote-signing.md).
 */
export const SERVICES = {
  list: 'credentials/list',
  info: 'credentials/info',
  authorize: 'credentials/authorize',
  sign: 'signatures/signHash',
} as const;

const SHA256 = '2.16.840.1.101.3.4.2.1';
const RSA = '1.2.840.113549.1.1.11';

/** A key at the service. */
export interface RemoteCredential {
  readonly id: string;
  /** DER, the signer's own first. */
  readonly certificates: readonly Uint8Array[];
}

export const listBody = (user: string): object => ({
  userID: user,
  onlyValid: true,
  maxResults: 2,
});

export const infoBody = (id: string): object => ({
  credentialID: id,
  certificates: 'chain',
  certInfo: false,
  authInfo: true,
});

/** `description` is shown to the signer where the service asks them. */
export const authorizeBody = (id: string, digest: Uint8Array, description: string): object => ({
  credentialID: id,
  numSignatures: 1,
  hashes: [base64(digest)],
  hashAlgorithmOID: SHA256,
  description,
});

export const signBody = (id: string, authorization: string, digest: Uint8Array): object => ({
  credentialID: id,
  SAD: authorization,
  hashes: [base64(digest)],
  hashAlgorithmOID: SHA256,
  signAlgo: RSA,
  operationMode: 'S',
});

/** Ids of the keys of somebody; empty where they have none. */
export const readList = (answer: HttpAnswer): readonly string[] =>
  textsOf(read(answer), 'credentialIDs');

/** What stands in a key's certificates; null where the key may not be used now. */
export function readInfo(answer: HttpAnswer): readonly Uint8Array[] | null {
  const json = read(answer);
  const [key, cert] = [json['key'], json['cert']];
  if (!isObject(key) || !isObject(cert)) throw wrongShape('key, cert');
  const isUsable =
    textOf(key, 'status') === 'enabled' && ['valid', ''].includes(textOf(cert, 'status'));
  const certificates = textsOf(cert, 'certificates').map((text) => Buffer.from(text, 'base64'));
  if (certificates.length === 0) throw wrongShape('certificates');
  return isUsable ? certificates : null;
}

/** By which the signing that follows is allowed. */
export function readAuthorization(answer: HttpAnswer): string {
  const authorization = textOf(read(answer), 'SAD');
  if (authorization === '') throw wrongShape('SAD');
  return authorization;
}

export function readSignature(answer: HttpAnswer): Uint8Array {
  const [signature] = textsOf(read(answer), 'signatures');
  if (signature === undefined) throw wrongShape('signatures');
  return Buffer.from(signature, 'base64');
}

/** Answers that mean: the signer has not confirmed it on their device yet, or not in time. */
const NOT_CONFIRMED = /^(authorization_pending|access_denied|timeout|user_.*)$/;

function read(answer: HttpAnswer): JsonObject {
  if (answer.status === 401) throw new RegistryFault('not-signed-in', '401', answer);
  if (answer.status !== 400) return readJsonAnswer(answer);
  const json = readJsonAnswer({ ...answer, status: 200 });
  const error = textOf(json, 'error');
  if (error === '') throw new RegistryFault('http-status', `400 ${startOf(answer.text)}`, answer);
  const why = `${error} ${textOf(json, 'error_description')}`.trim();
  throw new RegistryFault(NOT_CONFIRMED.test(error) ? 'try-later' : 'refused', why, answer);
}

const textsOf = (json: JsonObject, member: string): readonly string[] => {
  const value = json[member];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const wrongShape = (missing: string) => new RegistryFault('wrong-shape', `no ${missing}`);
