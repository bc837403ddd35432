import { type Bilingual, filled } from '#kernel/bilingual.ts';
import type { VisitPurpose } from '#desk/visit-purpose.ts';

/** Minutes that past visits of a desk took, by what they were for. */
export type ServiceTimes = ReadonlyMap<VisitPurpose, readonly number[]>;

/** How long one waits, never more precise than five minutes; `unknown` where nothing tells it. */
export type WaitingTime =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'under'; readonly minutes: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number }
  | { readonly kind: 'over'; readonly minutes: number };

export interface QueueAhead {
  /** What those before one come for, in the order of calling. */
  readonly ahead: readonly VisitPurpose[];
  /** For each counter that is open: what is being served and for how long (minutes), or null. */
  readonly counters: readonly (null | {
    readonly purpose: VisitPurpose;
    readonly minutes: number;
  })[];
  readonly times: ServiceTimes;
}

/** Fewer visits than these say nothing of a desk. */
export const FEWEST_VISITS = 5;
/** The median of the whole desk counts as so many visits of each purpose. */
const PRIOR_VISITS = 2;
const STEP = 5;
const LONGEST = 120;
/** What is promised lies between these parts of the reckoned time. */
const SHORTER = 0.8;
const LONGER = 1.2;

/**
 * The time until it is one's turn: those before one go to whichever counter is free first. Unknown
 * where no counter is open or too few visits were measured.
 */
export function waitingTime({ ahead, counters, times }: QueueAhead): WaitingTime {
  const all = [...times.values()].flat();
  if (counters.length === 0 || all.length < FEWEST_VISITS) return { kind: 'unknown' };
  const minutesOf = (purpose: VisitPurpose): number =>
    expected(times.get(purpose) ?? [], median(all));
  const freeIn = counters.map((served) =>
    served === null ? 0 : Math.max(0, minutesOf(served.purpose) - served.minutes),
  );
  for (const purpose of ahead) {
    freeIn.sort((a, b) => a - b);
    freeIn.push((freeIn.shift() ?? 0) + minutesOf(purpose));
  }
  return rounded(Math.min(...freeIn));
}

/** What is said of it; null where nothing is known, and then nothing is said. */
export function waitingTimeText(time: WaitingTime): Bilingual | null {
  switch (time.kind) {
    case 'unknown':
      return null;
    case 'under':
      return filled('dưới {minutes} phút', 'less than {minutes} minutes', {
        minutes: time.minutes,
      });
    case 'between':
      return filled('khoảng {from}–{to} phút', 'about {from}–{to} minutes', {
        from: time.from,
        to: time.to,
      });
    case 'over':
      return filled('hơn {hours} giờ', 'more than {hours} hours', { hours: time.minutes / 60 });
  }
}

/** The middle of some numbers; of an even count the mean of the two. Throws where there is none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('nothing has no median');
  return (upper + lower) / 2;
}

const expected = (measured: readonly number[], ofDesk: number): number =>
  median([...measured, ...Array.from({ length: PRIOR_VISITS }, () => ofDesk)]);

function rounded(minutes: number): WaitingTime {
  if (minutes < STEP) return { kind: 'under', minutes: STEP };
  if (minutes > LONGEST) return { kind: 'over', minutes: LONGEST };
  const from = Math.max(STEP, Math.floor((minutes * SHORTER) / STEP) * STEP);
  const to = Math.ceil((minutes * LONGER) / STEP) * STEP;
  return { kind: 'between', from, to: to === from ? from + STEP : to };
}
