import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openPassKey } from '#host/vaccine-pass/open-pass-key.ts';
import { readPassAccount } from '#host/vaccine-pass/pass-account.ts';
import { loadTrustList } from '#host/vaccine-pass/trust-files.ts';
import { hexOf } from '#vaccine-pass/trust-list.ts';
import { makePassKey } from '#test/support/pass-keys.ts';

const directory = mkdtempSync(join(tmpdir(), 'pass-key-'));
after(() => rmSync(directory, { recursive: true }));

const accountOf = (given: Readonly<Record<string, string>>, isDevelopment: boolean) => {
  const wrong: string[] = [];
  const text = (name: string): string | null => given[name] ?? null;
  return { account: readPassAccount({ text }, directory, isDevelopment, wrong), wrong };
};

test('development makes one key, however many begin at once, and believes it', async () => {
  const { account } = accountOf({}, true);
  const opened = await Promise.all([1, 2, 3].map(() => openPassKey(account)));
  const again = await openPassKey(account);
  const ids = new Set(
    [...opened, again].map((issuer) => hexOf(issuer?.key.keyId ?? new Uint8Array())),
  );
  assert.equal(ids.size, 1);
  const trusted = await loadTrustList(join(account.directory, 'trust'));
  assert.deepEqual(
    trusted.map(({ keyId }) => keyId),
    [...ids],
  );
});

test('a province signs with its own key, or with none', async () => {
  assert.equal(await openPassKey(accountOf({}, false).account), null);
  const own = makePassKey('RSA');
  const files = { key: join(directory, 'k.pem'), certificate: join(directory, 'c.pem') };
  writeFileSync(files.key, own.keyPem);
  writeFileSync(files.certificate, own.certificatePem);
  const given = {
    VACCINE_PASS_KEY: files.key,
    VACCINE_PASS_CERTIFICATE: files.certificate,
    VACCINE_PASS_ISSUER: 'Sở Y tế',
  };
  const { account, wrong } = accountOf(given, true);
  assert.deepEqual(wrong, []);
  const issuer = await openPassKey(account);
  assert.deepEqual([issuer?.issuer, issuer?.key.algorithm], ['Sở Y tế', 'PS256']);
  writeFileSync(files.certificate, makePassKey('RSA').certificatePem);
  await assert.rejects(openPassKey(account), /certificate is of another key/);
  assert.match(readFileSync(files.key, 'utf8'), /PRIVATE KEY/);
});

test('a part of the settings names the rest', () => {
  const { wrong } = accountOf({ VACCINE_PASS_KEY: '/tmp/k.pem' }, false);
  assert.match(wrong.join(), /VACCINE_PASS_CERTIFICATE.*VACCINE_PASS_ISSUER/);
});
