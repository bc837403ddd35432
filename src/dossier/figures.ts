import { SATISFIED_FROM } from '#dossier/rating.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { type Day, dayOf } from '#kernel/day.ts';

/** How a dossier came. What comes by post the desk enters as its own, and nothing tells it apart yet. */
export type FigureChannel = 'desk' | 'online';

/**
 * What is counted, each figure on one day of a dossier. Of the day of receipt: `received`, and of these
 * `supplementAsked` (ever), `feeDue`, `paidOnline`, `digitised` and `reused` papers. Of the day on which it was
 * finished: `early` (on a day before the due date), `onTime` (on its day), `late`, `untimed`, and of these
 * `refused`, `stopped`, `endedEarly` (either of the two, and early), `digitalResult`. `fellLate` is the day of the due date of what was finished late: with
 * `late` it tells what stood overdue on any day since. Of the day on which it was rated: `rated`, `satisfied`.
 * `told`, of the day of receipt: the national portal was told of it.
 */
export const FIGURES = [
  'received',
  'supplementAsked',
  'feeDue',
  'paidOnline',
  'digitised',
  'reused',
  'early',
  'onTime',
  'late',
  'untimed',
  'refused',
  'stopped',
  'endedEarly',
  'digitalResult',
  'fellLate',
  'rated',
  'satisfied',
  'told',
] as const;
export type Figure = (typeof FIGURES)[number];

/** Where a dossier counts. Empty `desk`: a leg, which is its handler's alone; the whole counts once for desk and province. */
export interface FigurePlace {
  readonly handler: string;
  readonly desk: string;
  readonly procedure: string;
  readonly channel: FigureChannel;
}

export type FigureCounts = Readonly<Partial<Record<Figure, number>>>;

/** What counts on one day at one place. */
export interface FigureEntry extends FigurePlace {
  readonly day: Day;
  readonly counts: FigureCounts;
}

export const figurePlaceOf = ({ handler, desk, received }: Dossier): FigurePlace => ({
  handler,
  desk: received.bundle === undefined ? desk : '',
  procedure: received.procedure.code,
  channel: received.origin === undefined ? 'desk' : 'online',
});

/** What a dossier looks like to a figure; also columns of its projection. */
export const figureMarks = (dossier: Dossier) => ({
  feeDue: dossier.received.fee > 0,
  paidOnline: Object.keys(dossier.feePayments).length > 0,
  digitised: dossier.copies.length > 0,
  reused: dossier.attachments.some(({ source }) => source !== undefined),
  digitalResult: dossier.documents.some(({ kind }) => kind === 'result'),
});

/** All that its events count for; what citizens say of it and who was told are kept beside it (`store/figures-beside.ts`). */
export function figuresOf(dossier: Dossier): readonly FigureEntry[] {
  const place = figurePlaceOf(dossier);
  const { finishedAt, receivedAt, due, phase } = dossier;
  const marks = figureMarks(dossier);
  const receipt: FigureEntry = {
    ...place,
    day: dayOf(receivedAt),
    counts: {
      received: 1,
      supplementAsked: Number(dossier.supplementRequested),
      feeDue: Number(marks.feeDue),
      paidOnline: Number(marks.paidOnline),
      digitised: Number(marks.digitised),
      reused: Number(marks.reused),
    },
  };
  if (finishedAt === null) return [receipt];
  const outcome = phase.kind === 'closed' ? phase.outcome : null;
  const isEnded = outcome === 'refused' || outcome === 'stopped';
  const timeliness = endOf(dossier);
  const end: FigureEntry = {
    ...place,
    day: dayOf(finishedAt),
    counts: {
      [timeliness]: 1,
      refused: Number(outcome === 'refused'),
      stopped: Number(outcome === 'stopped'),
      endedEarly: Number(isEnded && timeliness === 'early'),
      digitalResult: Number(marks.digitalResult),
    },
  };
  if (due.at === null || finishedAt <= due.at) return [receipt, end];
  return [receipt, end, { ...place, day: dayOf(due.at), counts: { fellLate: 1 } }];
}

/** How a finished dossier kept its due date; `early` and `onTime` are both in time. */
function endOf({ finishedAt, due }: Dossier): 'early' | 'onTime' | 'late' | 'untimed' {
  if (due.at === null || finishedAt === null) return 'untimed';
  if (finishedAt > due.at) return 'late';
  return dayOf(finishedAt) < dayOf(due.at) ? 'early' : 'onTime';
}

/** What a rating counts for. */
export const figuresOfRating = (grade: number): FigureCounts => ({
  rated: 1,
  satisfied: Number(grade >= SATISFIED_FROM),
});

/** What an event changed of the figures: nothing of most. Sums of all changes are the figures of all dossiers. */
export function figureChanges(before: Dossier | null, after: Dossier): readonly FigureEntry[] {
  const counted = figuresOf(after);
  if (before === null) return counted;
  const changes = new Map<string, FigureEntry>();
  add(changes, counted, 1);
  add(changes, figuresOf(before), -1);
  return [...changes.values()].filter(({ counts }) =>
    FIGURES.some((figure) => (counts[figure] ?? 0) !== 0),
  );
}

function add(sums: Map<string, FigureEntry>, entries: readonly FigureEntry[], sign: 1 | -1): void {
  for (const entry of entries) {
    const { day, handler, desk, procedure, channel } = entry;
    const key = [day, handler, desk, procedure, channel].join('|');
    const known = sums.get(key)?.counts ?? {};
    const counts = FIGURES.map((figure) => [
      figure,
      (known[figure] ?? 0) + sign * (entry.counts[figure] ?? 0),
    ]);
    sums.set(key, { ...entry, counts: Object.fromEntries(counts) });
  }
}
