import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { nameToAsk } from '#registries/health-insurance/name-to-ask.ts';
import { lookUpGarbledCards } from '#test/support/garbled-cards.ts';

test('of garbled cards, every one whose record the insurance has right is found, and none by another name', async () => {
  const { cards, before, found, wrong, misses } = await lookUpGarbledCards(4000, 23);
  assert.ok(before < cards * 0.25, `${before}`);
  assert.equal(wrong, 0);
  const ofInsurance = Array.from(misses).filter(([why]) => why.startsWith('the insurance has'));
  const explained = ofInsurance.reduce((sum, [, count]) => sum + count, 0);
  assert.ok(found >= (cards - explained) * 0.99, JSON.stringify([found, ...misses]));
});

test('a name that is right is asked as it is, and no register is troubled', async () => {
  const ask = () => assert.fail('no register is needed');
  const repair = await nameToAsk('Trần Thị Lan', { number: '', birthDate: '' }, ask);
  assert.deepEqual(repair, { kind: 'right', name: 'Trần Thị Lan' });
});

test('where the number is another person’s, nothing is asked by a guess', async () => {
  const known = { number: '091085000001', birthDate: '1985-03-02' };
  const other = { ...known, name: 'Phạm Quốc Hùng' };
  const repair = await nameToAsk('Tr?n Th? Lan', known, () => Promise.resolve(other));
  assert.equal(repair.kind, 'uncertain');
});
