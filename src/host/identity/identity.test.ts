import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import * as oidc from 'openid-client';
import type { ProviderOptions } from '#host/identity/provider.ts';
import { ASSURANCE } from '#host/identity/provider-configuration.ts';
import { signingKey } from '#host/identity/signing-key.ts';
import { startIdentity } from '#host/identity/start-identity.ts';

const CLIENT = 'http://127.0.0.1:9/';
const CALLBACK = `${CLIENT}dang-nhap/xong`;
const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-identity-'));
const said: string[] = [];
const options = await optionsOn(await freePort());
const identity = await startIdentity(options, (line) => said.push(line));
after(async () => {
  await identity.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function optionsOn(port: number): Promise<ProviderOptions> {
  const account = (username: string, name: string) => ({
    subject: `staff-${username}`,
    username,
    name,
    role: 'Cán bộ một cửa',
    agency: 'Phường <b>Vĩnh Thanh</b>',
    featured: true,
  });
  return {
    issuer: `http://127.0.0.1:${port}`,
    port,
    host: '127.0.0.1',
    accounts: [account('quay', 'Nguyễn Thị Lụa'), account('lanhdao', 'Trần Văn Đức')],
    clientId: 'mot-cua',
    clientSecret: 'client-secret',
    redirectUri: CALLBACK,
    afterSignOut: CLIENT,
    password: 'correct horse',
    cookieKey: 'cookie-key',
    signingKey: await signingKey(dataDir),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const discover = (issuer: string) =>
  oidc.discovery(new URL(issuer), 'mot-cua', 'client-secret', undefined, {
    execute: [oidc.allowInsecureRequests],
  });

/** A browser with cookies and no script: follows redirects at the provider, stops elsewhere. */
function newBrowser(issuer = options.issuer) {
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

async function beginSignIn(browser: ReturnType<typeof newBrowser>) {
  const configuration = await discover(browser.issuer);
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = { expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: CALLBACK,
    scope: 'openid profile',
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

test('by user name and password: code, tokens, claims', async () => {
  const { submit, finish, configuration } = await beginSignIn(newBrowser());
  const refused = await submit({ username: 'quay', password: 'wrong' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /mật khẩu chưa đúng[\s\S]*value="quay"/);
  const answer = await submit({ username: ' Quay ', password: 'correct horse' });
  assert.equal(answer.status, 303);
  const tokens = await finish(answer);
  const claims = tokens.claims();
  assert.equal(claims?.sub, 'staff-quay');
  assert.equal(claims?.['acr'], ASSURANCE);
  const person = await oidc.fetchUserInfo(configuration, tokens.access_token, 'staff-quay');
  assert.equal(person.name, 'Nguyễn Thị Lụa');
  assert.equal(person.preferred_username, 'quay');
});

test('the page needs nothing from outside, runs nothing, and escapes what it shows', async () => {
  const { page, text } = await beginSignIn(newBrowser());
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
  assert.doesNotMatch(policy, /unsafe/);
  assert.doesNotMatch(text, /<script|src=|style=/);
  assert.match(text, /Phường &lt;b&gt;Vĩnh Thanh/);
  assert.match(text, /Development provider/);
});

test('one click signs in, and sign-out comes back without asking', async () => {
  const browser = newBrowser();
  const { submit, finish, configuration } = await beginSignIn(browser);
  const tokens = await finish(await submit({ username: 'lanhdao', picked: 'yes' }));
  assert.equal(tokens.claims()?.sub, 'staff-lanhdao');
  const signOut = oidc.buildEndSessionUrl(configuration, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: CLIENT,
    state: 'here',
  });
  const out = await browser.open(signOut.href);
  assert.deepEqual([out.status, out.headers.get('location')], [303, `${CLIENT}?state=here`]);
  assert.equal((await beginSignIn(browser)).page.status, 200, 'asks who signs in again');
  const again = await browser.open(signOut.href);
  assert.equal(again.headers.get('location'), CLIENT, 'signing out nobody ends there too');
});

test('a link without the token of the session asks before it signs out', async () => {
  const browser = newBrowser();
  const { submit } = await beginSignIn(browser);
  await submit({ username: 'lanhdao', picked: 'yes' });
  const page = await browser.open(`${options.issuer}/session/end`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /name="xsrf" value="[\w-]+"/);
});

test('the token of another person asks before it signs out', async () => {
  const [one, other] = [newBrowser(), newBrowser()];
  const first = await beginSignIn(one);
  await first.submit({ username: 'lanhdao', picked: 'yes' });
  const second = await beginSignIn(other);
  const tokens = await second.finish(await second.submit({ username: 'quay', picked: 'yes' }));
  const signOut = oidc.buildEndSessionUrl(first.configuration, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: CLIENT,
  });
  assert.equal((await one.open(signOut.href)).status, 200);
});

test('a request without PKCE, or for another address, is refused', async () => {
  const { open } = newBrowser();
  const base = `${options.issuer}/auth?client_id=mot-cua&response_type=code&scope=openid`;
  const bare = await open(`${base}&redirect_uri=${encodeURIComponent(CALLBACK)}`);
  assert.match(bare.headers.get('location') ?? '', /error=invalid_request.*PKCE/);
  const elsewhere = await open(`${base}&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Felsewhere`);
  assert.equal(elsewhere.status, 400);
  assert.match(await elsewhere.text(), /Chưa đăng nhập được/);
});

test('an expired sign-in says so in both languages', async () => {
  const page = await newBrowser().open(`${options.issuer}/interaction/gone`);
  assert.equal(page.status, 400);
  assert.match(await page.text(), /đăng nhập lại từ đầu[\s\S]*Start again/);
});

test('listening beyond this machine there is no signing in by one click', async (context) => {
  const port = await freePort();
  const other = await optionsOn(port);
  const open = await startIdentity({ ...other, host: '0.0.0.0' }, () => undefined);
  context.after(open.stop);
  const { submit, text } = await beginSignIn(newBrowser(other.issuer));
  assert.doesNotMatch(text, /class="pick"/);
  assert.equal((await submit({ username: 'quay', picked: 'yes' })).status, 422);
});

test('one that dies is started again', async () => {
  const [child] = childrenNamed('bin/identity.ts');
  assert.ok(child);
  process.kill(child, 'SIGKILL');
  const until = Date.now() + 10_000;
  const alive = () =>
    fetch(`${options.issuer}/jwks`)
      .then(({ ok }) => ok)
      .catch(() => false);
  while (!said.includes(AGAIN) && Date.now() < until) await pause(20);
  while (!(await alive()) && Date.now() < until) await pause(50);
  assert.equal(await alive(), true);
  assert.deepEqual(said, [AGAIN]);
});

const AGAIN = 'the identity provider stopped; starting it again';

test('the signing key is kept for its owner only, and stays', async () => {
  assert.equal(statSync(join(dataDir, 'identity-key.json')).mode & 0o777, 0o600);
  assert.deepEqual(await signingKey(dataDir), options.signingKey);
});

test('a port in use is named', async () => {
  await assert.rejects(
    startIdentity(options, () => undefined),
    new RegExp(`port ${options.port}: .*EADDRINUSE`),
  );
});

test('it goes with its parent, however that ends', async () => {
  const port = await freePort();
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  parent.stdin.end(JSON.stringify(await optionsOn(port)));
  await once(parent.stdout, 'data');
  const alive = () => fetch(`http://127.0.0.1:${port}/jwks`).then((answer) => answer.ok);
  assert.equal(await alive(), true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await pause(500);
  await assert.rejects(alive());
});

/** Numbers of our own child processes that run a program. */
function childrenNamed(program: string): readonly number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line))
    .filter((found) => Number(found?.[2]) === process.pid && found?.[3]?.includes(program))
    .map((found) => Number(found?.[1]));
}

const PARENT = `
import { text } from 'node:stream/consumers';
import { startIdentity } from ${JSON.stringify(join(import.meta.dirname, 'start-identity.ts'))};
await startIdentity(JSON.parse(await text(process.stdin)), console.error);
console.log('ready');`;
