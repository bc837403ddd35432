import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDevelopmentKeys } from '#documents/signing/development-keys.ts';
import { readPkcs12, writePkcs12 } from '#documents/signing/pkcs12.ts';
import { pkcs12Keys } from '#documents/signing/pkcs12-keys.ts';
import { readVerdict } from '#documents/signing/read-verdict.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import { SigningFault } from '#documents/signing/signing-fault.ts';
import { loadTrust } from '#documents/signing/trust-directory.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { receipt } from '#test/support/paper-samples.ts';
import { daysFromNow, LEADER, NOW, SEAL, setSigningStage } from '#test/support/signing.ts';

const home = mkdtempSync(join(tmpdir(), 'mot-cua-keys-'));
after(() => rmSync(home, { recursive: true }));
const directory = join(home, 'signing');

async function signerOf(keys: Awaited<ReturnType<typeof openDevelopmentKeys>>, holder = LEADER) {
  const signer = await keys.signerOf(holder);
  return signer.ok ? signer.value : assert.fail(signer.error);
}

test('processes that begin at once have one authority, and one key a holder', async () => {
  assert.deepEqual(await loadTrust(directory), { roots: [], crls: [] });
  const all = await Promise.all([1, 2, 3].map(() => openDevelopmentKeys(directory, NOW)));
  const trust = await loadTrust(directory);
  assert.equal(trust.roots.length, 1);
  const signers = await Promise.all(all.map((keys) => signerOf(keys)));
  assert.equal(
    new Set(signers.map(({ chain }) => Buffer.from(chain[0] ?? []).toString('hex'))).size,
    1,
  );
  assert.deepEqual(readdirSync(home), ['signing'], 'nothing is left lying about');
  assert.deepEqual(readdirSync(join(directory, 'keys')), ['demo%3Alanhdao.vinhthanhvan.p12']);
  for (const name of ['passphrase', 'authority-key.pem']) {
    assert.equal(statSync(join(directory, name)).mode & 0o077, 0, name);
  }
});

test('a leader and the agency sign; a key that is revoked is told as such, and replaced', async () => {
  const keys = await openDevelopmentKeys(directory, NOW);
  const paper = await renderPaper(receipt);
  const moments = { known: NOW, now: NOW };
  const sign = async (): Promise<Uint8Array> => {
    const signers = [await signerOf(keys), await signerOf(keys, SEAL)];
    const signed = await signResult(paper, signers, NOW);
    return signed.ok ? signed.value : assert.fail(signed.error);
  };
  const before = await sign();
  assert.equal((await readVerdict(before, await loadTrust(directory), moments)).kind, 'valid');
  const yesterday = new Date(daysFromNow(-1)).toISOString() as typeof NOW;
  await keys.revoke(LEADER, yesterday);
  const verdict = await readVerdict(before, await loadTrust(directory), moments);
  assert.deepEqual(
    verdict.signatures.map((one) => one.verdict.kind),
    ['revoked', 'good'],
  );
  const again = await readVerdict(await sign(), await loadTrust(directory), moments);
  assert.equal(again.kind, 'valid');
});

test('OpenSSL reads our key files, and we read its', async () => {
  const { keys } = await setSigningStage();
  const file = join(home, 'ours.p12');
  writeFileSync(file, await writePkcs12(keys.leader, 'mat khau'));
  const pem = execFileSync(
    'openssl',
    ['pkcs12', '-in', file, '-passin', 'pass:mat khau', '-nodes'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  assert.match(
    pem,
    /BEGIN CERTIFICATE[\s\S]*BEGIN PRIVATE KEY|BEGIN PRIVATE KEY[\s\S]*BEGIN CERTIFICATE/,
  );
  const source = join(home, 'theirs.pem');
  writeFileSync(source, pem);
  const theirs = join(home, 'theirs.p12');
  execFileSync('openssl', [
    'pkcs12',
    '-export',
    '-in',
    source,
    '-passout',
    'pass:x',
    '-out',
    theirs,
  ]);
  const read = await readPkcs12(execFileSync('cat', [theirs]), 'x');
  assert.ok(read.ok);
  assert.deepEqual(Buffer.from(read.value.chain[0] ?? []), Buffer.from(keys.leader.chain[0] ?? []));
  assert.ok(read.value.privateKey.equals(keys.leader.privateKey));
});

test('a key file that cannot be opened is a fault that names nobody', async () => {
  const { keys } = await setSigningStage();
  const place = mkdtempSync(join(home, 'keys-'));
  const file = join(place, 'demo%3Alanhdao.vinhthanhvan.p12');
  writeFileSync(file, await writePkcs12(keys.leader, 'dung'));
  await assert.rejects(pkcs12Keys(place, 'sai').signerOf(LEADER), (fault) => {
    assert.ok(fault instanceof SigningFault && fault.code === 'key-file' && !fault.retry);
    assert.doesNotMatch(fault.message, /vinhthanhvan|Khánh/);
    return /wrong-passphrase/.test(fault.message);
  });
  writeFileSync(file, 'không phải PKCS#12');
  await assert.rejects(pkcs12Keys(place, 'dung').signerOf(LEADER), /not-pkcs12/);
  assert.deepEqual(await pkcs12Keys(place, 'dung').signerOf(SEAL), {
    ok: false,
    error: 'no-certificate',
  });
});
