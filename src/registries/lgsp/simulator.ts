import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isSigned } from '#registries/lgsp/signature.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';

/** A client of the simulated platform. */
export interface PlatformClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface PlatformSimulator {
  /** POST /token of OAuth2 with client credentials. */
  readonly token: (authorization: string | undefined, body: string) => SimulatedAnswer;
  /** Whether a call carries a token, or the signature of the client (domain.md §4.3). */
  readonly accepts: (url: string, headers: IncomingHttpHeaders) => boolean;
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
    accepts: (url, { authorization = '', timestamp }) =>
      tokens.has(authorization.replace(/^Bearer /, '')) ||
      isSigned(
        url,
        { user: clientId, secret: clientSecret },
        { authorization, timestamp: String(timestamp ?? '') },
      ),
    endTokens: () => tokens.clear(),
  };
}
