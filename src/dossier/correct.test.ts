import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Act } from '#dossier/command.ts';
import { decide } from '#dossier/decide.ts';
import { CIVIL_BIRTH, RESIDENCE } from '#test/support/dossier-fixtures.ts';
import { factsOf, story, tell } from '#test/support/story.ts';

// Corrections after printing: both values stay in the history, the receipt itself never changes.

const rename = (to: string): Act => ({
  type: 'correct',
  values: { 'applicant.name': to },
  reason: 'Gõ nhầm tên',
});

test('a corrected name is the name from then on, with what it was', () => {
  const { dossier } = tell(RESIDENCE);
  const { name } = dossier.received.applicant;
  const after = tell(RESIDENCE, undefined, [rename('Lê Thị Đẹp')]).dossier;
  assert.equal(after.applicant.name, 'Lê Thị Đẹp');
  assert.equal(after.received.applicant.name, name);
  assert.deepEqual(decide(rename('Lê Thị Đẹp'), dossier, factsOf(RESIDENCE, dossier.receivedAt)), {
    ok: true,
    value: {
      type: 'corrected',
      changes: [{ field: 'applicant.name', from: name, to: 'Lê Thị Đẹp' }],
      reason: 'Gõ nhầm tên',
    },
  });
});

story('the second correction remembers the first, not the receipt', {
  procedure: RESIDENCE,
  given: [rename('Lê Thị Đẹp')],
  when: rename('Lê Thị Điệp'),
  expect: {
    type: 'corrected',
    changes: [{ field: 'applicant.name', from: 'Lê Thị Đẹp', to: 'Lê Thị Điệp' }],
  },
});

story('a number that was missing is added; what stayed the same is no change', {
  procedure: CIVIL_BIRTH,
  when: {
    type: 'correct',
    values: { 'concerned.identityNumber': '091322000011', 'concerned.name': 'Lý Hoàng Ân' },
    reason: 'Đã cấp số định danh',
  },
  expect: {
    type: 'corrected',
    changes: [{ field: 'concerned.identityNumber', from: null, to: '091322000011' }],
  },
  leaves: { concerned: { name: 'Lý Hoàng Ân', identityNumber: '091322000011' } },
});

story('a correction that changes nothing is refused', {
  procedure: CIVIL_BIRTH,
  when: { type: 'correct', values: { 'concerned.name': 'Lý Hoàng Ân' }, reason: 'Kiểm tra lại' },
  expect: 'nothing-to-correct',
});

story('a correction has a reason', {
  procedure: CIVIL_BIRTH,
  when: { type: 'correct', values: { 'concerned.name': 'Lý Hoàng An' }, reason: '' },
  expect: { code: 'reason-missing', field: 'reason' },
});
