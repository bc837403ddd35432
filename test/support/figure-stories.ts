import { strict as assert } from 'node:assert';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import type { TransferOrder } from '#dossier/command.ts';
import type { Grade } from '#dossier/rating.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { keepRating } from '#store/ratings.ts';
import {
  actsUpTo,
  at,
  CIVIL_BIRTH,
  day,
  plainActs,
  PROMOTION,
  seatOf,
} from './dossier-fixtures.ts';
import { playActs, receiveDossier, seedSynthetic, type TestStore } from './store-fixture.ts';

export const NOW = at('2022-07-29 16:00');

/** A desk and its agency that hand their open dossiers over to another. */
export const OLD_SEAT = seatOf(CIVIL_BIRTH, 0);
export const NEW_SEAT = seatOf(CIVIL_BIRTH, 1);

/**
 * Dossiers in every state, some filed online, finished ones rated once or twice, some of them before their desk was
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
    await playActs(store.run, dossierId, CIVIL_BIRTH, issue);
    const ratedAt = at(`2022-06-2${1 + seed} 10:00`);
    await keepRating(store.pool, dossierId, { grade: 4, remark: '', ratedAt });
  }
  await foldFigures(store.pool);
  await rateSome(store, 1);
  await transferAll(store);
  await rateSome(store, 2);
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
