import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { clean, cleanLines, fold, foldTokens, hasAllWords } from '#kernel/fold.ts';

test('names fold to plain lower-case letters, however they are composed', () => {
  const cases = [
    ['Nguyễn Văn Đức', 'nguyen van duc'],
    ['NGUYỄN  THỊ  ẲNG', 'nguyen thi ang'],
    ['Nguyễn Văn Đức'.normalize('NFD'), 'nguyen van duc'],
    ['Hòa', 'hoa'],
    ['Hoà', 'hoa'],
    ["H'Hen Niê", "h'hen nie"],
    ['000.00.33.H33-220621-0001', '000.00.33.h33-220621-0001'],
    ['  An\t\u00a0Bình\u2003', 'an binh'],
    ['Đ\u{1f600}Ế', 'd\u{1f600}e'],
    ['A\u{1d167}Đ', 'ad'],
    ['', ''],
  ] as const;
  for (const [text, folded] of cases) assert.equal(fold(text), folded);
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
  );
});

test('each letter folds as the Unicode rules say, in any company', () => {
  const byTheRules = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll(/\s+/g, ' ')
      .trim();
  const units = fc.constantFrom(...'aĐđẾẫƯơÀỹ  \t\u00a0\u0301\u0323\u{1f600}한K'.split(''));
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: units }));
  fc.assert(fc.property(texts, (text) => assert.equal(fold(text), byTheRules(text))));
});

test('words are given once each, codes whole', () => {
  assert.deepEqual(foldTokens('Trần Trần  An, 1.004222'), ['tran', 'an', '1.004222']);
  assert.deepEqual(foldTokens('   '), []);
});

test('what passes the form door can be stored: no NUL, no lone surrogate, composed, one line', () => {
  assert.equal(clean(' a\u0000b\n c\ud800 '), 'a b c\ufffd');
  assert.equal(clean('Hoa\u0300'), 'Hoà');
  assert.equal(clean('\ufeffHo\u200ba\u200e\u0300'), 'Hoà');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => clean(clean(text)) === clean(text)),
  );
});

test('text of several lines keeps its lines, and no more than one empty one between', () => {
  assert.equal(
    cleanLines('  Thiếu:\r\n- bản  sao\r\r\n\n\n- ảnh\u0000 \n'),
    'Thiếu:\n- bản sao\n\n- ảnh',
  );
  assert.equal(cleanLines(' \n\n '), '');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => cleanLines(cleanLines(text)) === cleanLines(text),
    ),
  );
});

test('words have all that was typed where each token begins one of them', () => {
  const words = foldTokens('Ủy ban nhân dân phường Vĩnh Thanh Vân');
  assert.ok(hasAllWords(words, foldTokens('vinh tha')));
  assert.ok(hasAllWords(words, []));
  assert.ok(!hasAllWords(words, foldTokens('vinh quang')));
  assert.ok(!hasAllWords(words, foldTokens('hanh')));
});
