import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { contentSecurityPolicy, errorPage, signInPage } from '#host/identity/pages.ts';
import { ASSURANCE, providerConfiguration } from '#host/identity/provider-configuration.ts';

/** A person whom the bundled development provider knows. */
export interface Account {
  readonly subject: string;
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  /** Offered with a button on the sign-in page. */
  readonly featured: boolean;
}

/** All that the provider's process is told by the one that starts it. */
export interface ProviderOptions {
  readonly issuer: string;
  readonly port: number;
  readonly host: string;
  readonly accounts: readonly Account[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly afterSignOut: string;
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
  const provider = new Provider(options.issuer, providerConfiguration(options));
  provider.use(skipSignOutOfNobody);
  const standard = provider.callback();
  const policy = contentSecurityPolicy(new URL(options.redirectUri).origin);
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    const isSignIn = request.url?.startsWith('/interaction/') === true;
    const answered = isSignIn
      ? signIn(provider, options, request, response)
      : standard(request, response);
    answered.catch((fault: unknown) => {
      process.stderr.write(`identity provider: ${String(fault)}\n`);
      if (!response.headersSent) sendPage(response, 400, errorPage(options.afterSignOut));
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

async function signIn(
  provider: Provider,
  options: ProviderOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const typed = request.method === 'POST' ? await readForm(request) : null;
  const account = typed === null ? null : accountOf(options, typed);
  if (account !== null) {
    const login = { accountId: account.subject, acr: ASSURANCE };
    await provider.interactionFinished(request, response, { login });
    return;
  }
  const page = signInPage({
    action: `/interaction/${details.uid}`,
    accounts: options.accounts.filter(({ featured }) => featured),
    oneClick: isLoopback(options.host),
    username: typed?.get('username') ?? '',
    failed: typed !== null,
  });
  sendPage(response, typed === null ? 200 : 422, page);
}

/** Who signs in by password, or by one click where only this machine can reach the page. */
function accountOf(options: ProviderOptions, typed: URLSearchParams): Account | null {
  const username = typed.get('username')?.trim().toLowerCase();
  const account = options.accounts.find((one) => one.username === username);
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
