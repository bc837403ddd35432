import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as oidc from 'openid-client';
import { startIdentity } from '#host/identity/start-identity.ts';
import { readCitizenClaims } from '#registries/citizen-identity/claims.ts';
import { simulatePopulation } from '#registries/simulation/population.ts';
import { freePorts } from '#test/support/free-ports.ts';
import { beginSignIn, newBrowser } from '#test/support/oidc-browser.ts';
import { PASSWORD, providerOptions } from '#test/support/provider-options.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-identity-'));
const options = await providerOptions(dataDir, await freePorts(1));
const identity = await startIdentity(options, () => undefined);
after(async () => {
  await identity.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a citizen signs in by the personal number; userinfo tells what the national portal would', async () => {
  const person = simulatePopulation(options.citizens.population).find(
    ({ diedOn, cardIssuedOn }) => diedOn === null && cardIssuedOn !== null,
  );
  const number = person?.number ?? '';
  const { submit, finish, configuration, text } = await beginSignIn(
    newBrowser(options.issuer),
    options.citizens,
    'openid',
  );
  assert.doesNotMatch(text, /Nguyễn Thị Lụa/, 'officers are not offered here');
  assert.equal((await submit({ username: 'quay', password: PASSWORD })).status, 422);
  const answer = await submit({ username: number, password: PASSWORD });
  const tokens = await finish(answer);
  const subject = tokens.claims()?.sub ?? '';
  assert.doesNotMatch(subject, new RegExp(number));
  const claims = readCitizenClaims(
    await oidc.fetchUserInfo(configuration, tokens.access_token, subject),
  );
  assert.ok(claims.ok);
  assert.deepEqual(
    [claims.value.name, claims.value.identityNumber, claims.value.assurance],
    [person?.name, number, 2],
  );
});

test('nobody signs in who is dead, too young or of the other way in', async () => {
  const people = simulatePopulation(options.citizens.population);
  const dead = people.find(({ diedOn }) => diedOn !== null)?.number ?? '';
  const child = people.find(({ cardIssuedOn }) => cardIssuedOn === null)?.number ?? '';
  const { submit } = await beginSignIn(newBrowser(options.issuer), options.citizens, 'openid');
  for (const username of [dead, child]) {
    assert.equal((await submit({ username, password: PASSWORD })).status, 422);
  }
});
