import { epochOf, type Instant } from '#kernel/day.ts';
import { callHttp } from '#registries/call-http.ts';
import { readJsonAnswer, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

export interface TokenOptions {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => Instant;
}

/** The access token of the platform, fetched when it is needed and kept while it holds. */
export interface Tokens {
  readonly current: () => Promise<string>;
  /** Forgets a token that was not accepted, unless another one came meanwhile. */
  readonly forget: (token: string) => void;
}

/** A token is renewed while it still holds for this long, so that none ends on its way. */
const RESERVE_MS = 60_000;
const TIMEOUT = 10_000;

/** One request at a time gets a token, however many calls wait for it (RFC 6749, 4.4). */
export function createTokens(options: TokenOptions): Tokens {
  let held: { readonly token: string; readonly until: number } | null = null;
  let fetching: Promise<string> | null = null;
  const fetchToken = async (): Promise<string> => {
    const { token, seconds } = await requestToken(options);
    held = { token, until: epochOf(options.now()) + seconds * 1000 - RESERVE_MS };
    return token;
  };
  return {
    current: () => {
      if (held !== null && epochOf(options.now()) < held.until) return Promise.resolve(held.token);
      fetching ??= fetchToken().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    forget: (token) => {
      if (held?.token === token) held = null;
    },
  };
}

async function requestToken({ baseUrl, clientId, clientSecret }: TokenOptions) {
  const basic = Buffer.from(
    `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
  ).toString('base64');
  const answer = await callHttp({
    url: `${baseUrl}/token`,
    method: 'POST',
    headers: {
      Authorization: `Basic ${basic}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
    timeout: TIMEOUT,
  });
  if (answer.status === 400 || answer.status === 401) {
    throw new RegistryFault('no-token', `${answer.status}`, { status: answer.status });
  }
  const json = readJsonAnswer(answer);
  const token = textOf(json, 'access_token');
  const seconds = Number(json['expires_in']);
  if (token === '' || !Number.isFinite(seconds)) {
    throw new RegistryFault('no-token', 'no access_token or no expires_in', answer);
  }
  return { token, seconds };
}
