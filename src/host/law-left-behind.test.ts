import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { lawLeftBehind } from '#host/law-left-behind.ts';
import { readAnGiang2025, readTwoTierLaw } from '#host/regimes.ts';
import { day, locality, procedureOf, procedures } from '#test/support/dossier-fixtures.ts';

const [{ units, agencies: after }, law] = await Promise.all([readAnGiang2025(), readTwoTierLaw()]);
const checked = {
  plan: {
    id: 'thu',
    date: day('2025-07-01'),
    ground: { text: { vi: '', en: '' }, toBeConfirmed: null },
    moves: [],
    undecided: [],
  },
  succession: { before: locality.agencies, after },
  units,
  law,
};

test('the law that ships is looked after in two tiers', () => {
  assert.deepEqual(lawLeftBehind(procedures, checked), []);
});

test('what the province wrote for districts, and what would bring them back, needs a person', () => {
  const district = procedureOf('1.001612');
  const own = { ...district, code: '1.999004', name: { vi: 'Thủ tục riêng', en: 'Own' } };
  const again = { ...district, validFrom: day('2027-01-01') };
  assert.deepEqual(
    lawLeftBehind([...procedures, own, again], checked).map(({ code, validFrom }) => [
      code,
      validFrom,
    ]),
    [
      ['1.001612', '2027-01-01'],
      ['1.999004', district.validFrom],
    ],
  );
});
