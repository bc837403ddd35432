import { randomUUID } from 'node:crypto';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';

/** A client of the simulated platform. */
export interface PlatformClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface PlatformSimulator {
  /** POST /token of OAuth2 with client credentials. */
  readonly token: (authorization: string | undefined, body: string) => SimulatedAnswer;
  readonly accepts: (authorization: string | undefined) => boolean;
  /** Makes every token that was given out invalid. */
  readonly endTokens: () => void;
}

const SECONDS = 3600;

/** The integration platform: it gives tokens and lets nobody through without one. */
export function simulatePlatform({ clientId, clientSecret }: PlatformClient): PlatformSimulator {
  const tokens = new Set<string>();
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  return {
    token: (authorization, body) => {
      if (authorization !== basic) return jsonAnswer({ error: 'invalid_client' }, 401);
      if (new URLSearchParams(body).get('grant_type') !== 'client_credentials') {
        return jsonAnswer({ error: 'unsupported_grant_type' }, 400);
      }
      const token = randomUUID();
      tokens.add(token);
      return jsonAnswer({ access_token: token, token_type: 'Bearer', expires_in: SECONDS });
    },
    accepts: (authorization) => tokens.has(authorization?.replace(/^Bearer /, '') ?? ''),
    endTokens: () => tokens.clear(),
  };
}
