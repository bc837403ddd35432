import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import * as oidc from 'openid-client';
import { ASSURANCE } from '#host/identity/provider-configuration.ts';
import { signingKey } from '#host/identity/signing-key.ts';
import { startIdentity } from '#host/identity/start-identity.ts';
import { freePorts } from '#test/support/free-ports.ts';
import { beginSignIn, newBrowser } from '#test/support/oidc-browser.ts';
import { CLIENT, PASSWORD, providerOptions } from '#test/support/provider-options.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-identity-'));
const said: string[] = [];
const options = await providerOptions(dataDir, await freePorts(1));
const identity = await startIdentity(options, (line) => said.push(line));
after(async () => {
  await identity.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('by user name and password: code, tokens, claims', async () => {
  const { submit, finish, configuration } = await beginSignIn(
    newBrowser(options.issuer),
    options.staff,
  );
  const refused = await submit({ username: 'quay', password: 'wrong' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /mật khẩu chưa đúng[\s\S]*value="quay"/);
  const answer = await submit({ username: ' Quay ', password: PASSWORD });
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
  const { page, text } = await beginSignIn(newBrowser(options.issuer), options.staff);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
  assert.doesNotMatch(policy, /unsafe/);
  assert.doesNotMatch(text, /<script|src=|style=/);
  assert.match(text, /Phường &lt;b&gt;Vĩnh Thanh/);
  assert.match(text, /Development provider/);
});

test('one click signs in, and sign-out comes back without asking', async () => {
  const browser = newBrowser(options.issuer);
  const { submit, finish, configuration } = await beginSignIn(browser, options.staff);
  const tokens = await finish(await submit({ username: 'lanhdao', picked: 'yes' }));
  assert.equal(tokens.claims()?.sub, 'staff-lanhdao');
  const signOut = oidc.buildEndSessionUrl(configuration, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: CLIENT,
    state: 'here',
  });
  const out = await browser.open(signOut.href);
  assert.deepEqual([out.status, out.headers.get('location')], [303, `${CLIENT}?state=here`]);
  assert.equal(
    (await beginSignIn(browser, options.staff)).page.status,
    200,
    'asks who signs in again',
  );
  const again = await browser.open(signOut.href);
  assert.equal(again.headers.get('location'), CLIENT, 'signing out nobody ends there too');
});

test('a link without the token of the session asks before it signs out', async () => {
  const browser = newBrowser(options.issuer);
  const { submit } = await beginSignIn(browser, options.staff);
  await submit({ username: 'lanhdao', picked: 'yes' });
  const page = await browser.open(`${options.issuer}/session/end`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /name="xsrf" value="[\w-]+"/);
});

test('the token of another person asks before it signs out', async () => {
  const [one, other] = [newBrowser(options.issuer), newBrowser(options.issuer)];
  const first = await beginSignIn(one, options.staff);
  await first.submit({ username: 'lanhdao', picked: 'yes' });
  const second = await beginSignIn(other, options.staff);
  const tokens = await second.finish(await second.submit({ username: 'quay', picked: 'yes' }));
  const signOut = oidc.buildEndSessionUrl(first.configuration, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: CLIENT,
  });
  assert.equal((await one.open(signOut.href)).status, 200);
});

test('a request without PKCE, or for another address, is refused', async () => {
  const { open } = newBrowser(options.issuer);
  const base = `${options.issuer}/auth?client_id=mot-cua&response_type=code&scope=openid`;
  const bare = await open(`${base}&redirect_uri=${encodeURIComponent(options.staff.redirectUri)}`);
  assert.match(bare.headers.get('location') ?? '', /error=invalid_request.*PKCE/);
  const elsewhere = await open(`${base}&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Felsewhere`);
  assert.equal(elsewhere.status, 400);
  assert.match(await elsewhere.text(), /Chưa đăng nhập được/);
});

test('an expired sign-in says so in both languages', async () => {
  const page = await newBrowser(options.issuer).open(`${options.issuer}/interaction/gone`);
  assert.equal(page.status, 400);
  assert.match(await page.text(), /đăng nhập lại từ đầu[\s\S]*Start again/);
});

test('listening beyond this machine there is no signing in by one click', async (context) => {
  const port = await freePorts(1);
  const other = await providerOptions(dataDir, port);
  const open = await startIdentity({ ...other, host: '0.0.0.0' }, () => undefined);
  context.after(open.stop);
  const { submit, text } = await beginSignIn(newBrowser(other.issuer), options.staff);
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
  const port = await freePorts(1);
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  parent.stdin.end(JSON.stringify(await providerOptions(dataDir, port)));
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
