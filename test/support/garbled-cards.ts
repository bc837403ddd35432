import { mulberry32 } from '#catalogue/synthetic-names.ts';
import type { Cause } from '#names/cause.ts';
import { repairName } from '#names/repair-name.ts';
import {
  type AskRegister,
  NAME_DIFFERS,
  nameByNumber,
  nameToAsk,
} from '#registries/health-insurance/name-to-ask.ts';
import { type CardScan, scannedCard } from '#registries/simulation/card-reader.ts';
import { simulatePopulation, type SimulatedPerson } from '#registries/simulation/population.ts';
import { asHeldBy } from '#registries/simulation/wrong-records.ts';

/** What became of look-ups of insurance cards by citizen cards as readers scanned them. */
export interface CardLookUps {
  readonly cards: number;
  /** Asked by what was scanned, as it was done before. */
  readonly before: number;
  /** Asked by the name that the text alone gives for certain. */
  readonly byText: number;
  /** The same where the population database may be asked by number and birth date. */
  readonly found: number;
  /** Asked by a name that is another's. */
  readonly wrong: number;
  /** Why the rest was not found. */
  readonly misses: ReadonlyMap<string, number>;
}

/** Looks cards up as the workbench does, against people as the insurance has them, wrong records among them. */
export async function lookUpGarbledCards(people: number, seed: number): Promise<CardLookUps> {
  const random = mulberry32(seed);
  const misses = new Map<string, number>();
  const miss = (why: string) => misses.set(why, (misses.get(why) ?? 0) + 1);
  let [before, byText, found, wrong] = [0, 0, 0, 0];
  for (const person of simulatePopulation({ seed, people, communes: ['30736'] })) {
    const scan = scannedCard(person, random);
    const isAnswered = (name: string): boolean => gatewayCode(person, name) === '000';
    if (isAnswered(scan.name)) before += 1;
    const alone = repairName({ text: scan.name });
    if (alone.kind !== 'uncertain' && isAnswered(alone.name)) byText += 1;
    const name = await nameAsked(person, scan);
    if (name !== null && name.toLowerCase() !== person.name.toLowerCase()) wrong += 1;
    if (name !== null && isAnswered(name)) found += 1;
    else miss(reasonOf(person, scan.how, name));
  }
  return { cards: people, before, byText, found, wrong, misses };
}

/** The name by which the gateway is asked in the end; null where nobody is asked. */
async function nameAsked(person: SimulatedPerson, scan: CardScan): Promise<string | null> {
  const known = { number: person.number, birthDate: person.birthDate };
  const ask: AskRegister = () => Promise.resolve(person);
  const first = await nameToAsk(scan.name, known, ask);
  if (first.kind === 'uncertain') return null;
  if (!NAME_DIFFERS.has(gatewayCode(person, first.name))) return first.name;
  const again = await nameByNumber(scan.name, known, ask);
  return again.kind === 'certain' ? again.name : first.name;
}

/** As the simulated gateway compares: letter by letter, then the birth date. */
function gatewayCode(person: SimulatedPerson, name: string): string {
  const held = asHeldBy('health-insurance', person);
  if (name.toLowerCase() !== held.name.toLowerCase()) return '060';
  return held.birthDate === person.birthDate ? '000' : '070';
}

function reasonOf(person: SimulatedPerson, how: Cause | 'right', name: string | null): string {
  if (name === null) return `nobody asked: ${how} left too little`;
  const held = asHeldBy('health-insurance', person);
  if (held.name !== person.name) return 'the insurance has another name';
  if (held.birthDate !== person.birthDate) return 'the insurance has another birth date';
  return `the name was read wrongly: ${how}`;
}
