import { fold } from '#kernel/fold.ts';
import type { Cause } from '#names/cause.ts';
import { BREAKS, breakName } from '#names/break-name.ts';
import { type BrokenName, type Repair, repairName } from '#names/repair-name.ts';

/** Somebody of a register that was asked by number or birth date. */
export interface RegisteredPerson {
  readonly name: string;
  /** Digits, or empty. */
  readonly number: string;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or empty. */
  readonly birthDate: string;
}

/** What is known beside the name. */
export type Known = Omit<RegisteredPerson, 'name'>;

/**
 * Repairs a name with whom a register has. Certain where the number is that of one person whose name may
 * have become this text, and the birth dates do not differ; by birth date alone the people are proposed.
 */
export function repairByRegister(
  broken: BrokenName,
  known: Known,
  people: readonly RegisteredPerson[],
  expected: Cause | null = null,
): Repair {
  const alone = repairName(broken, expected);
  const likely = people.filter(
    ({ name }) => mayBecome(name, broken.text) || breakOf(name, broken.text) !== undefined,
  );
  const [only, ...more] = namesOf(likely.filter((person) => isSame(person, known)));
  if (only !== undefined && more.length === 0) return byNumber(alone, broken, only);
  if (alone.kind !== 'uncertain') return alone;
  const names = namesOf(
    likely.filter(
      ({ birthDate }) => birthDate.length === WHOLE_DATE && birthDate === known.birthDate,
    ),
  );
  const ranked = [alone.name, ...alone.others];
  const [best, ...rest] = names.toSorted((a, b) => rankIn(ranked, a) - rankIn(ranked, b));
  if (best === undefined) return alone;
  return { ...alone, name: best, others: [...new Set([...rest, ...ranked])] };
}

/** With the one name that the register has of the number, and that may have become this text. */
function byNumber(alone: Repair, broken: BrokenName, only: string): Repair {
  if (alone.name.toLowerCase() === only.toLowerCase() && alone.kind !== 'uncertain') return alone;
  switch (alone.kind) {
    case 'uncertain':
      return { kind: 'certain', name: only, cause: alone.cause };
    case 'certain':
      // Two witnesses who differ: somebody must look.
      return { kind: 'uncertain', name: only, cause: alone.cause, others: [alone.name] };
    case 'right': {
      // It looks right, and is what becomes of the register's name when it is broken.
      const cause = breakOf(only, broken.text);
      return cause === undefined ? alone : { kind: 'certain', name: only, cause };
    }
  }
}

/** The way in which a name becomes exactly this text. */
const breakOf = (name: string, text: string): Cause | undefined =>
  BREAKS.find((cause) => breakName(name, cause) === text);

const isSame = (person: RegisteredPerson, known: Known): boolean =>
  person.number !== '' &&
  person.number === known.number &&
  agree(person.birthDate, known.birthDate);

const WHOLE_DATE = 10;

const namesOf = (people: readonly RegisteredPerson[]): readonly string[] => [
  ...new Set(people.map(({ name }) => name)),
];

const rankIn = (order: readonly string[], name: string): number => {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
};

/** Whether one date is the other as far as both are known; an unknown one agrees with all. */
const agree = (one: string, other: string): boolean =>
  one === '' || other === '' || one.startsWith(other) || other.startsWith(one);

/** Whether a name may have become a broken text: its plain letters stand there, in order. */
export function mayBecome(name: string, broken: string): boolean {
  const left = fold(broken).replaceAll(/[^a-z ]/g, '');
  const whole = fold(name);
  let at = 0;
  for (const letter of left.replaceAll(' ', '')) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  const plain = name.replaceAll(/[^A-Za-z]/g, '').length;
  return left.replaceAll(' ', '').length * 3 >= plain;
}
