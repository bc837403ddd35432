import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { cardReasonOf } from '#quality/pupil-card.ts';

const NUMBER = '091307000001';
const withCard = (cardIssuedOn: string) => ({ more: { cardIssuedOn } });

test('who has a card is not invited; who has none, or cannot be found, is, and told why', () => {
  assert.equal(cardReasonOf({ identityNumber: NUMBER }, withCard('2022-03-15')), null);
  assert.equal(cardReasonOf({ identityNumber: ` ${NUMBER} ` }, withCard('2022-03-15')), null);
  assert.equal(cardReasonOf({ identityNumber: NUMBER }, withCard('')), 'no-card');
  assert.equal(cardReasonOf({ identityNumber: NUMBER }, { more: {} }), 'no-card');
  assert.equal(cardReasonOf({ identityNumber: NUMBER }, null), 'no-such-person');
});

test('a number that is missing or of another form is none, whoever is found', () => {
  for (const identityNumber of ['', ' ', '091307', '371234567', '09130700000A']) {
    assert.equal(cardReasonOf({ identityNumber }, null), 'no-number');
    assert.equal(cardReasonOf({ identityNumber }, withCard('2022-03-15')), 'no-number');
  }
});
