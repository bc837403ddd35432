import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { parsePhone } from '#persons/phone.ts';

const read = (text: string): string => {
  const phone = parsePhone(text);
  return phone.ok ? phone.value : phone.error.code;
};

test('mobiles and landlines are kept as 0…, however they are written', () => {
  const cases = [
    ['0912345678', '0912345678'],
    ['0912 345 678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['+84 (0)912 345 678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['84912345678', '0912345678'],
    ['02973812345', '02973812345'],
    ['(0297) 3812-345', '02973812345'],
    ['+84 297 3812345', '02973812345'],
  ] as const;
  for (const [text, phone] of cases) assert.equal(read(text), phone, text);
});

test('anything else is refused with its reason', () => {
  const cases = [
    ['', 'not-digits'],
    ['không có', 'not-digits'],
    ['+1 202 555 0100', 'not-digits'],
    ['<script>0912345678', 'not-digits'],
    ['912345678', 'wrong-start'],
    ['0012345678', 'wrong-start'],
    ['091234567', 'wrong-length'],
    ['091234567890', 'wrong-length'],
  ] as const;
  for (const [text, code] of cases) assert.equal(read(text), code, text);
  const short = parsePhone('091234567');
  assert.ok(!short.ok && short.error.text.vi.includes('đã nhập 9'));
  assert.ok(!short.ok && short.error.text.en.includes('9 were entered'));
});
