import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import type { SystemAct, TransferOrder } from '#dossier/command.ts';
import type { Grade } from '#dossier/rating.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { countedFrom } from '#store/figure-columns.ts';
import { markAllTold } from '#store/deliveries.ts';
import { keepRating } from '#store/ratings.ts';
import {
  actsUpTo,
  at,
  CIVIL_BIRTH,
  day,
  HOUSEHOLD_BUSINESS,
  officer,
  plainActs,
  PROMOTION,
  seatOf,
} from './dossier-fixtures.ts';
import {
  actOn,
  done,
  playActs,
  receiveDossier,
  seedSynthetic,
  type TestStore,
} from './store-fixture.ts';

export const NOW = at('2022-07-29 16:00');

/** A desk and its agency that hand their open dossiers over to another. */
export const OLD_SEAT = seatOf(CIVIL_BIRTH, 0);
export const NEW_SEAT = seatOf(CIVIL_BIRTH, 1);

/**
 * Dossiers in every state, some filed online, of some the portal told, finished ones rated once or twice, some of them before their desk was
 * taken over; a part of it is folded into the cells.
 */
export async function playFigureStories(store: TestStore): Promise<void> {
  await seedSynthetic(store, 700);
  for (let index = 0; index < 12; index += 1) {
    await receiveDossier(store.run, PROMOTION, {
      at: at(`2022-07-${10 + index} 09:00`),
      seed: index,
      changes: { origin: { kind: 'national-portal', code: 'K', filedAt: null, amendment: null } },
    });
  }
  // Finished and rated, but not fetched yet: the desk changes, and what was said goes with it.
  const issue = [...actsUpTo(CIVIL_BIRTH, 'phat-hanh'), plainActs.issue];
  for (const seed of [1, 2, 3]) {
    const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH, { seed });
    const about = await playActs(store.run, dossierId, CIVIL_BIRTH, issue);
    await signResult(store, dossierId, about);
    const ratedAt = at(`2022-06-2${1 + seed} 10:00`);
    await keepRating(store.pool, dossierId, { grade: 4, remark: '', ratedAt });
  }
  await payAndDigitise(store);
  await tellSome(store);
  await foldFigures(store.pool);
  // Once more, of which no figure takes notice.
  await tellSome(store);
  await rateSome(store, 1);
  await transferAll(store);
  await rateSome(store, 2);
}

/** By the system, as the worker has it done. */
async function bySystem(store: TestStore, command: SystemAct): Promise<void> {
  done(await store.run({ command, officer: null, at: at('2022-06-21 11:00') }));
}

const fileOf = (component: string, letter: string) => ({
  component,
  sha256: letter.repeat(64),
  name: 'giay.pdf',
  mediaType: 'application/pdf',
  size: 1000,
});

const signResult = (store: TestStore, dossierId: string, about: number) =>
  bySystem(store, {
    type: 'record-document',
    dossierId,
    document: {
      id: randomUUID(),
      kind: 'result',
      about,
      title: 'Giấy khai sinh',
      number: '1/2022',
      code: null,
      file: fileOf('ket-qua', 'a'),
      signedBy: null,
      agency: OLD_SEAT.handler,
      replaces: null,
    },
  });

/** A dossier whose fee is paid from home, with a paper from the store and one that is digitised. */
async function payAndDigitise(store: TestStore): Promise<void> {
  const seat = seatOf(HOUSEHOLD_BUSINESS);
  const { dossierId } = await receiveDossier(store.run, HOUSEHOLD_BUSINESS, {
    changes: {
      attachments: [
        { ...fileOf('giay', 'b'), source: { kind: 'stored', document: randomUUID(), code: null } },
        fileOf('giay', 'c'),
      ],
    },
  });
  await bySystem(store, { type: 'record-payment', dossierId, payment: 'L1', amount: 1000 });
  const data = { title: 'Giấy', number: '1', issuer: 'UBND', issuedOn: null, validUntil: null };
  const paper = 'c'.repeat(64);
  const { version } = done(
    await actOn(store.run, {
      dossierId,
      version: 2,
      officer: officer('counter-officer', seat.desk),
      act: { type: 'digitise', paper, data, isCompared: true },
    }),
  );
  await bySystem(store, {
    type: 'record-digitised',
    dossierId,
    paper: {
      id: randomUUID(),
      about: version,
      paper,
      data,
      code: 'KQ.1',
      file: fileOf('giay', 'd'),
      signedBy: 'Danh Thị Sa Rây',
      agency: seat.desk,
      replaces: null,
    },
  });
}

async function rateSome(store: TestStore, seed: number): Promise<void> {
  const random = mulberry32(seed);
  const { rows } = await store.pool.query(
    'select dossier_id as id, finished_at as at from dossier where finished_at is not null order by 1',
  );
  for (const { id, at: finishedAt } of rows.filter(() => random() < 0.2)) {
    const grade = (1 + Math.floor(random() * 5)) as Grade;
    await keepRating(store.pool, id, { grade, remark: '', ratedAt: finishedAt });
  }
}

/** Has the figures say what a test has made of the rows of dossiers by hand. */
export async function countFiguresAnew(store: TestStore): Promise<void> {
  await store.ownerPool.query('truncate figure_delta, figure_period, figure_day, figure_service');
  await store.ownerPool.query(`insert into figure_delta ${countedFrom(() => 'true')}`);
}

/** The national portal is told of each second dossier that it is to know. */
async function tellSome(store: TestStore): Promise<void> {
  const { rows } = await store.pool.query(
    `select dossier_id as "dossierId", wanted_version as version, done_version as "doneVersion"
      from delivery where party = 'national-portal' order by 1`,
  );
  const told = rows.filter((_, index) => index % 2 === 0);
  assert.ok(told.length > 5, `${told.length} told`);
  await markAllTold(store.pool, 'national-portal', told, NOW);
}

async function transferAll(store: TestStore): Promise<void> {
  const named = (code: string) => ({ code, name: { vi: code, en: code } });
  const change = (left: string, next: string) =>
    [left, { from: named(left), to: named(next) }] as const;
  const order: TransferOrder = {
    plan: 'test',
    date: day('2022-07-30'),
    ground: { vi: 'thử', en: 'test' },
    changes: new Map([
      change(OLD_SEAT.desk, NEW_SEAT.desk),
      change(OLD_SEAT.handler, NEW_SEAT.handler),
    ]),
    undecided: new Set(),
  };
  const { rows } = await store.pool.query('select dossier_id as id from dossier where desk = $1', [
    OLD_SEAT.desk,
  ]);
  let moved = 0;
  for (const { id } of rows) {
    const outcome = await store.run({
      command: { type: 'transfer', dossierId: id, order },
      officer: null,
      at: NOW,
    });
    if (outcome.ok && !outcome.repeated) moved += 1;
  }
  assert.ok(moved > 5, `${moved} dossiers of ${rows.length} moved`);
}
