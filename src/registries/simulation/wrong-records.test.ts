import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { simulatePopulation } from '#registries/simulation/population.ts';
import { asHeldBy, WRONG_REGISTERS as REGISTERS } from '#registries/simulation/wrong-records.ts';

const people = simulatePopulation({ seed: 2022, people: 20_000, communes: ['30730'] });

/** Who is held how: `held[register][person]`. */
const held = REGISTERS.map((register) => people.map((person) => asHeldBy(register, person)));
const wrongIn = (at: number): number[] =>
  REGISTERS.flatMap((_, register) =>
    JSON.stringify(held[register]?.[at]) === JSON.stringify(people[at]) ? [] : [register],
  );

test('the same person is always wrong in the same way', () => {
  for (const [register, name] of REGISTERS.entries()) {
    assert.deepEqual(
      people.slice(0, 2000).map((person) => asHeldBy(name, person)),
      held[register]?.slice(0, 2000),
    );
  }
});

test('a card that was copied wrongly once is wrong in every register alike, others in their own', () => {
  const counts = REGISTERS.map(() => 0);
  let everywhere = 0;
  for (const [at] of people.entries()) {
    const registers = wrongIn(at);
    if (registers.length === REGISTERS.length) {
      const dates = new Set(held.map((register) => register[at]?.birthDate));
      if (dates.size === 1) everywhere += 1;
    } else for (const register of registers) counts[register] = (counts[register] ?? 0) + 1;
  }
  assert.ok(everywhere > 150 && everywhere < 450, `${everywhere} of 20,000 everywhere`);
  for (const count of counts) assert.ok(count > 250 && count < 800, `${count} of 20,000 in one`);
});

test('what is wrong is a name, a birth date or a sex: never the family or the address, and the number of births alone', () => {
  const ways = new Set<string>();
  const numbers = new Set<string>();
  for (const [at, person] of people.entries()) {
    for (const [index, register] of held.entries()) {
      const other = register[at];
      assert.ok(other !== undefined);
      const { name, birthDate, sex, number, ...rest } = other;
      const { name: name1, birthDate: birth1, sex: sex1, number: number1, ...right } = person;
      assert.deepEqual(rest, right);
      if (number !== number1) numbers.add(`${REGISTERS[index]} ${number.length}`);
      const differs = [name !== name1, birthDate !== birth1, sex !== sex1, number !== number1];
      assert.ok(differs.filter(Boolean).length <= 1);
      ways.add(differs.join());
    }
  }
  assert.equal(ways.size, 5, 'right, and each of the four');
  assert.deepEqual([...numbers].sort(), ['civil-status 0', 'civil-status 12']);
});
