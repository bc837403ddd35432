import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { FIGURES } from '#dossier/figures.ts';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import { type PeriodFigure, readFigureDossiers } from '#store/figure-dossiers.ts';
import { type PeriodFigures, readPeriodFigures } from '#store/period-figures.ts';
import { CIVIL_BIRTH, day } from '#test/support/dossier-fixtures.ts';
import { NEW_SEAT, NOW, playFigureStories } from '#test/support/figure-stories.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
  await playFigureStories(store);
});
after(() => store.close());

const YEAR = {
  detail: 'each-procedure',
  from: day('2022-01-01'),
  to: day('2022-12-31'),
  at: NOW,
} as const;

interface Seen {
  readonly id: string;
  readonly handler: string;
  readonly desk: string;
  readonly procedure: string;
  readonly online: boolean;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly phase: string;
  readonly phaseSince: Instant;
}

/** A period's figures by the definition, dossier by dossier. */
function byDefinition(rows: readonly Seen[], since: Day, until: Day) {
  const [start, end] = [instantAt(since, 0), instantAt(addDays(until, 1), 0)];
  const now = NOW < end ? NOW : end;
  const own = rows.filter(({ receivedAt }) => receivedAt < end);
  const isOpen = ({ finishedAt }: Seen, moment: Instant) =>
    finishedAt === null || finishedAt >= moment;
  const finished = own.filter((row) => !isOpen(row, end) && isOpen(row, start));
  const late = ({ dueAt, finishedAt, phase, phaseSince }: Seen) =>
    dueAt !== null &&
    dueAt < now &&
    !(finishedAt === null && phase === 'awaiting-supplement' && phaseSince < end);
  const open = own.filter((row) => isOpen(row, end));
  return {
    received: own.filter(({ receivedAt }) => receivedAt >= start).length,
    carriedOver: own.filter((row) => row.receivedAt < start && isOpen(row, start)).length,
    finished: finished.length,
    late: finished.filter(({ dueAt, finishedAt }) => (finishedAt ?? '') > (dueAt ?? '9')).length,
    waitingLate: open.filter(late).length,
    waitingInTime: open.filter((row) => !late(row)).length,
  };
}

const sumOf = (rows: readonly PeriodFigures[]) => {
  const sum = (pick: (row: PeriodFigures) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    received: sum(({ received }) => received),
    carriedOver: sum(({ carriedOver }) => carriedOver),
    finished: sum(({ early, onTime, late, untimed }) => early + onTime + late + untimed),
    late: sum(({ late }) => late),
    waitingLate: sum(({ waitingLate }) => waitingLate),
    waitingInTime: sum(({ waitingInTime }) => waitingInTime),
  };
};

test('a period of any length is counted as by its definition, and each figure has its dossiers', async () => {
  const { rows } = await store.pool.query<Seen>(`select dossier_id as id, handler, desk,
    procedure_code as procedure, online, received_at as "receivedAt", due_at as "dueAt",
    finished_at as "finishedAt", phase, phase_since as "phaseSince" from dossier`);
  const random = mulberry32(8);
  const places = [
    { agencies: 'province', rows },
    {
      agencies: [NEW_SEAT.handler],
      rows: rows.filter(({ handler }) => handler === NEW_SEAT.handler),
    },
    { agencies: [NEW_SEAT.desk], rows: rows.filter(({ desk }) => desk === NEW_SEAT.desk) },
  ] as const;
  for (let round = 0; round < 30; round += 1) {
    const since = addDays(day('2022-06-20'), Math.floor(random() * 40));
    const until = addDays(since, Math.floor(random() * 40));
    const { agencies, rows: own } = places[round % places.length] ?? assert.fail();
    const named = `${String(agencies)} ${since}–${until}`;
    for (const detail of ['all-procedures', 'each-procedure'] as const) {
      const asked = { agencies, detail, from: since, to: until, at: NOW };
      const figures = await readPeriodFigures(store.pool, asked);
      assert.deepEqual(sumOf(figures), byDefinition(own, since, until), `${detail} ${named}`);
      for (const row of figures) {
        const { received, carriedOver, finished, waitingLate, waitingInTime } = sumOf([row]);
        assert.equal(received + carriedOver, finished + waitingLate + waitingInTime, named);
      }
    }
    await checkDossiers({ agencies, from: since, to: until, at: NOW });
  }
});

const LISTED: readonly PeriodFigure[] = [
  ...FIGURES.filter((figure) => figure !== 'fellLate'),
  'finishedInTime',
  'carriedOver',
  'waitingInTime',
  'waitingLate',
  'awaitingSupplement',
];

const saidOf = (row: PeriodFigures, figure: PeriodFigure): number =>
  figure === 'finishedInTime'
    ? row.early + row.onTime
    : row[figure as keyof PeriodFigures & 'received'];

async function checkDossiers(period: Omit<Parameters<typeof readPeriodFigures>[1], 'detail'>) {
  const rows = await readPeriodFigures(store.pool, { ...period, detail: 'each-procedure' });
  for (const figure of LISTED) {
    const cell = { ...period, figure, procedure: null, channel: null, queue: null };
    const all = await readFigureDossiers(store.pool, cell, { number: 1, size: 1000 });
    const said = rows.reduce((sum, row) => sum + saidOf(row, figure), 0);
    assert.equal(
      all.length,
      said,
      `${figure} ${String(period.agencies)} ${period.from}–${period.to}`,
    );
    assert.equal(new Set(all.map(({ dossierId }) => dossierId)).size, said);
  }
}

test('dossiers behind a figure of one procedure come page by page, each once', async () => {
  const cell = {
    ...YEAR,
    agencies: 'province',
    figure: 'received',
    procedure: CIVIL_BIRTH,
    queue: null,
  } as const;
  const all = await readFigureDossiers(
    store.pool,
    { ...cell, channel: null },
    { number: 1, size: 999 },
  );
  const seen: string[] = [];
  for (let number = 1; seen.length < all.length; number += 1) {
    const page = await readFigureDossiers(
      store.pool,
      { ...cell, channel: null },
      { number, size: 7 },
    );
    assert.ok(page.length > 0 && page.every(({ procedure }) => procedure === CIVIL_BIRTH));
    seen.push(...page.map(({ dossierId }) => dossierId));
  }
  assert.deepEqual(
    seen,
    all.map(({ dossierId }) => dossierId),
  );
  const online = { ...cell, procedure: null, channel: 'online' } as const;
  assert.equal((await readFigureDossiers(store.pool, online, { number: 1, size: 50 })).length, 12);
});
