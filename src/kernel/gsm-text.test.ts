import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { fitSms, gsmText, SMS_LENGTH } from '#kernel/gsm-text.ts';

test('Vietnamese is written without diacritics, in its own case, with the signs that phones have', () => {
  assert.equal(gsmText('Đã tiếp nhận “hồ sơ” – Lý Ường…'), 'Da tiep nhan "ho so" - Ly Uong...');
  assert.equal(gsmText('a[b]{c}\\^~|€\u0000漢'), 'a(b)(c)');
});

test('what is too long is cut in its middle, then at its end', () => {
  assert.equal(fitSms('Đầu.', 'giữa', 'cuối'), 'Dau. giua cuoi');
  assert.equal(fitSms('a', '', ''), 'a');
  const cut = fitSms('Đầu.', 'x'.repeat(300), 'cuối');
  assert.equal(cut.length, SMS_LENGTH);
  assert.match(cut, /^Dau\. x+\.\.\. cuoi$/);
  assert.equal(fitSms('Đầu.', '', 'x'.repeat(300)), 'Dau.');
  assert.match(fitSms('Đầu.', 'giữa', 'x'.repeat(300)), /^Dau\. giua$/);
});
