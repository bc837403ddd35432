import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { letterDifferences, type Piece } from '#quality/letter-differences.ts';

const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join('');

const differ = (left: string, right: string): readonly [string, string] => {
  const found = letterDifferences(left, right);
  return [shown(found.left), shown(found.right)];
};

test('letters that differ are marked, with their marks', () => {
  assert.deepEqual(differ('Thạch Thị Hoa', 'Thạch Thị Hòa'), [
    'Thạch Thị H[o]a',
    'Thạch Thị H[ò]a',
  ]);
  assert.deepEqual(differ('091185000010', '091185000001'), ['0911850000[1]0', '09118500000[1]']);
  assert.deepEqual(differ('', 'Danh'), ['', '[Danh]']);
  assert.deepEqual(differ('Hòa'.normalize('NFD'), 'Hòa'), ['Hòa', 'Hòa']);
});

test('both texts stand there whole, and what is the same is the same in both', () => {
  const letters = fc.stringMatching(/^[abHòa ]{0,30}$/);
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      const found = letterDifferences(left, right);
      const whole = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
      const same = (pieces: readonly Piece[]) =>
        pieces.flatMap(({ text, isSame }) => (isSame ? [text] : [])).join('');
      assert.equal(whole(found.left), left.normalize('NFC'));
      assert.equal(whole(found.right), right.normalize('NFC'));
      assert.equal(same(found.left), same(found.right));
    }),
  );
});
