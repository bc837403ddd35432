import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkChain } from '#documents/signing/check-chain.ts';
import { checkSignature } from '#documents/signing/check-signature.ts';
import { cmsParts, encodeCms, signedAttributesOf } from '#documents/signing/cms.ts';
import { readCms } from '#documents/signing/read-cms.ts';
import { NOW, setSigningStage } from '#test/support/signing.ts';

const stage = await setSigningStage();
const digest = createHash('sha256').update('nội dung').digest();
const attributes = signedAttributesOf(digest, stage.leader.chain[0] ?? assert.fail());
const parts = cmsParts(stage.leader.chain, attributes, await stage.leader.sign(attributes));
const cms = encodeCms(parts);

/** What becomes of a signature; what the libraries throw at is no signature. */
async function verdictOf(der: Uint8Array): Promise<string> {
  const read = readCms(der);
  if (read === null) return 'unreadable';
  try {
    const form = checkSignature(read, () => digest);
    if (form !== 'good') return form;
    const moments = { known: NOW, now: NOW };
    return (await checkChain(read.own, read.certificates, stage.trust, moments)).kind;
  } catch {
    return 'unreadable';
  }
}

test('a signature is read back as it was written', async () => {
  assert.deepEqual(encodeCms(readCms(cms) ?? assert.fail()), cms);
  assert.equal(await verdictOf(cms), 'good');
});

test('every byte of a signature is one on which something depends', async () => {
  for (let at = 0; at < cms.length; at += 1) {
    const changed = Uint8Array.from(cms);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    assert.notEqual(await verdictOf(changed), 'good', `byte ${at}, bit ${at % 8}`);
  }
});

test('a signature of other bytes, and one without its certificate, are none', async () => {
  const other = createHash('sha256').update('nội dung khác').digest();
  const read = readCms(cms) ?? assert.fail();
  assert.equal(
    checkSignature(read, () => other),
    'altered',
  );
  const swapped = { ...parts, own: stage.keys.seal.chain[0] ?? assert.fail() };
  assert.equal(readCms(encodeCms(swapped)), null);
  const both = { ...parts, certificates: [...parts.certificates, swapped.own] };
  assert.equal(await verdictOf(encodeCms(both)), 'untrusted', 'a certificate that nobody needs');
});

test('attributes that name another certificate are of no use to this one', async () => {
  const [leader = assert.fail(), seal = assert.fail()] = [stage.leader, stage.seal].map(
    ({ chain }) => chain[0],
  );
  const swapped = signedAttributesOf(digest, seal);
  const signature = await stage.leader.sign(swapped);
  const read = readCms(encodeCms(cmsParts([leader], swapped, signature))) ?? assert.fail();
  assert.equal(
    checkSignature(read, () => digest),
    'altered',
  );
});
