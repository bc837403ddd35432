import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { instantFromEpoch } from '#kernel/day.ts';
import { makePassKey, TEST_USAGE } from '#test/support/pass-keys.ts';
import { issueSample, SAMPLE_AT, SAMPLE_SETS, sampleRequest } from '#test/support/pass-samples.ts';
import { signedIn } from '#test/support/tampered-pass.ts';
import { fromBase45, toBase45 } from '#vaccine-pass/base45.ts';
import { wrapped } from '#vaccine-pass/envelope.ts';
import { issuePass } from '#vaccine-pass/issue-pass.ts';
import { judgePass } from '#vaccine-pass/judge-pass.ts';
import { writeSign1 } from '#vaccine-pass/sign1.ts';
import { readPassRequest } from '#vaccine-pass/pass-request.ts';

const es256 = makePassKey('P-256');
const ps256 = makePassKey('RSA');
const trust = [es256.trusted, ps256.trusted];
const grounds = { trust, sets: SAMPLE_SETS, at: SAMPLE_AT };

const word = fc.stringMatching(/^[A-ZĐÀẢÃÁẠĂẰÂẦÊẾÔỐƠỢƯỰÝỸ][a-zđàảãáạăằâầêếôốơợưựýỹ]{0,6}$/u);
const people = fc.record({
  fullName: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  product: fc.constantFrom(...SAMPLE_SETS.products.keys()),
  maker: fc.constantFrom(...SAMPLE_SETS.holders.keys()),
  dose: fc.integer({ min: 1, max: 4 }),
});

test('what is issued verifies, by both kinds of keys, and says what was asked', () => {
  const both = fc.constantFrom(es256, ps256);
  const holds = fc.property(both, people, (key, { dose, ...change }) => {
    const request = sampleRequest({ ...change, dose, doses: 4 });
    const { text, certificate } = issueSample(key.signing, request);
    const judged = judgePass(text, grounds);
    assert.equal(judged.fault, null);
    assert.deepEqual(judged.certificate, certificate);
    assert.equal(judged.signer?.keyId, key.trusted.keyId);
    assert.equal(judged.certificate?.v?.[0].dn, dose);
  });
  fc.assert(holds, { numRuns: 60 });
});

test('whatever character is changed, it is refused or says the very same', () => {
  const { text, certificate } = issueSample(es256.signing);
  const place = fc.integer({ min: 0, max: text.length - 1 });
  const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'.split(''));
  const changed = fc.property(place, character, (at, other) => {
    const judged = judgePass(text.slice(0, at) + other + text.slice(at + 1), grounds);
    if (judged.fault === null) assert.deepEqual(judged.certificate, certificate);
    else if (at < 4) assert.equal(judged.fault.code, 'no-prefix');
  });
  fc.assert(changed, { numRuns: 500 });
});

test('one byte changed in what was signed fails at the signature, and nowhere before', () => {
  const { text } = issueSample(ps256.signing);
  const signed = signedIn(text);
  const name = Buffer.from(signed).indexOf('NGUYEN');
  assert.ok(name > 0);
  signed[name] = 'L'.charCodeAt(0);
  const { verdicts, fault } = judgePass(wrapped(signed), grounds);
  assert.equal(fault?.code, 'wrong-signature');
  assert.equal(verdicts.COMPRESSION.kind, 'passed');
  assert.equal(verdicts.SCHEMAVALIDATION.kind, 'passed');
});

test('a bomb of zeros ends at the bound, and so does a text that no code can hold', () => {
  const bomb = `HC1:${toBase45(deflateSync(Buffer.alloc(2_000_000)))}`;
  assert.ok(bomb.length < 4296);
  assert.equal(judgePass(bomb, grounds).fault?.code, 'too-large');
  assert.equal(judgePass(`HC1:${'0'.repeat(9000)}`, grounds).fault?.code, 'too-large');
});

