import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { contentSecurityPolicy, errorPage, signInPage } from '#host/identity/pages.ts';
import { citizenAccounts } from '#host/identity/citizen-accounts.ts';
import { ASSURANCE, providerConfiguration } from '#host/identity/provider-configuration.ts';
import { type PopulationOptions, simulatePopulation } from '#registries/simulation/population.ts';

/** A person whom the bundled development provider knows. */
export interface Account {
  readonly subject: string;
  readonly username: string;
  readonly name: string;
  /** As what, and of which agency or place: what tells one from another on the sign-in page. */
  readonly role: string;
  readonly agency: string;
  /** Offered with a button on the sign-in page. */
  readonly featured: boolean;
  /** What a relying party is told beside the subject. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A way into our pages, and where people come back from it to. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly afterSignOut: string;
}

/** All that the provider's process is told by the one that starts it. */
export interface ProviderOptions {
  readonly issuer: string;
  readonly port: number;
  readonly host: string;
  /** For officers, and the officers that there are. */
  readonly staff: Client & { readonly accounts: readonly Account[] };
  /** For citizens: the living adults of the simulators' population, by their personal numbers. */
  readonly citizens: Client & { readonly population: PopulationOptions };
  readonly password: string;
  readonly cookieKey: string;
  /** Private signing key as a JWK. */
  readonly signingKey: Readonly<Record<string, unknown>>;
}

/**
 * The bundled OpenID Connect provider of development: invented people, one password for all.
 * Production sets the issuer of the real one instead, and this never starts.
 */
export function startProvider(options: ProviderOptions): Promise<Server> {
  const accounts: Accounts = new Map([
    [options.staff.clientId, options.staff.accounts],
    [options.citizens.clientId, citizenAccounts(simulatePopulation(options.citizens.population))],
  ]);
  const provider = new Provider(options.issuer, providerConfiguration(options, accounts));
  provider.use(skipSignOutOfNobody);
  const standard = provider.callback();
  const policy = contentSecurityPolicy(new URL(options.staff.redirectUri).origin);
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    const isSignIn = request.url?.startsWith('/interaction/') === true;
    const answered = isSignIn
      ? signIn(provider, { options, accounts }, request, response)
      : standard(request, response);
    answered.catch((fault: unknown) => {
      process.stderr.write(`identity provider: ${String(fault)}\n`);
      if (!response.headersSent) sendPage(response, 400, errorPage(options.staff.afterSignOut));
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve(server));
  });
}

/** The library would answer with a page that needs a script, only to sign out nobody. */
const skipSignOutOfNobody: Parameters<Provider['use']>[0] = async (context, next) => {
  await next();
  const { route, session, params, provider } =
    (context['oidc'] as KoaContextWithOIDC['oidc'] | undefined) ?? {};
  if (route !== 'end_session' || context.status !== 200 || session?.accountId !== undefined) return;
  const target = params?.['post_logout_redirect_uri'];
  context.redirect(typeof target === 'string' ? target : `${provider?.issuer}/session/end/success`);
  context.status = 303;
};

/** Who may sign in for which client. */
export type Accounts = ReadonlyMap<string, readonly Account[]>;

interface Known {
  readonly options: ProviderOptions;
  readonly accounts: Accounts;
}

async function signIn(
  provider: Provider,
  { options, accounts }: Known,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const typed = request.method === 'POST' ? await readForm(request) : null;
  const known = accounts.get(String(details.params['client_id'])) ?? [];
  const account = typed === null ? null : accountOf(options, known, typed);
  if (account !== null) {
    const login = { accountId: account.subject, acr: ASSURANCE };
    await provider.interactionFinished(request, response, { login });
    return;
  }
  const page = signInPage({
    action: `/interaction/${details.uid}`,
    accounts: known.filter(({ featured }) => featured),
    oneClick: isLoopback(options.host),
    username: typed?.get('username') ?? '',
    failed: typed !== null,
  });
  sendPage(response, typed === null ? 200 : 422, page);
}

/** Who signs in by password, or by one click where only this machine can reach the page. */
function accountOf(
  options: ProviderOptions,
  known: readonly Account[],
  typed: URLSearchParams,
): Account | null {
  const username = typed.get('username')?.trim().toLowerCase();
  const account = known.find((one) => one.username === username);
  const picked = typed.get('picked') === 'yes' && isLoopback(options.host);
  return account !== undefined && (picked || typed.get('password') === options.password)
    ? account
    : null;
}

const isLoopback = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host);

const FORM_LIMIT = 10_000;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > FORM_LIMIT) throw new Error('the form is too large');
  }
  return new URLSearchParams(body);
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(page);
}
