import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { createMemoryAdapters } from '#host/identity/memory-adapter.ts';
import { errorPage, signedOutPage, signOutPage } from '#host/identity/pages.ts';
import type { Account, Accounts, Client, ProviderOptions } from '#host/identity/provider.ts';
import { CITIZEN_CLAIMS } from '#host/identity/citizen-accounts.ts';

const SESSION_SECONDS = 10 * 3600;

/** How sure a relying party may be who it is: not at all, this is for development. */
export const ASSURANCE = 'urn:mot-cua:acr:development';

/** Two confidential clients with code flow and PKCE; invented accounts; sign-out without asking. */
export function providerConfiguration(options: ProviderOptions, accounts: Accounts): Configuration {
  const bySubject = new Map(
    [...accounts.values()].flat().map((account) => [account.subject, account]),
  );
  const home = options.staff.afterSignOut;
  return {
    adapter: createMemoryAdapters(),
    clients: [clientOf(options.staff), clientOf(options.citizens)],
    jwks: { keys: [{ ...options.signingKey }] },
    cookies: { keys: [options.cookieKey] },
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: {
      openid: ['sub', 'acr', ...CITIZEN_CLAIMS],
      profile: ['name', 'preferred_username'],
    },
    acrValues: [ASSURANCE],
    ttl: {
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      IdToken: SESSION_SECONDS,
      AccessToken: 3600,
      AuthorizationCode: 60,
      Interaction: 3600,
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: signOut,
        postLogoutSuccessSource: (context) => {
          context.body = signedOutPage(home);
        },
      },
    },
    renderError: (context, { error, error_description: detail }) => {
      context.type = 'html';
      context.body = errorPage(home, detail ?? error);
    },
    findAccount: (_context, subject) => claimsOf(bySubject.get(subject)),
    loadExistingGrant: grantEverything,
  };
}

function claimsOf(account: Account | undefined) {
  if (account === undefined) return undefined;
  const { subject } = account;
  const claims = { ...account.claims, sub: subject };
  return { accountId: subject, claims: () => claims };
}

const clientOf = ({ clientId, clientSecret, redirectUri, afterSignOut }: Client) => ({
  client_id: clientId,
  client_secret: clientSecret,
  redirect_uris: [redirectUri],
  post_logout_redirect_uris: [afterSignOut],
  grant_types: ['authorization_code' as const],
  response_types: ['code' as const],
  token_endpoint_auth_method: 'client_secret_post' as const,
});

/** Both clients are ours: nobody is asked whether they may know who signs in. */
async function grantEverything(context: KoaContextWithOIDC) {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({
    clientId: client?.clientId ?? '',
    accountId: session?.accountId ?? '',
  });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/**
 * Ends the session at once where our client sent the person with the very token of this session;
 * a link on some other page has no such token, and whoever follows it is asked first.
 */
async function signOut(context: KoaContextWithOIDC, form: string): Promise<void> {
  const { session, entities, params, provider } = context.oidc;
  const hint = entities.IdTokenHint?.payload['sub'];
  const target = params?.['post_logout_redirect_uri'];
  if (session === undefined || hint !== session.accountId || typeof target !== 'string') {
    context.body = signOutPage(form);
    return;
  }
  await session.destroy();
  context.cookies.set(provider.cookieName('session'), null, { signed: true });
  const url = new URL(target);
  const state = params?.['state'];
  if (typeof state === 'string') url.searchParams.set('state', state);
  context.redirect(url.href);
  context.status = 303;
}
