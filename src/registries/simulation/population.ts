import {
  type Ethnicity,
  mulberry32,
  type Sex,
  syntheticEthnicity,
  syntheticNameOf,
} from '#catalogue/synthetic-names.ts';

/**
 * A person of the simulators' one population: invented, reproducible from its seed, and the same in
 * every simulated system (or wrong in the same way in one of them).
 */
export interface SimulatedPerson {
  /** 12 digits, in the grammar of personal numbers; province 091. */
  readonly number: string;
  /** The 9 digits of an old card, of those born before 2004; else empty. */
  readonly oldNumber: string;
  readonly name: string;
  readonly sex: Sex;
  /** `YYYY-MM-DD`; of some old people the year alone is known. */
  readonly birthDate: string;
  readonly ethnicity: Ethnicity;
  /** Code of the commune of residence, and the line before its name. */
  readonly commune: string;
  readonly address: string;
  readonly father: string | null;
  readonly mother: string | null;
  readonly spouse: string | null;
  /** Number of the head of the household: of the parents the first who lives, else the eldest child. */
  readonly householder: string;
  /** `YYYY-MM-DD`, or null of the living. */
  readonly diedOn: string | null;
  /** `YYYY-MM-DD` of the citizen card; null of children and of the dead who never had one. */
  readonly cardIssuedOn: string | null;
}

export interface PopulationOptions {
  readonly seed: number;
  readonly people: number;
  /** Codes of the communes they live in. */
  readonly communes: readonly string[];
}

const THIS_YEAR = 2022;

/** Households until there are enough people: a couple or a single, and their children. */
export function simulatePopulation(options: PopulationOptions): readonly SimulatedPerson[] {
  const random = mulberry32(options.seed);
  const people: SimulatedPerson[] = [];
  const numbers = createNumbers(random);
  while (people.length < options.people) {
    const room = options.people - people.length;
    people.push(...household(options, random, numbers, room));
  }
  return people;
}

interface Numbers {
  readonly personal: (sex: Sex, year: number) => string;
  readonly old: () => string;
}

/** Numbers of the grammar, none of them twice. */
function createNumbers(random: () => number): Numbers {
  const taken = new Set<string>();
  const fresh = (head: string, digits: number): string => {
    for (;;) {
      const rest = Math.floor(random() * 10 ** digits);
      const number = `${head}${String(rest).padStart(digits, '0')}`;
      if (taken.has(number)) continue;
      taken.add(number);
      return number;
    }
  };
  return {
    personal: (sex, year) => {
      const century = (year < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1);
      return fresh(`091${century}${String(year % 100).padStart(2, '0')}`, 6);
    },
    old: () => fresh('37', 7),
  };
}

/** A couple or a single and their children, `room` people at most, under one roof. */
function household(
  { communes }: PopulationOptions,
  random: () => number,
  numbers: Numbers,
  room: number,
): readonly SimulatedPerson[] {
  const home: Home = {
    commune: communes[Math.floor(random() * communes.length)] ?? '',
    address: `Số ${1 + Math.floor(random() * 400)}, ấp ${1 + Math.floor(random() * 7)}`,
    ethnicity: syntheticEthnicity(random),
  };
  const born = 1940 + Math.floor(random() * 62);
  const isCouple = random() < 0.7 && room > 1;
  const firstSex: Sex = isCouple || random() < 0.5 ? 'male' : 'female';
  const first = person({ numbers, random, home }, firstSex, born);
  if (!isCouple) return [first];
  const wifeBorn = Math.min(2002, born + Math.floor(random() * 7) - 1);
  const second = person({ numbers, random, home }, 'female', wifeBorn);
  const family = first.name.split(' ')[0] ?? '';
  const young = birthYears(wifeBorn, random).map((year) => {
    const child = person({ numbers, random, home }, random() < 0.5 ? 'male' : 'female', year);
    const name = [family, ...child.name.split(' ').slice(1)].join(' ');
    return { ...child, name, father: first.number, mother: second.number };
  });
  const all = [
    { ...first, spouse: second.number },
    { ...second, spouse: first.number },
    ...young.slice(0, room - 2),
  ];
  const householder = (all.find(({ diedOn }) => diedOn === null) ?? first).number;
  return all.map((one) => ({ ...one, householder }));
}

/** Years in which a woman of a year had children: none to three, two years apart at least. */
function birthYears(born: number, random: () => number): readonly number[] {
  const years: number[] = [];
  let year = born + 19 + Math.floor(random() * 12);
  for (let left = Math.floor(random() * 4); left > 0 && year <= THIS_YEAR; left -= 1) {
    years.push(year);
    year += 2 + Math.floor(random() * 5);
  }
  return years;
}

type Home = Pick<SimulatedPerson, 'commune' | 'address' | 'ethnicity'>;

/** Somebody of a home, who is nobody's relative yet. */
function person(
  { numbers, random, home }: { numbers: Numbers; random: () => number; home: Home },
  sex: Sex,
  year: number,
): SimulatedPerson {
  const dayOf = (ofYear: number, months = 12): string =>
    `${ofYear}-${twoDigits(1 + Math.floor(random() * months))}-${twoDigits(1 + Math.floor(random() * 28))}`;
  const isYearAlone = year < 1960 && random() < 0.1;
  const number = numbers.personal(sex, year);
  const from = Math.max(EARLIEST_DEATH, year + 1);
  const isDead = from < THIS_YEAR && random() < deathShare(year);
  const diedOn = isDead ? dayOf(from + Math.floor(random() * (THIS_YEAR - from))) : null;
  return {
    number,
    oldNumber: year < 2004 ? numbers.old() : '',
    name: syntheticNameOf(home.ethnicity, sex, random),
    sex,
    birthDate: isYearAlone ? String(year) : dayOf(year, year === THIS_YEAR ? MONTHS_BY_JUNE : 12),
    ...home,
    father: null,
    mother: null,
    spouse: null,
    householder: number,
    diedOn,
    cardIssuedOn: cardOf(
      { number, year, isAlive: diedOn === null },
      diedOn === null && year < CARD_BORN_BEFORE ? dayOf(2021) : null,
    ),
  };
}

/**
 * Cards with a chip are given from 2021; who had died by then has none, nor has a child. Of those who are in
 * class 12 two in ten have not come for theirs yet, of class 9 half: as their numbers end.
 */
function cardOf(
  {
    number,
    year,
    isAlive,
  }: { readonly number: string; readonly year: number; readonly isAlive: boolean },
  issuedOn: string | null,
): string | null {
  const last = number.at(-1) ?? '';
  if (year === CLASS_12_BORN) return '01'.includes(last) ? null : issuedOn;
  return year === CLASS_9_BORN && isAlive && '56789'.includes(last) ? '2022-03-15' : issuedOn;
}
const CLASS_12_BORN = 2004;
const CLASS_9_BORN = 2007;

/** The simulation stands in the middle of its year. */
const MONTHS_BY_JUNE = 5;
const CARD_BORN_BEFORE = 2007;
const EARLIEST_DEATH = 2012;

/** Of those whom the records still have, more of the old have died. */
const deathShare = (born: number): number => (born < 1955 ? 0.2 : born < 1990 ? 0.02 : 0.002);

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Mã số BHXH of a person: ten digits, of nobody else. */
export const insuranceCode = ({ number }: Pick<SimulatedPerson, 'number'>): string =>
  `9${number.slice(3)}`;
