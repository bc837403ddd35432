import { mulberry32, type Sex, syntheticName } from '#catalogue/synthetic-names.ts';

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
  readonly ethnicity: string;
  /** Code of the commune of residence, and the line before its name. */
  readonly commune: string;
  readonly address: string;
  readonly father: string | null;
  readonly mother: string | null;
  readonly spouse: string | null;
  /** Number of the head of the household. */
  readonly householder: string;
  readonly isDead: boolean;
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
  while (people.length < options.people) people.push(...household(options, random, numbers));
  return people.slice(0, options.people);
}

type Numbers = (sex: Sex, year: number) => string;

/** Numbers of the grammar, none of them twice. */
function createNumbers(random: () => number): Numbers {
  const taken = new Set<string>();
  return (sex, year) => {
    const century = (year < 2000 ? 0 : 2) + (sex === 'male' ? 0 : 1);
    const head = `091${century}${String(year % 100).padStart(2, '0')}`;
    for (;;) {
      const number = `${head}${String(Math.floor(random() * 1e6)).padStart(6, '0')}`;
      if (taken.has(number)) continue;
      taken.add(number);
      return number;
    }
  };
}

function household(
  { communes }: PopulationOptions,
  random: () => number,
  numbers: Numbers,
): readonly SimulatedPerson[] {
  const commune = communes[Math.floor(random() * communes.length)] ?? '';
  const address = `Số ${1 + Math.floor(random() * 400)}, ấp ${1 + Math.floor(random() * 7)}`;
  const born = 1940 + Math.floor(random() * 62);
  const isCouple = random() < 0.7;
  const firstSex: Sex = isCouple || random() < 0.5 ? 'male' : 'female';
  const first = numbers(firstSex, born);
  const wifeBorn = Math.min(2002, born + Math.floor(random() * 7) - 1);
  const second = isCouple ? numbers('female', wifeBorn) : null;
  const at = { commune, address, householder: first };
  const ethnicity = ETHNICITIES[Math.floor(random() * ETHNICITIES.length)] ?? 'Kinh';
  const adult = (number: string, sex: Sex, year: number, spouse: string | null) =>
    person({ number, sex, year, random }, { ...at, ethnicity, spouse, father: null, mother: null });
  const parents = [
    adult(first, firstSex, born, second),
    ...(second === null ? [] : [adult(second, 'female', wifeBorn, first)]),
  ];
  const family = parents[0]?.name.split(' ')[0] ?? '';
  const children = second === null ? 0 : Math.floor(random() * 4);
  const young = Array.from({ length: children }, () => {
    const sex: Sex = random() < 0.5 ? 'male' : 'female';
    const year = Math.min(THIS_YEAR, wifeBorn + 19 + Math.floor(random() * 20));
    const number = numbers(sex, year);
    const child = person(
      { number, sex, year, random },
      { ...at, ethnicity, spouse: null, father: first, mother: second },
    );
    return { ...child, name: [family, ...child.name.split(' ').slice(1)].join(' ') };
  });
  return [...parents, ...young];
}

const ETHNICITIES = ['Kinh', 'Kinh', 'Kinh', 'Kinh', 'Kinh', 'Kinh', 'Khmer', 'Hoa'];

type Home = Pick<
  SimulatedPerson,
  'commune' | 'address' | 'householder' | 'ethnicity' | 'spouse' | 'father' | 'mother'
>;

function person(
  of: {
    readonly number: string;
    readonly sex: Sex;
    readonly year: number;
    readonly random: () => number;
  },
  home: Home,
): SimulatedPerson {
  const { number, sex, year, random } = of;
  const two = (below: number): string => String(1 + Math.floor(random() * below)).padStart(2, '0');
  const isYearAlone = year < 1960 && random() < 0.1;
  return {
    number,
    oldNumber: year < 2004 ? `37${String(Math.floor(random() * 1e7)).padStart(7, '0')}` : '',
    name: syntheticName(sex, random),
    sex,
    birthDate: isYearAlone ? String(year) : `${year}-${two(12)}-${two(28)}`,
    ...home,
    isDead: year < 1955 && random() < 0.15,
  };
}

/** Mã số BHXH of a person: ten digits, of nobody else. */
export const insuranceCode = ({ number }: Pick<SimulatedPerson, 'number'>): string =>
  `9${number.slice(3)}`;
