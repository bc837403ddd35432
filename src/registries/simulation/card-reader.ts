import { type Break, breakName } from '#names/break-name.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';

/**
 * How often readers at counters break the name of a citizen card, and how (domain.md §5.7): 15.6% came
 * right in the province's own count; the shares of the others are invented.
 */
const READERS: readonly (readonly [Break | 'right', number])[] = [
  ['right', 156],
  ['utf8-as-windows-1252', 170],
  ['utf8-as-windows-1258', 60],
  ['utf8-as-latin1', 60],
  ['utf8-as-big5', 110],
  ['utf8-as-shift-jis', 50],
  ['utf8-as-gbk', 50],
  ['utf8-as-cp949', 30],
  ['encoded-twice', 20],
  ['dropped', 170],
  ['question-marks', 80],
  ['decomposed', 14],
  ['tcvn3', 15],
  ['vni', 15],
];

/** A card as the reader of some counter gives it. */
export interface CardScan {
  readonly text: string;
  readonly name: string;
  readonly how: Break | 'right';
}

/** The seven fields of a card's QR (domain.md §4.8), the name as a reader drawn at random shows it. */
export function scannedCard(person: SimulatedPerson, random: () => number): CardScan {
  const how = drawReader(random());
  const name = how === 'right' ? person.name : breakName(person.name, how);
  const born = person.birthDate.split('-').toReversed().join('');
  const issued = (person.cardIssuedOn ?? '').split('-').toReversed().join('');
  const sex = person.sex === 'male' ? 'Nam' : 'Nữ';
  const fields = [person.number, person.oldNumber, name, born, sex, person.address, issued];
  return { text: fields.join('|'), name, how };
}

function drawReader(drawn: number): Break | 'right' {
  let left = drawn * READERS.reduce((sum, [, share]) => sum + share, 0);
  for (const [how, share] of READERS) {
    left -= share;
    if (left < 0) return how;
  }
  return 'right';
}
