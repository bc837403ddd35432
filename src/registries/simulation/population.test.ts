import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { grammarOf, type PersonalNumber } from '#persons/personal-number.ts';
import { type SimulatedPerson, simulatePopulation } from '#registries/simulation/population.ts';

const COMMUNES = ['30730', '30733', '30757'];
const options = { seed: 2022, people: 20_000, communes: COMMUNES };
const people = simulatePopulation(options);
const byNumber = new Map(people.map((person) => [person.number, person]));
const relative = (number: string | null): SimulatedPerson | null =>
  number === null ? null : (byNumber.get(number) ?? assert.fail(`nobody has ${number}`));
const bornIn = ({ birthDate }: SimulatedPerson): number => Number(birthDate.slice(0, 4));
const share = (is: (person: SimulatedPerson) => boolean): number =>
  people.filter(is).length / people.length;
const between = (value: number, least: number, most: number, what: string): void =>
  assert.ok(value >= least && value <= most, `${what}: ${value}`);

test('as many people as asked for, the same from the same seed, others from another', () => {
  assert.equal(people.length, 20_000);
  assert.deepEqual(simulatePopulation(options), people);
  assert.notDeepEqual(simulatePopulation({ ...options, seed: 7 })[0], people[0]);
  for (const count of [1, 2, 3, 4, 5]) {
    const few = simulatePopulation({ ...options, people: count });
    const numbers = new Set(few.map(({ number }) => number));
    assert.equal(few.length, count);
    for (const { spouse, father, mother, householder } of few) {
      for (const number of [spouse, father, mother, householder]) {
        assert.ok(number === null || numbers.has(number), 'nobody is related to somebody left out');
      }
    }
  }
});

test('numbers are of the grammar and nobody shares one', () => {
  assert.equal(byNumber.size, people.length);
  const old = people.flatMap(({ oldNumber }) => (oldNumber === '' ? [] : [oldNumber]));
  assert.equal(new Set(old).size, old.length);
  for (const person of people) {
    const { province, sex, birthYear } = grammarOf(person.number as PersonalNumber);
    assert.deepEqual([province, sex, birthYear], ['Kiên Giang', person.sex, bornIn(person)]);
    assert.match(person.oldNumber, birthYear < 2004 ? /^37\d{7}$/ : /^$/);
  }
});

test('everybody lives in a commune that there is, under one roof with the family', () => {
  for (const person of people) {
    assert.ok(COMMUNES.includes(person.commune));
    for (const number of [person.spouse, person.father, person.mother, person.householder]) {
      const other = relative(number);
      if (other === null) continue;
      assert.deepEqual([other.commune, other.address], [person.commune, person.address]);
    }
  }
});

test('families hold together: spouses name each other, children are younger and bear the name', () => {
  for (const person of people) {
    const [spouse, father, mother] = [person.spouse, person.father, person.mother].map(relative);
    if (spouse !== null && spouse !== undefined) {
      assert.equal(spouse.spouse, person.number);
      assert.notEqual(spouse.sex, person.sex);
    }
    if (mother === null || mother === undefined) continue;
    assert.ok(father !== null && father !== undefined && mother.sex === 'female');
    between(bornIn(person) - bornIn(mother), 19, 50, 'age of a mother');
    assert.equal(person.name.split(' ')[0], father.name.split(' ')[0]);
    assert.equal(person.ethnicity, father.ethnicity);
  }
  const families = Map.groupBy(people, ({ mother }) => mother ?? '');
  families.delete('');
  for (const siblings of families.values()) {
    const years = siblings.map(bornIn);
    assert.equal(new Set(years).size, years.length, 'no two children of one year');
    assert.ok(siblings.length <= 3);
  }
  between(
    share(({ mother }) => mother !== null),
    0.2,
    0.6,
    'children',
  );
  between(
    share(({ spouse }) => spouse !== null),
    0.3,
    0.7,
    'married',
  );
});

test('the dead died after they were born, and are the head of no household that goes on', () => {
  const dead = people.filter(({ diedOn }) => diedOn !== null);
  for (const person of dead) {
    assert.ok((person.diedOn ?? '') > person.birthDate && (person.diedOn ?? '') < '2022');
    assert.equal(person.cardIssuedOn, null);
  }
  for (const person of people) {
    const head = relative(person.householder);
    assert.ok(person.diedOn !== null || head?.diedOn === null);
  }
  between(dead.length / people.length, 0.01, 0.1, 'dead');
  const old = people.filter((person) => bornIn(person) < 1955);
  between(old.filter(({ diedOn }) => diedOn !== null).length / old.length, 0.1, 0.3, 'dead of old');
});

test('there are newborns, children without a card, and old people of whom the year alone is known', () => {
  assert.ok(people.some(({ birthDate }) => birthDate.startsWith('2022')));
  for (const person of people) {
    assert.ok(person.birthDate < '2022-06');
    if (bornIn(person) >= 2008) assert.equal(person.cardIssuedOn, null);
    if (person.birthDate.length === 4) assert.ok(bornIn(person) < 1960);
  }
  between(
    share(({ birthDate }) => birthDate.length === 4),
    0.005,
    0.05,
    'of a year alone',
  );
  between(
    share(({ cardIssuedOn }) => cardIssuedOn !== null),
    0.5,
    0.95,
    'with a card',
  );
});

/**
 * Family names by how often they are borne: of 8,636 names of a public list Nguyễn is 32 in a hundred,
 * Trần 10, Lê 9, Phạm 6. Khmer names (Danh, Thạch) are more common here than in the country.
 */
test('names are as common as in the country, and go with the ethnicity', () => {
  const family = (name: string): number => share((person) => person.name.split(' ')[0] === name);
  between(family('Nguyễn'), 0.25, 0.38, 'Nguyễn');
  between(family('Trần'), 0.07, 0.14, 'Trần');
  between(family('Lê'), 0.06, 0.12, 'Lê');
  between(family('Phạm'), 0.04, 0.09, 'Phạm');
  between(family('Danh'), 0.04, 0.12, 'Danh');
  for (const { name, ethnicity } of people) {
    if (/^(Danh|Thạch) /.test(name)) assert.equal(ethnicity, 'Khmer');
    assert.equal(name, name.normalize('NFC'));
  }
  between(
    share(({ name }) => / Thị /.test(name)),
    0.15,
    0.45,
    'Thị',
  );
  assert.ok(people.every(({ name, sex }) => sex === 'female' || !/ Thị /.test(name)));
});
