import { constants, privateEncrypt, randomUUID, X509Certificate } from 'node:crypto';
import {
  type CertificateAuthority,
  createAuthority,
  type Holder,
  issueCrl,
  issueKey,
  type KeyWithChain,
} from '#documents/signing/certificate-authority.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedRequest } from '#registries/simulation/simulated-system.ts';

export interface RemoteSigningClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who has a key there, by their id. */
  readonly signers: readonly Holder[];
}

/** A service that signs, with an authority of its own; keys are made when they are first asked for. */
export interface RemoteSigningSystem {
  /** Null where it has no such service. */
  readonly answer: (request: SimulatedRequest) => Promise<SimulatedAnswer | null>;
  /** Its root and its list of revoked certificates, as PEM and base64: whoever believes it needs both. */
  readonly trust: () => Promise<{ readonly root: string; readonly crl: string }>;
  /** Ends every token. */
  readonly endTokens: () => void;
}

const DAY = 24 * 3_600_000;
const TOKEN_SECONDS = 3600;

export function simulateRemoteSigning(client: RemoteSigningClient): RemoteSigningSystem {
  const tokens = new Set<string>();
  const keys = new Map<string, Promise<KeyWithChain>>();
  /** What each authorization allows, once. */
  const allowed = new Map<string, string>();
  let made: Promise<CertificateAuthority> | null = null;
  const authority = (): Promise<CertificateAuthority> =>
    (made ??= createAuthority('CA giả lập của dịch vụ ký số từ xa', days()));
  const keyOf = (id: string): Promise<KeyWithChain> | null => {
    const holder = client.signers.find((one) => one.id === id);
    if (holder === undefined) return null;
    const key = keys.get(id) ?? authority().then((own) => issueKey(own, holder, days()));
    keys.set(id, key);
    return key;
  };
  const services: Readonly<Record<string, (body: JsonObject) => Promise<SimulatedAnswer>>> = {
    'csc/v2/credentials/list': async (body) =>
      jsonAnswer({
        credentialIDs: keyOf(textOf(body, 'userID')) === null ? [] : [textOf(body, 'userID')],
      }),
    'csc/v2/credentials/info': async (body) => {
      const key = await keyOf(textOf(body, 'credentialID'));
      return key === null ? refused('invalid_request', 'credentialID') : jsonAnswer(infoOf(key));
    },
    'csc/v2/credentials/authorize': async (body) => {
      const id = textOf(body, 'credentialID');
      if (keyOf(id) === null) return refused('invalid_request', 'credentialID');
      const authorization = randomUUID();
      allowed.set(authorization, allowedOf(body));
      return jsonAnswer({ SAD: authorization, expiresIn: 300 });
    },
    'csc/v2/signatures/signHash': async (body) => {
      const authorization = textOf(body, 'SAD');
      const isAllowed = allowed.get(authorization) === allowedOf(body);
      allowed.delete(authorization);
      const key = await keyOf(textOf(body, 'credentialID'));
      if (!isAllowed || key === null) return refused('invalid_request', 'SAD');
      return jsonAnswer({ signatures: hashesOf(body).map((hash) => signDigest(key, hash)) });
    },
  };
  return {
    answer: async ({ path, headers, body, plan }) => {
      if (path === 'oauth2/token') return tokenFor(client, headers.authorization, tokens);
      const service = services[path];
      if (service === undefined) return null;
      if (!tokens.has(headers.authorization ?? ''))
        return jsonAnswer({ error: 'invalid_token' }, 401);
      if (plan.refusal !== '') return refused(plan.refusal, 'giả lập');
      const json: unknown = JSON.parse(body);
      return isObject(json) ? service(json) : refused('invalid_request', 'JSON');
    },
    trust: async () => {
      const own = await authority();
      const crl = Buffer.from(await issueCrl(own, [], days())).toString('base64');
      return { root: new X509Certificate(own.certificate).toString(), crl };
    },
    endTokens: () => tokens.clear(),
  };
}

function tokenFor(
  { clientId, clientSecret }: RemoteSigningClient,
  given: string | undefined,
  tokens: Set<string>,
): SimulatedAnswer {
  const right = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  if (given !== `Basic ${right}`) return jsonAnswer({ error: 'invalid_client' }, 401);
  const token = randomUUID();
  tokens.add(`Bearer ${token}`);
  return jsonAnswer({ access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS });
}

const infoOf = ({ chain }: KeyWithChain) => ({
  key: { status: 'enabled', algo: ['1.2.840.113549.1.1.11'], len: 2048 },
  cert: { status: 'valid', certificates: chain.map((der) => Buffer.from(der).toString('base64')) },
  auth: { mode: 'implicit' },
  multisign: 1,
});

/** A signing of these digests with this key, and of no others. */
const allowedOf = (body: JsonObject): string =>
  JSON.stringify([textOf(body, 'credentialID'), hashesOf(body), textOf(body, 'hashAlgorithmOID')]);

const hashesOf = (body: JsonObject): readonly string[] => {
  const hashes = body['hashes'];
  return Array.isArray(hashes) ? hashes.map(String) : [];
};

/** DigestInfo of SHA-256 before the digest itself (RFC 8017, 9.2). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** PKCS #1 1.5 over a digest that somebody else took. */
const signDigest = ({ privateKey }: KeyWithChain, hash: string): string =>
  privateEncrypt(
    { key: privateKey, padding: constants.RSA_PKCS1_PADDING },
    Buffer.concat([SHA256_INFO, Buffer.from(hash, 'base64')]),
  ).toString('base64');

const refused = (error: string, description: string): SimulatedAnswer =>
  jsonAnswer({ error, error_description: description }, 400);

const days = () => ({ from: new Date(Date.now() - DAY), to: new Date(Date.now() + 3650 * DAY) });
