import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { FurtherLanguage } from '#kernel/bilingual.ts';
import { CONFIRM_WORDS, readerOf, readersWith, sayConfirm } from '#portal/filing/confirm-words.ts';

const words = Object.values(CONFIRM_WORDS).map(({ vi }) => vi);
const whole: FurtherLanguage = {
  code: 'km',
  name: 'ភាសាខ្មែរ',
  texts: new Map(words.map((vi) => [vi, `‹km› ${vi}`])),
};
const partly: FurtherLanguage = {
  ...whole,
  code: 'cjm',
  texts: new Map([...whole.texts].slice(1)),
};

test('one confirms in a further language only where it has every word of it', () => {
  assert.deepEqual(readersWith([partly, whole]), ['vi', 'en', whole]);
  assert.equal(readerOf(['km', 'en'], [partly, whole]), whole);
  assert.equal(readerOf(['cjm', 'en'], [partly, whole]), 'en');
  assert.equal(readerOf(['', 'cjm'], [partly]), 'vi');
});

test('the words of a confirmation are said in the language of whoever confirms', () => {
  assert.equal(sayConfirm('en')('sendCode', { phone: '0912' }), 'Send a code to 0912');
  assert.equal(sayConfirm(whole)('sendCode', { phone: '0912' }), '‹km› Gửi mã đến số 0912');
});
