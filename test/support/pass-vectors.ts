import { deflateSync } from 'node:zlib';
import {
  makePassKey,
  type PassKey,
  TEST_USAGE,
  VACCINATION_USAGE,
} from '#test/support/pass-keys.ts';
import { issueSample, SAMPLE_AT, sampleRequest } from '#test/support/pass-samples.ts';
import { qrPng } from '#test/support/qr-png.ts';
import {
  certificateIn,
  changed,
  claimsOf,
  inCountry,
  keyIdOutside,
  resigned,
  signedIn,
} from '#test/support/tampered-pass.ts';
import { fromBase45, toBase45 } from '#vaccine-pass/base45.ts';
import { writeCbor } from '#vaccine-pass/cbor.ts';
import { wrapped } from '#vaccine-pass/envelope.ts';
import { readSign1, writeSign1 } from '#vaccine-pass/sign1.ts';
import type { Step } from '#vaccine-pass/step.ts';

type Flags = Readonly<Partial<Record<Step, boolean>>>;
type File = Readonly<Record<string, unknown>>;

/** All synthetic vectors, by the name of their file; signed anew by keys that are then forgotten. */
export function passVectors(): ReadonlyMap<string, File> {
  const ec = makePassKey('P-256', [VACCINATION_USAGE]);
  const wide = makePassKey('P-384');
  const rsa = makePassKey('RSA');
  const forTests = makePassKey('P-256', [TEST_USAGE]);
  const good = issueSample(ec.signing);
  const signed = signedIn(good.text);
  const certificate = good.certificate;
  return new Map([
    ['valid-es256', whole(ec, good.text, 'VALID: ES256 on P-256')],
    ['valid-es256-p384', whole(wide, issueSample(wide.signing).text, 'VALID: ES256 on P-384')],
    ['valid-ps256', whole(rsa, issueSample(rsa.signing).text, 'VALID: PS256, RSA 2048')],
    ['valid-one-name', whole(ec, oneName(ec), 'VALID: a name of one word')],
    [
      'valid-two-tags',
      whole(ec, wrapped(Uint8Array.from([0xd8, 61, ...signed])), 'VALID: CWT tag around it'),
    ],
    ['valid-no-tag', whole(ec, wrapped(signed.subarray(1)), 'VALID: no tag at all')],
    [
      'valid-key-id-outside',
      whole(ec, keyIdOutside(ec, signed), 'VALID: key id in the unprotected header'),
    ],
    ['prefix-other', file(ec, `HC2:${good.text.slice(4)}`, 'INVALID: HC2:', { UNPREFIX: false })],
    [
      'prefix-none',
      file(ec, good.text.slice(4), 'INVALID: no prefix', { UNPREFIX: false, VALIDJSON: false }),
    ],
    [
      'base45-letter',
      file(ec, `${good.text.slice(0, 30)}a${good.text.slice(31)}`, 'INVALID: a small letter', {
        UNPREFIX: true,
        B45DECODE: false,
      }),
    ],
    [
      'base45-too-high',
      file(ec, `HC1:GGX${good.text.slice(7)}`, 'INVALID: beyond two bytes', { B45DECODE: false }),
    ],
    [
      'zlib-broken',
      file(
        ec,
        `HC1:${toBase45(deflateSync(signed).fill(0, 40, 60))}`,
        'INVALID: compression broken',
        { B45DECODE: true, COMPRESSION: false },
      ),
    ],
    [
      'zlib-none',
      file(ec, `HC1:${toBase45(signed)}`, 'INVALID: not compressed', { COMPRESSION: false }),
    ],
    [
      'zlib-bomb',
      file(
        ec,
        `HC1:${toBase45(deflateSync(Buffer.alloc(2_000_000)))}`,
        'INVALID: two megabytes of zeros',
        { B45DECODE: true, COMPRESSION: false },
      ),
    ],
    [
      'cose-none',
      file(ec, wrapped(writeCbor(['Sign', 1])), 'INVALID: no COSE', {
        COMPRESSION: true,
        VERIFY: false,
        VALIDJSON: false,
      }),
    ],
    [
      'signature-changed',
      file(ec, wrapped(changed(signed, signed.length - 1)), 'INVALID: signature', {
        VERIFY: false,
        SCHEMAVALIDATION: true,
      }),
    ],
    [
      'content-changed',
      file(
        ec,
        wrapped(changed(signed, Buffer.from(signed).indexOf('NGUYEN'))),
        'INVALID: content',
        { VERIFY: false, DECODE: true },
      ),
    ],
    ['key-other', file(rsa, good.text, 'INVALID: the key of another', { VERIFY: false })],
    [
      'key-id-wrong',
      file(ec, wrapped(resigned(ec, signed, new Uint8Array(8))), 'INVALID: wrong key id', {
        VERIFY: false,
      }),
    ],
    [
      'key-for-tests',
      file(forTests, issueSample(forTests.signing).text, 'INVALID: a key for tests', {
        VERIFY: true,
        KEYUSAGE: false,
      }),
    ],
    [
      'cbor-broken',
      file(
        ec,
        wrapped(writeSign1(Uint8Array.from([0xbf, 0xff, 0xff]), ec.signing)),
        'INVALID: CBOR',
        { VERIFY: true, DECODE: false },
      ),
    ],
    [
      'certificate-none',
      file(ec, claimsOf(ec, undefined), 'INVALID: no certificate', { VERIFY: true, DECODE: false }),
    ],
    [
      'schema-country',
      file(ec, claimsOf(ec, inCountry(certificate, 'XY')), 'INVALID: no such country', {
        VERIFY: true,
        DECODE: true,
        SCHEMAVALIDATION: false,
      }),
    ],
    [
      'schema-nothing',
      file(ec, claimsOf(ec, { ...certificate, v: [] }), 'INVALID: no vaccination', {
        SCHEMAVALIDATION: false,
      }),
    ],
    [
      'schema-twice',
      file(ec, claimsOf(ec, { ...certificate, r: certificate.v }), 'INVALID: two kinds', {
        SCHEMAVALIDATION: false,
      }),
    ],
    [
      'schema-letters',
      file(ec, claimsOf(ec, { ...certificate, nam: { fnt: 'Nguyễn' } }), 'INVALID: letters', {
        SCHEMAVALIDATION: false,
      }),
    ],
    [
      'time-before',
      file(
        ec,
        good.text,
        'INVALID: before its day',
        { EXPIRATIONCHECK: false, VERIFY: true },
        '2022-04-15T02:29:59Z',
      ),
    ],
    [
      'time-after',
      file(
        ec,
        good.text,
        'INVALID: after twelve months',
        { EXPIRATIONCHECK: false, VERIFY: true },
        '2023-04-15T09:30:01+07:00',
      ),
    ],
    [
      'picture-empty',
      {
        ...file(ec, good.text, 'INVALID: nothing in the picture', {
          PICTUREDECODE: false,
          UNPREFIX: true,
        }),
        '2DCODE': qrPng(null),
      },
    ],
  ]);
}

