import { fold } from '#kernel/fold.ts';
import type { Cause } from '#names/cause.ts';
import { repairName, type BrokenName, type Repair } from '#names/repair-name.ts';

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
  if (alone.kind !== 'uncertain' && !isNotSpelled(alone.name)) return alone;
  const likely = people.filter((person) => mayBecome(person.name, broken.text));
  const sameNumber = namesOf(
    likely.filter(
      ({ number, birthDate }) =>
        number !== '' && number === known.number && agree(birthDate, known.birthDate),
    ),
  );
  const [only] = sameNumber;
  const cause = alone.kind === 'right' ? 'dropped' : alone.cause;
  if (sameNumber.length === 1 && only !== undefined) {
    return only === broken.text
      ? { kind: 'right', name: only }
      : { kind: 'certain', name: only, cause };
  }
  if (alone.kind !== 'uncertain') return alone;
  const others = alone.kind === 'uncertain' ? [alone.name, ...alone.others] : [];
  const names = namesOf(
    likely.filter(
      ({ birthDate }) => birthDate.length === WHOLE_DATE && birthDate === known.birthDate,
    ),
  ).toSorted((a, b) => rankIn(others, a) - rankIn(others, b));
  const [best, ...rest] = names;
  if (best === undefined) return alone;
  return { kind: 'uncertain', name: best, cause, others: [...new Set([...rest, ...others])] };
}

const WHOLE_DATE = 10;

const namesOf = (people: readonly RegisteredPerson[]): readonly string[] => [
  ...new Set(people.map(({ name }) => name)),
];

const rankIn = (order: readonly string[], name: string): number => {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
};

/** Plain letters in words without a vowel: a name of which letters may have been dropped. */
const isNotSpelled = (name: string): boolean =>
  /^[A-Za-z ]+$/.test(name) && /(?:^| )[^aeiouy ]+(?: |$)/i.test(name);

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
