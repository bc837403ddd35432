import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { foldFigures } from '#store/fold-figures.ts';
import {
  differingCells,
  exportTables,
  loadExports,
  recountEvents,
} from '../bench/recount-oracle.ts';
import { playFigureStories } from './support/figure-stories.ts';
import { openTestStore, type TestStore } from './support/store-fixture.ts';

const directory = mkdtempSync(join(tmpdir(), 'mot-cua-recount-'));
let store: TestStore;
before(async () => {
  store = await openTestStore();
  await playFigureStories(store);
  while ((await foldFigures(store.pool)) > 0);
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

test('DuckDB counts the same figures from the same events, digit by digit', async () => {
  await exportTables(store.ownerPool, directory);
  const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  await loadExports(duck, directory);
  await recountEvents(duck);
  assert.equal(await differingCells(duck), 0);
  await duck.run(`update figure_day set received = received::int + 1
    where agency = '' and day = '2022-07-20' and channel = 'desk'`);
  assert.equal(await differingCells(duck), 2, 'a cell that differs is seen on both sides');
});