const oneName = (key: PassKey): string =>
  issueSample(key.signing, sampleRequest({ fullName: 'Đăng' })).text;

/** A vector of what holds, with every part, picture and all. */
function whole(key: PassKey, text: string, description: string): File {
  const signed = signedIn(text);
  const read = readSign1(signed);
  if (!read.ok) throw new Error(read.error.code);
  const base45 = text.slice(4);
  const compressed = fromBase45(base45);
  if (!compressed.ok) throw new Error(compressed.error);
  const steps = [
    'PICTUREDECODE',
    'UNPREFIX',
    'B45DECODE',
    'COMPRESSION',
    'VERIFY',
    'DECODE',
  ] as const;
  const more = [
    'VALIDJSON',
    'SCHEMAVALIDATION',
    'KEYUSAGE',
    'EXPIRATIONCHECK',
    'VALIDOBJECT',
    'ENCODE',
  ] as const;
  const flags = Object.fromEntries([...steps, ...more].map((step) => [step, true]));
  return {
    JSON: certificateIn(read.value.payload),
    CBOR: hex(read.value.payload),
    COSE: hex(signed),
    COMPRESSED: hex(compressed.value),
    BASE45: base45,
    ...file(key, text, description, flags),
    '2DCODE': qrPng(text),
  };
}

const file = (
  key: PassKey,
  text: string,
  description: string,
  flags: Flags,
  clock: string = SAMPLE_AT,
): File => ({
  PREFIX: text,
  TESTCTX: {
    VERSION: 1,
    SCHEMA: '1.3.0',
    CERTIFICATE: Buffer.from(key.der).toString('base64'),
    VALIDATIONCLOCK: clock,
    DESCRIPTION: `${description} (synthetic, of an invented person)`,
  },
  EXPECTEDRESULTS: Object.fromEntries(
    Object.entries(flags).map(([step, flag]) => [`EXPECTED${step}`, flag]),
  ),
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
