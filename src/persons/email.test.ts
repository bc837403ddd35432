import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { parseEmail } from '#persons/email.ts';

test('an address is one address with a domain', () => {
  for (const right of ['a@b.vn', 'lam.hanh+x@kiengiang.gov.vn'])
    assert.ok(parseEmail(right).ok, right);
  const wrong = [
    '',
    'a',
    'a@b',
    'a b@c.vn',
    'a@b.vn,c@d.vn',
    'a@b.vn, c.vn',
    'A <a@b.vn>',
    'a@b.vn\r\nBcc: x',
  ];
  for (const text of wrong) assert.ok(!parseEmail(text).ok, text);
});
