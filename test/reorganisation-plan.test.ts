import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAnGiang2025, readKienGiang2022 } from '#host/regimes.ts';
import { readPlan } from '#host/reorganisation-file.ts';

interface Predecessor {
  readonly unit: string;
  readonly district: string;
  readonly into: string;
  readonly how: string;
}

const root = join(import.meta.dirname, '../catalogue');
const predecessors: readonly Predecessor[] = JSON.parse(
  readFileSync(join(root, 'localities/an-giang-2025/predecessors.json'), 'utf8'),
);
const before = await readKienGiang2022();
const after = await readAnGiang2025();
const plan = await readPlan(join(root, 'reorganisations/2025-07-01-kien-giang-an-giang.json'), {
  before: before.agencies,
  after: after.agencies,
});
const oldByCode = new Map(before.agencies.map((agency) => [agency.code, agency]));
const newByCode = new Map(after.agencies.map((agency) => [agency.code, agency]));

const movesOf = (level: 'province' | 'district' | 'commune') =>
  plan.moves.flatMap(({ from, to, why }) => {
    const old = oldByCode.get(from);
    const fresh = newByCode.get(to);
    return old?.level === level && fresh !== undefined ? [{ old, fresh, why }] : [];
  });

test('the table of old and new units names 143 communes of Kiên Giang, none of them split', () => {
  assert.equal(predecessors.length, 143);
  assert.equal(new Set(predecessors.map(({ unit }) => unit)).size, 143);
  assert.deepEqual(
    predecessors.filter(({ how }) => how.includes('một phần')),
    [],
  );
  assert.equal(new Set(predecessors.map(({ into }) => into)).size, 48);
  assert.deepEqual(plan.undecided, []);
});

test('each commune goes where the table puts it, committee to committee, police to police', () => {
  const into = new Map(predecessors.map(({ unit, into: target }) => [unit, target]));
  // One with Vĩnh Bảo under 30742 before the table was made (domain: 143 communes in January 2025).
  into.set('30730', '30742');
  const moves = movesOf('commune');
  assert.equal(moves.length, 3 * 144);
  for (const { old, fresh } of moves) {
    assert.equal(fresh.unitCode, into.get(old.unitCode), old.name.vi);
    assert.equal(fresh.kind, old.kind);
  }
});

test('a district’s committee and desk go to the commune of its name, and that waits for a word', () => {
  const names = new Map(before.units.map(({ code, name }) => [code, name]));
  const newNames = new Map(after.units.map(({ code, name }) => [code, name]));
  const moves = movesOf('district').filter(({ fresh }) => fresh.level === 'commune');
  assert.equal(moves.length, 2 * 15);
  for (const { old, fresh, why } of moves) {
    assert.equal(newNames.get(fresh.unitCode), names.get(old.unitCode));
    assert.ok(
      predecessors.some((one) => one.into === fresh.unitCode && one.district === old.unitCode),
      old.name.vi,
    );
    assert.notEqual(why.toBeConfirmed, null);
  }
});

test('departments of one name follow each other; every other succession waits for a word', () => {
  for (const { old, fresh, why } of movesOf('province')) {
    if (old.department === null) assert.equal(fresh.kind, old.kind);
    else assert.notEqual(why.toBeConfirmed, null, old.name.vi);
  }
  const trade = plan.moves.find(({ from }) => from === '000.00.33.H33');
  assert.equal(trade?.to, 'H01.06');
});
