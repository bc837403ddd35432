/** Names repaired a second and exactly, by what broke them; `npm run bench -- names [FILE]` takes names from a file, one a line. */
import { readFileSync } from 'node:fs';
import { mulberry32, syntheticName } from '#catalogue/synthetic-names.ts';
import { BREAKS, breakName } from '#names/break-name.ts';
import type { Cause } from '#names/cause.ts';
import { repairName } from '#names/repair-name.ts';
import { lookUpGarbledCards } from '#test/support/garbled-cards.ts';

const NAMES = 10_000;
const CLEAN = 100_000;
const CARDS = 20_000;
/** Ways that a file has throughout: the command learns them from its first rows. */
const OF_FILES: readonly Cause[] = ['tcvn3', 'vni', 'telex-keys', 'vni-keys', 'viqr'];

type Trial = readonly [label: string, broken: (name: string) => string, expected: Cause | null];

const TRIALS: readonly Trial[] = [
  ...BREAKS.map(
    (cause): Trial => [
      cause,
      (name) => breakName(name, cause),
      OF_FILES.includes(cause) ? cause : null,
    ],
  ),
  ...['', '?'].map(
    (lost): Trial => [
      `utf8-as-windows-1252, undefined bytes ${lost === '' ? 'dropped' : lost}`,
      (name) => breakName(name, 'utf8-as-windows-1252').replaceAll(/[\u0080-\u009f]/g, lost),
      null,
    ],
  ),
  [
    'utf8-as-windows-1252, undefined bytes, no-break spaces and soft hyphens dropped',
    (name) => breakName(name, 'utf8-as-windows-1252').replaceAll(/[\u0080-\u00a0\u00ad]/g, ''),
    null,
  ],
  [
    'tcvn3, soft hyphens dropped',
    (name) => breakName(name, 'tcvn3').replaceAll('\u00ad', ''),
    'tcvn3',
  ],
];

export async function bench([file]: readonly string[]): Promise<Record<string, unknown>> {
  const names = file === undefined ? invented(NAMES) : namesOf(file);
  const causes = Object.fromEntries(TRIALS.map((trial) => [trial[0], tried(trial, names)]));
  const clean = file === undefined ? invented(CLEAN) : names;
  const began = performance.now();
  const changed = clean.filter((name) => repairName({ text: name }).name !== name).length;
  const cleanPerSecond = Math.round((clean.length * 1000) / (performance.now() - began));
  console.log(`${clean.length} right names: ${changed} changed, ${cleanPerSecond} a second`);
  const cards = await lookUpGarbledCards(CARDS, 5);
  const share = (count: number): number => Number(((100 * count) / CARDS).toFixed(2));
  console.log(
    `${CARDS} garbled cards at the insurance: ${share(cards.before)}% found by what was scanned, ` +
      `${share(cards.byText)}% by the text alone, ${share(cards.found)}% with the population database; ` +
      `${cards.wrong} asked by another name; missed: ` +
      Array.from(cards.misses, ([why, count]) => `${why} ${share(count)}%`).join(', '),
  );
  return {
    causes,
    clean: { names: clean.length, changed, per_second: cleanPerSecond },
    cards: { ...cards, misses: Object.fromEntries(cards.misses) },
  };
}

function tried([label, broken, expected]: Trial, names: readonly string[]) {
  const texts = names.map(broken);
  repairName({ text: texts[0] ?? '' }, expected); // what is made once, an index of syllables
  const began = performance.now();
  const repairs = texts.map((text) => repairName({ text }, expected));
  const perSecond = Math.round((names.length * 1000) / (performance.now() - began));
  const isExact = (at: number): boolean => repairs[at]?.name === names[at];
  const share = (count: number): number => Number(((100 * count) / names.length).toFixed(2));
  const exact = share(names.filter((_, at) => isExact(at)).length);
  const certain = share(repairs.filter(({ kind }) => kind !== 'uncertain').length);
  const wrong = repairs.filter((repair, at) => repair.kind === 'certain' && !isExact(at)).length;
  console.log(
    `${label.padEnd(80)} ${exact}% exact, ${certain}% certain or unchanged, ${wrong} wrong for certain, ${perSecond}/s`,
  );
  return { exact, certain, wrong, per_second: perSecond };
}

function invented(count: number): readonly string[] {
  const random = mulberry32(2026);
  return Array.from({ length: count }, (_, at) =>
    syntheticName(at % 2 === 0 ? 'male' : 'female', random),
  );
}

const namesOf = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim().normalize('NFC'))
    .filter((line) => line !== '');
