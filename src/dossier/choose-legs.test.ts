import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { chooseLegs, hasLegs } from '#dossier/legs.ts';
import { procedureOf } from '#test/support/dossier-fixtures.ts';

const BIRTH = '2.000986';
const DEATH = '1.011733';
const CIVIL = '1.001193';
const RESIDENCE = '1.004222';
const CARD = 'TBC-the-bhyt-tre-em';
const FUNERAL = '2.002307';

test('a leg may be left out, the registration not, and of the funeral supports one is done', () => {
  const birth = procedureOf(BIRTH);
  const keys = (chosen?: readonly string[]): readonly string[] | null => {
    const legs = chooseLegs(birth, chosen);
    return legs.ok ? legs.value.map(({ key }) => key) : null;
  };
  assert.deepEqual(keys(), [CIVIL, RESIDENCE, CARD]);
  assert.deepEqual(keys([CIVIL, CARD]), [CIVIL, CARD]);
  assert.equal(keys([RESIDENCE, CARD]), null);
  assert.equal(keys([]), null);
  assert.equal(keys([CIVIL, '9.999999']), null);
  const death = procedureOf(DEATH);
  const root = death.parts[0]?.code ?? '';
  assert.ok(!chooseLegs(death, [root, '2.002307', '2.002308']).ok);
  const chosen = chooseLegs(death, [root, FUNERAL]);
  assert.ok(chosen.ok);
  assert.equal(chosen.value[1]?.why?.vi, 'Cựu chiến binh');
});

test('a leg is decided where the child will live: with the mother, or with the father where that was said', () => {
  const homes = {
    'mother.residence': { unit: '30730', line: '' },
    'father.residence': { unit: '30787', line: '' },
  };
  const unitsOf = (answers: Parameters<typeof chooseLegs>[2]) => {
    const legs = chooseLegs(procedureOf(BIRTH), undefined, answers);
    return legs.ok ? legs.value.map(({ unit }) => unit) : assert.fail();
  };
  assert.deepEqual(unitsOf(homes), [undefined, '30730', '30730']);
  assert.deepEqual(unitsOf({ ...homes, residenceWith: 'cha' }), [undefined, '30787', '30787']);
  assert.deepEqual(unitsOf({}), [undefined, undefined, undefined]);
  const father = { 'father.residence': homes['father.residence'] };
  assert.deepEqual(unitsOf(father), [undefined, '30787', '30787'], 'the mother is not known');
  const mother = { 'mother.residence': homes['mother.residence'], residenceWith: 'cha' };
  assert.deepEqual(unitsOf(mother), [undefined, '30730', '30730'], 'the father is not known');
});

test('a version that does its parts step by step has no legs', () => {
  const birth = procedureOf(BIRTH);
  const steps = birth.steps.map((step) => ({ ...step, system: null }));
  assert.ok(hasLegs(birth));
  assert.ok(!hasLegs({ ...birth, steps }));
});
