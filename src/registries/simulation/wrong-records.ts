import type { SimulatedPerson } from '#registries/simulation/population.ts';

/** Registers that have people otherwise than the population database in some records. */
export const WRONG_REGISTERS = [
  'social-insurance',
  'health-insurance',
  'education',
  'business',
  'vaccination',
  'civil-status',
] as const;
type WrongRegister = (typeof WRONG_REGISTERS)[number];

/** Of a thousand people: whom every other register has wrong in one way, and each in one of its own. */
const WRONG_EVERYWHERE = 15;
const WRONG_HERE = 25;

/**
 * A person as a register has them: right, wrong in the way in which every register but the population
 * database is (a card that was copied wrongly once), or wrong in this register alone. The same person
 * is always wrong in the same way.
 */
export function asHeldBy(register: WrongRegister, person: SimulatedPerson): SimulatedPerson {
  if (drawOf(`${person.number} everywhere`) < WRONG_EVERYWHERE) return WRONGS[0](person);
  const here = `${person.number} ${register}`;
  if (drawOf(here) >= WRONG_HERE) return person;
  const ways: readonly Wrong[] = register === 'civil-status' ? OF_OLD_BOOKS : WRONGS;
  const wrong = ways[drawOf(`${here} how`) % ways.length] ?? WRONGS[0];
  return wrong(person);
}

type Wrong = (person: SimulatedPerson) => SimulatedPerson;

/** Day and month changed places, the name without its marks, a sister name, the other sex. */
const WRONGS = [
  (person: SimulatedPerson): SimulatedPerson => ({
    ...person,
    birthDate: swapped(person.birthDate),
  }),
  (person: SimulatedPerson): SimulatedPerson => ({ ...person, name: unmarked(person.name) }),
  (person: SimulatedPerson): SimulatedPerson => ({ ...person, name: lastMarkMoved(person.name) }),
  (person: SimulatedPerson): SimulatedPerson => ({
    ...person,
    sex: person.sex === 'male' ? 'female' : 'male',
  }),
] as const;

/** What was typed in from the paper books of births: a number may be missing too, or have two digits changed. */
const OF_OLD_BOOKS: readonly Wrong[] = [
  WRONGS[0],
  WRONGS[1],
  (person) => ({ ...person, number: digitsSwapped(person.number) }),
  (person) => ({ ...person, number: '' }),
];

/** Two digits that changed places; where they are the same, the last is another. */
export const digitsSwapped = (number: string): string => {
  const [eighth = '', ninth = ''] = number.slice(8, 10);
  const rest = number.slice(10);
  return eighth === ninth
    ? `${number.slice(0, 11)}${(Number(number[11]) + 1) % 10}`
    : `${number.slice(0, 8)}${ninth}${eighth}${rest}`;
};

/** `1985-11-03` as `1985-03-11`; the first of January of a year where a month cannot be that day. */
function swapped(birthDate: string): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return Number(day) <= 12 && day !== month && day !== ''
    ? `${year}-${day}-${month}`
    : `${year}-01-01`;
}

const unmarked = (name: string): string =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** The given name in another tone, as somebody heard it. */
const lastMarkMoved = (name: string): string =>
  name.replace(/(\p{L}+)$/u, (given) =>
    unmarked(given) === given ? `${given}h` : unmarked(given),
  );

/** A number from 0 to 999 that a text always gives: FNV-1a. */
function drawOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % 1000;
}
