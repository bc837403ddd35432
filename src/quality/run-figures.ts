import { CASE_CLASSES, type CaseClass } from '#quality/case-class.ts';

/** How many records of each class; those in agreement count under `none`. */
export type ClassCounts = Readonly<Partial<Record<CaseClass | 'none', number>>>;

/** What a run found, kept with it for ever; no record of anybody is in it. */
export interface RunFigures {
  readonly left: number;
  readonly right: number;
  /** Left records that the machine is sure of, that it is not sure of, and that it found nobody for. */
  readonly links: number;
  readonly reviews: number;
  readonly alone: number;
  readonly classes: ClassCounts;
  /** By code of the commune; the empty code where nobody knows. */
  readonly communes: Readonly<Record<string, ClassCounts>>;
  /** Pairs by whole log2 odds, from the lowest bucket. */
  readonly scores: readonly (readonly [number, number])[];
  readonly opened: number;
  readonly foundAgain: number;
  readonly vanished: number;
  readonly seconds: number;
  /** The thresholds that held, for the chart. */
  readonly thresholds: { readonly link: number; readonly review: number };
}

/** One left record as the figures count it. */
export interface Counted {
  readonly commune: string;
  readonly class: CaseClass | null;
  readonly weight: number | null;
  readonly machine: 'link' | 'review' | 'none';
}

type Tally = Omit<
  RunFigures,
  'right' | 'opened' | 'foundAgain' | 'vanished' | 'seconds' | 'thresholds'
>;

/** Counts left records one by one. */
export class RunCounter {
  #left = 0;
  readonly #machine = { link: 0, review: 0, none: 0 };
  readonly #communes = new Map<string, Map<CaseClass | 'none', number>>();
  readonly #scores = new Map<number, number>();

  add({ commune, class: kind, weight, machine }: Counted): void {
    this.#left += 1;
    this.#machine[machine] += 1;
    const of = this.#communes.get(commune) ?? new Map<CaseClass | 'none', number>();
    of.set(kind ?? 'none', (of.get(kind ?? 'none') ?? 0) + 1);
    this.#communes.set(commune, of);
    if (weight === null) return;
    const bucket = Math.floor(weight);
    this.#scores.set(bucket, (this.#scores.get(bucket) ?? 0) + 1);
  }

  tally(): Tally {
    const communes = [...this.#communes].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const of = (kind: CaseClass | 'none'): number =>
      communes.reduce((sum, [, counts]) => sum + (counts.get(kind) ?? 0), 0);
    const classes = ([...CASE_CLASSES, 'none'] as const).map((kind) => [kind, of(kind)] as const);
    return {
      left: this.#left,
      links: this.#machine.link,
      reviews: this.#machine.review,
      alone: this.#machine.none,
      classes: Object.fromEntries(classes.filter(([, count]) => count > 0)),
      communes: Object.fromEntries(
        communes.map(([code, counts]) => [code, Object.fromEntries(counts)]),
      ),
      scores: [...this.#scores].toSorted(([a], [b]) => a - b),
    };
  }
}
