import * as oidc from 'openid-client';

export interface IdentityClientOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends the person back to. */
  readonly redirectUri: string;
  readonly afterSignOut: string;
  /** `profile` of officers; citizens' providers give all they have for `openid` (domain.md §12.1). */
  readonly scope: 'openid' | 'openid profile';
}

/** Who signed in, as the provider says. */
export interface SignedIn {
  readonly subject: string;
  readonly idToken: string;
  /** Of the token and, for citizens, of the provider's userinfo. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What must be kept, in a signed cookie, between leaving for the provider and coming back. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

export interface IdentityClient {
  readonly begin: (returnTo: string) => Promise<{ url: string; attempt: SignInAttempt }>;
  /** Exchanges the code; throws where the provider's answer does not match the attempt. */
  readonly finish: (callback: URL, attempt: SignInAttempt) => Promise<SignedIn>;
  readonly signOutUrl: (idToken: string) => Promise<string>;
}

/**
 * The relying party of OpenID Connect: code flow with PKCE, state and nonce. The provider's
 * metadata is read when first needed and again after a failure, so that a provider that is down
 * when we start is found when it comes up.
 */
export function createIdentityClient(options: IdentityClientOptions): IdentityClient {
  let discovered: Promise<oidc.Configuration> | null = null;
  const configuration = (): Promise<oidc.Configuration> => {
    discovered ??= discover(options).catch((fault: unknown) => {
      discovered = null;
      throw fault;
    });
    return discovered;
  };

  return {
    begin: async (returnTo) => {
      const attempt: SignInAttempt = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        returnTo,
      };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: options.redirectUri,
        scope: options.scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, attempt };
    },
    finish: async (callback, attempt) => {
      const known = await configuration();
      const tokens = await oidc.authorizationCodeGrant(known, callback, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const idToken = tokens.id_token;
      if (claims === undefined || idToken === undefined) throw new Error('no identity in answer');
      const more =
        options.scope === 'openid' ? await userInfo(known, tokens.access_token, claims.sub) : {};
      return { subject: claims.sub, idToken, claims: { ...claims, ...more } };
    },
    signOutUrl: async (idToken) =>
      oidc.buildEndSessionUrl(await configuration(), {
        id_token_hint: idToken,
        post_logout_redirect_uri: options.afterSignOut,
      }).href,
  };
}

/** What the provider's userinfo says, asked by POST as the national portal wants it (domain.md §12.1). */
async function userInfo(
  configuration: oidc.Configuration,
  accessToken: string,
  subject: string,
): Promise<Readonly<Record<string, unknown>>> {
  const address = configuration.serverMetadata().userinfo_endpoint;
  if (address === undefined) throw new Error('the provider has no userinfo');
  const answer = await oidc.fetchProtectedResource(
    configuration,
    accessToken,
    new URL(address),
    'POST',
  );
  const claims = (await answer.json()) as Readonly<Record<string, unknown>>;
  if (!answer.ok || claims['sub'] !== subject) throw new Error('userinfo is of somebody else');
  return claims;
}

async function discover(options: IdentityClientOptions): Promise<oidc.Configuration> {
  const issuer = new URL(options.issuer);
  // Plain HTTP is for a provider on the same machine (the bundled one), never across a network.
  const execute = isLoopback(issuer) ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(issuer, options.clientId, options.clientSecret, undefined, { execute });
}

const isLoopback = (url: URL): boolean =>
  url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
