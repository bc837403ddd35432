import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadSecrets } from '#host/secrets.ts';

test('secrets are random, for their owner only, and stay', (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-secrets-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const one = loadSecrets(join(directory, 'one'));
  const file = join(directory, 'one', 'secrets.json');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(loadSecrets(join(directory, 'one')), one);
  const other = loadSecrets(join(directory, 'other'));
  const shared = Object.values(one).filter((secret) => Object.values(other).includes(secret));
  assert.deepEqual(shared, []);
  assert.equal(new Set(Object.values(one)).size, Object.values(one).length);
  for (const secret of [one.formKey, one.clientSecret, one.providerKey]) {
    assert.ok(Buffer.from(secret, 'base64url').length >= 32);
  }
});

test('a file that lacks a secret is named instead of signing with nothing', (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-secrets-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'secrets.json'), '{"databasePassword":"x"}');
  assert.throws(() => loadSecrets(directory), /secrets\.json.*formKey/);
});