test('what is signed but hostile is refused in words, never by a crash', () => {
  const payloads = [1, 100, 1_000, 3_000, 10_000, 60_000].map((depth) => {
    const nested = Buffer.concat([Buffer.alloc(depth, 0x81), Buffer.from([0xf6])]);
    // {-260: {1: {"v": [[[…null…]]]}}}
    return Buffer.concat([Buffer.from('a1390103a101a16176', 'hex'), nested]);
  });
  const numbers = ['fb7ff8000000000000', 'fb7e37e43c8800759c', '1bffffffffffffffff', '4101', 'f7'];
  const odd = numbers.map((number) => Buffer.from(`a1390103a101a16176${number}`, 'hex'));
  for (const payload of [...payloads, ...odd, Buffer.from('ff'), Buffer.alloc(0)]) {
    const judged = judgePass(wrapped(writeSign1(payload, es256.signing)), grounds);
    assert.equal(judged.verdicts.VERIFY.kind, 'passed');
    assert.notEqual(judged.fault, null);
    assert.equal(judged.certificate, null);
  }
});

test('a passport is good for twelve months, and not a second longer or before', () => {
  const { text, issuedAt, expiresAt } = issueSample(es256.signing);
  assert.equal(issuedAt, '2022-04-15T02:30:00.000Z');
  assert.equal(expiresAt, '2023-04-15T02:30:00.000Z');
  const faultAt = (at: number) =>
    judgePass(text, { ...grounds, at: instantFromEpoch(at) }).fault?.code ?? null;
  assert.equal(faultAt(Date.UTC(2023, 3, 15, 2, 30)), null);
  assert.equal(faultAt(Date.UTC(2023, 3, 15, 2, 30, 1)), 'expired');
  assert.equal(faultAt(Date.UTC(2022, 3, 15, 2, 29, 59)), 'not-yet-valid');
});

test('a key that nobody trusts, or that may sign something else, is refused as such', () => {
  const { text } = issueSample(es256.signing);
  const others = { ...grounds, trust: [ps256.trusted] };
  assert.equal(judgePass(text, others).fault?.code, 'unknown-key');
  const forTests = makePassKey('P-256', [TEST_USAGE]);
  const foreign = issueSample(forTests.signing);
  const judged = judgePass(foreign.text, { ...grounds, trust: [forTests.trusted] });
  assert.equal(judged.fault?.code, 'other-key-usage');
  assert.equal(judged.verdicts.VERIFY.kind, 'passed');
});

test('what cannot have been is not signed', () => {
  const issuing = { key: es256.signing, sets: SAMPLE_SETS, at: SAMPLE_AT, issuer: 'S' };
  const refused = (change: Parameters<typeof sampleRequest>[0]) => {
    const issued = issuePass(sampleRequest(change), issuing);
    return issued.ok ? null : issued.error.detail;
  };
  assert.equal(refused({ vaccinatedOn: '2022-04-16' }), 'v.dt: in the future');
  assert.equal(refused({ vaccinatedOn: '1988-02-28' }), 'dob: after the vaccination');
  assert.equal(refused({ dose: 3 }), 'v.dn: more than v.sd');
  assert.equal(refused({ product: 'Nanocovax-0' }), 'v.mp');
  assert.equal(refused({ maker: 'ORG-99999999' }), 'v.ma');
  assert.equal(refused({ fullName: 'សុខ ជា' }), 'fullName');
  const read = readPassRequest({ fullName: 'Nguyễn Bảo Duy', dose: 0 });
  assert.deepEqual(!read.ok && read.error.toSorted(), [
    'birthDate',
    'certificateId',
    'disease',
    'dose',
    'doses',
    'maker',
    'nationality',
    'product',
    'vaccinatedOn',
    'vaccine',
  ]);
});

test('base45 gives back every byte, and takes nothing that no bytes have', () => {
  const back = fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
    const read = fromBase45(toBase45(bytes));
    assert.deepEqual(read.ok && read.value, bytes);
  });
  fc.assert(back);
  // RFC 9285, 4.3 and 4.4: the examples, then values beyond two bytes and one.
  assert.equal(toBase45(Buffer.from('ietf!')), 'QED8WEX0');
  for (const wrong of ['GGX', '::', 'A', 'ab1', 'QED8W!X0']) assert.ok(!fromBase45(wrong).ok);
});
