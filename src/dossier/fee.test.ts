import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { feeWith, reliefOf, wholeFee } from '#dossier/fee.ts';
import { catalogue, CRIMINAL_RECORD, day, RESIDENCE } from '#test/support/dossier-fixtures.ts';
import { story } from '#test/support/story.ts';

test('the fee of the counter is due there, not that of the portal', () => {
  const residence = catalogue.inForce(RESIDENCE, day('2023-02-05')) ?? assert.fail();
  assert.deepEqual(
    residence.fees.map(({ channel }) => channel),
    ['counter', 'online'],
  );
  assert.equal(wholeFee(residence, 'counter'), 20_000);
  assert.equal(wholeFee(residence, 'online'), 10_000);
});

test('a relief takes the place of the fee, and never makes it dearer', () => {
  const record = catalogue.inForce(CRIMINAL_RECORD, day('2022-06-22')) ?? assert.fail();
  assert.equal(feeWith(record, 'online', null), 200_000);
  assert.equal(feeWith(record, 'online', reliefOf(record, 'sinh-vien')), 100_000);
  assert.equal(feeWith(record, 'counter', reliefOf(record, 'ho-ngheo')), 0);
  assert.equal(reliefOf(record, 'khong-co'), null);
  const dear = { key: 'x', name: { vi: 'x', en: 'x' }, amount: 900_000, basis: 'x' };
  assert.equal(feeWith(record, 'online', dear), 200_000);
});

story('a relief that does not hold is denied with a reason, and the whole fee is due', {
  procedure: CRIMINAL_RECORD,
  relief: 'ho-ngheo',
  when: { type: 'deny-relief', reason: 'Giấy xác nhận đã hết hạn' },
  expect: { type: 'relief-denied', reason: 'Giấy xác nhận đã hết hạn', fee: 200_000 },
  leaves: { reliefDenied: 'Giấy xác nhận đã hết hạn' },
});

story('it is denied once', {
  procedure: CRIMINAL_RECORD,
  relief: 'ho-ngheo',
  given: [{ type: 'deny-relief', reason: 'Hết hạn' }],
  when: { type: 'deny-relief', reason: 'Hết hạn' },
  expect: 'no-relief',
});

story('where none was claimed none is denied', {
  procedure: CRIMINAL_RECORD,
  when: { type: 'deny-relief', reason: 'Hết hạn' },
  expect: 'no-relief',
});
