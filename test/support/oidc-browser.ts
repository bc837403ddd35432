import * as oidc from 'openid-client';
import type { Client } from '#host/identity/provider.ts';

const discover = (issuer: string, { clientId, clientSecret }: Client) =>
  oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    execute: [oidc.allowInsecureRequests],
  });

/** A browser with cookies and no script: follows redirects at the provider, stops elsewhere. */
export function newBrowser(issuer: string) {
  const jar = new Map<string, string>();
  const open = async (url: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form === undefined ? null : new URLSearchParams(form);
    const method = form === undefined ? 'GET' : 'POST';
    const answer = await fetch(url, { method, body, headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) return answer;
    const target = new URL(next, url);
    return target.origin === issuer ? open(target.href) : answer;
  };
  return { issuer, open };
}

/** Begins to sign in for a client, as our pages do; `scope` is `openid` for citizens. */
export async function beginSignIn(
  browser: ReturnType<typeof newBrowser>,
  client: Client,
  scope = 'openid profile',
) {
  const configuration = await discover(browser.issuer, client);
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = { expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: client.redirectUri,
    scope,
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const page = await browser.open(url.href);
  const text = await page.text();
  const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1] ?? '';
  const submit = (form: Readonly<Record<string, string>>) =>
    browser.open(`${browser.issuer}${action}`, form);
  const finish = (answer: Response) =>
    oidc.authorizationCodeGrant(configuration, new URL(answer.headers.get('location') ?? ''), {
      ...checks,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
  return { configuration, page, text, submit, finish };
}
