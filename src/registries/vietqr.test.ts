import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { crc16, readVietQr, transferPurpose, type VietQr, vietQr } from '#registries/vietqr.ts';

const plain = { service: 'QRIBFTTA', bill: '', reference: '', purpose: '' } as const;

/** Codes that others published, each with what it says. */
const published: readonly (readonly [source: string, text: string, says: VietQr])[] = [
  [
    'NAPAS IBFT 1.5.2, transfer to an account',
    '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
    {
      ...plain,
      bin: '970403',
      account: '0011012345678',
      amount: 180_000,
      bill: 'NPS6869',
      purpose: 'thanh toan don hang',
    },
  ],
  [
    'NAPAS IBFT 1.5.2, transfer to a card',
    '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203',
    {
      ...plain,
      bin: '970403',
      account: '9704031101234567',
      service: 'QRIBFTTC',
      amount: 180_000,
      bill: 'NPS6869',
      purpose: 'thanh toan don hang',
    },
  ],
  [
    'a test of several open libraries',
    '00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C',
    {
      ...plain,
      bin: '970415',
      account: '0011001932418',
      amount: 120_000,
      purpose: 'ung ho lu lut',
    },
  ],
];

for (const [source, text, says] of published) {
  test(`a published code is written and read: ${source}`, () => {
    assert.equal(vietQr(says), text);
    assert.deepEqual(readVietQr(text), { ok: true, value: says });
  });
}

test('the check value of CRC-16/CCITT-FALSE is 29B1', () => {
  assert.equal(crc16('123456789'), '29B1');
});

const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 25 });
const codes: fc.Arbitrary<VietQr> = fc.record({
  bin: fc.stringMatching(/^\d{6}$/),
  account: fc.stringMatching(/^[0-9A-Z]{1,19}$/),
  service: fc.constantFrom('QRIBFTTA', 'QRIBFTTC'),
  amount: fc.option(fc.integer({ min: 1, max: 1e12 })),
  bill: ascii,
  reference: ascii,
  purpose: ascii,
});

test('whatever a code says is read back from it', () => {
  fc.assert(
    fc.property(codes, (code) => {
      assert.deepEqual(readVietQr(vietQr(code)), { ok: true, value: { ...code } });
    }),
  );
});

test('a code with one sign changed is never taken for another', () => {
  fc.assert(
    fc.property(codes, fc.nat(), fc.constantFrom('0', '7', 'A', 'z'), (code, at, sign) => {
      const text = vietQr(code);
      const place = at % text.length;
      const changed = text.slice(0, place) + sign + text.slice(place + 1);
      if (changed !== text) assert.equal(readVietQr(changed).ok, false);
    }),
  );
});

test('what is no code, or mixes static and dynamic up, is refused by name', () => {
  const sealed = (body: string): string => `${body}6304${crc16(`${body}6304`)}`;
  const [, text] = published[2] ?? assert.fail();
  const body = text.slice(0, -8);
  assert.deepEqual(readVietQr(''), { ok: false, error: 'not-tlv' });
  assert.deepEqual(readVietQr('https://vidu.vn'), { ok: false, error: 'not-tlv' });
  assert.deepEqual(readVietQr(`${text.slice(0, -4)}0000`), { ok: false, error: 'wrong-crc' });
  for (const wrong of ['010211', '010222']) {
    const swapped = sealed(body.replace('010212', wrong));
    assert.deepEqual(readVietQr(swapped), { ok: false, error: 'not-vietqr' }, wrong);
  }
  assert.deepEqual(readVietQr(sealed(body.replace('A000000727', 'A000000728'))), {
    ok: false,
    error: 'not-vietqr',
  });
});

test('the purpose of a transfer is the code without its marks, short enough and still its own', () => {
  assert.equal(transferPurpose('000.00.33.H33-220621-0001'), '0000033H332206210001');
  assert.equal(transferPurpose('H01.187-250801-12345'), 'H0118725080112345');
  const long = ['A', 'B'].map((head) =>
    transferPurpose(`${head}0.12345678901234567890.H33-220621-0001`),
  );
  assert.notEqual(long[0], long[1]);
  for (const purpose of long) assert.match(purpose, /^[0-9A-Z]{25}$/);
  assert.ok(long.every((purpose) => purpose.endsWith('H332206210001')));
});
