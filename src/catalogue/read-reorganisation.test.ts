import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { type Agency, agenciesOf, type Unit } from '#catalogue/locality.ts';
import { readReorganisation } from '#catalogue/read-reorganisation.ts';
import { twoTierAgenciesOf } from '#catalogue/two-tier-agencies.ts';
import type { Day } from '#kernel/day.ts';

const unit = (
  validFrom: string,
  code: string,
  fullName: readonly [Unit['type'], string],
  level: Unit['level'],
  parent: string | null,
): Unit => ({
  code,
  validFrom: validFrom as Day,
  validTo: null,
  type: fullName[0],
  name: fullName[1],
  fullName: fullName.join(' '),
  level,
  parent,
});

/** A city with two wards becomes two wards; the first of them bears a code of before. */
const before: readonly Agency[] = agenciesOf(
  [
    unit('2022-06-18', '91', ['Tỉnh', 'Kiên Giang'], 1, null),
    unit('2022-06-18', '899', ['Thành phố', 'Rạch Giá'], 2, '91'),
    unit('2022-06-18', '30742', ['Phường', 'Vĩnh Bảo'], 3, '899'),
  ],
  [],
);
const after: readonly Agency[] = twoTierAgenciesOf(
  [
    unit('2025-07-01', '91', ['Tỉnh', 'An Giang'], 1, null),
    unit('2025-07-01', '30742', ['Phường', 'Rạch Giá'], 3, '91'),
    unit('2025-07-01', '30760', ['Phường', 'Vĩnh Thông'], 3, '91'),
  ],
  [],
  new Map([
    ['91', 'H01'],
    ['30742', 'H01.155'],
    ['30760', 'H01.156'],
  ]),
);

const said = { text: { vi: 'Nhập', en: 'Merged' }, toBeConfirmed: null };
const because = 'merged';
const moves = [
  { from: '000.00.00.H33', to: 'H01', why: because },
  { from: '001.00.00.H33', to: 'H01.99', why: because },
  { from: '000.00.40.H33', to: 'H01.155', why: because },
  { from: '001.00.40.H33', to: 'H01.155.01', why: because },
  { from: 'G01.91.899', to: 'G01.91', why: because },
  { from: 'G24.91.899', to: 'G24.91', why: because },
  { from: '000.01.40.H33', to: 'H01.155', why: because },
  { from: '001.01.40.H33', to: 'H01.155.01', why: because },
  { from: 'G01.91.899.30742', to: 'G01.91.30742', why: because },
];
const plan = {
  id: '2025-07-01-test',
  date: '2025-07-01',
  ground: said,
  rules: [{ key: because, ...said }],
  moves,
  undecided: [] as readonly unknown[],
};

const faultsOf = (json: unknown): readonly string[] => {
  const read = readReorganisation(json, { before, after });
  return read.ok ? [] : read.error.map(({ path, why }) => `${path} ${why}`);
};
const withMove = (index: number, change: Partial<(typeof moves)[number]>) => ({
  ...plan,
  moves: moves.map((move, place) => (place === index ? { ...move, ...change } : move)),
});

test('a sound plan is read, each move with the text of its rule', () => {
  const read = readReorganisation(plan, { before, after });
  assert.ok(read.ok);
  assert.deepEqual(read.value.moves[0], { from: '000.00.00.H33', to: 'H01', why: said });
  assert.equal(read.value.date, '2025-07-01');
});

test('an agency that goes on under its code is not moved', () => {
  assert.ok(!moves.some(({ from }) => from === 'G01.91'));
  assert.deepEqual(faultsOf(plan), []);
  assert.deepEqual(faultsOf(withMove(4, { from: 'G01.91', to: 'H01' })), [
    '/moves/4/from goes on after the day: G01.91',
    '/moves gives no successor to G01.91.899',
  ]);
});

const wrong: readonly (readonly [what: string, json: unknown, fault: RegExp])[] = [
  ['a day that is none', { ...plan, date: '2025-06-31' }, /^\/date /],
  ['a word too many', { ...plan, approved: true }, /^ /],
  ['an unknown agency that ends', withMove(0, { from: 'H99' }), /^\/moves\/0\/from is no agency/],
  ['an unknown successor', withMove(0, { to: 'H99' }), /^\/moves\/0\/to is no agency after/],
  ['a move to itself', withMove(0, { to: '000.00.00.H33' }), /^\/moves\/0\/to is a move to itself/],
  ['a chain', withMove(6, { to: '000.00.40.H33' }), /^\/moves\/6\/to .* no chain/],
  ['an agency that ends twice', withMove(6, { from: '000.00.40.H33' }), /\/6\/from ends twice/],
  [
    'no successor',
    { ...plan, moves: moves.slice(1) },
    /^\/moves gives no successor to 000\.00\.00/,
  ],
  ['a desk after a committee', withMove(6, { to: 'H01.155.01' }), /^\/moves\/6\/to a desk/],
  ['a committee after a desk', withMove(7, { to: 'H01.155' }), /^\/moves\/7\/to a desk/],
  ['a rule that is not there', withMove(3, { why: 'whim' }), /^\/moves\/3\/why names no rule/],
  ['a rule twice', { ...plan, rules: [...plan.rules, ...plan.rules] }, /^\/rules /],
  ['a day before the new agencies', { ...plan, date: '2025-06-30' }, /^\/date is before the first/],
  ['a day before the old agencies', { ...plan, date: '2022-06-18' }, /^\/date is not after the/],
];
for (const [what, json, fault] of wrong) {
  test(`${what} is a fault with its place`, () => {
    const found = faultsOf(json);
    assert.ok(
      found.some((text) => fault.test(text)),
      found.join('; '),
    );
  });
}

test('a commune that was split waits for a person, with at least two candidates', () => {
  const split = { from: '000.01.40.H33', candidates: ['H01.155', 'H01.156'], why: because };
  const others = { ...plan, moves: moves.filter(({ from }) => from !== split.from) };
  const read = readReorganisation({ ...others, undecided: [split] }, { before, after });
  assert.ok(read.ok);
  assert.deepEqual(read.value.undecided, [{ ...split, why: said }]);
  assert.deepEqual(faultsOf({ ...plan, undecided: [split] }), [
    '/undecided/0/from ends twice: 000.01.40.H33',
  ]);
  assert.match(
    faultsOf({ ...others, undecided: [{ ...split, candidates: ['H01.155'] }] })[0] ?? '',
    /^\/undecided\/0\/candidates /,
  );
  assert.deepEqual(
    faultsOf({ ...others, undecided: [{ ...split, candidates: ['H01.155', 'H9'] }] }),
    ['/undecided/0/candidates names no agency after the day: H9'],
  );
});
