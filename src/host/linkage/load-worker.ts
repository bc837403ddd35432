/** A thread that reads one table; what it read is handed over, not copied. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ColumnPlan, type Loaded, loadRecords } from '#host/linkage/load-records.ts';
import type { Result } from '#kernel/result.ts';
import type { LinkSettings } from '#linkage/settings.ts';
import { type Corpus, newCorpus } from '#linkage/values.ts';
import type { TableFaults } from '#tables/table-fault.ts';

export interface LoadTask {
  readonly file: string;
  readonly plan: ColumnPlan;
  readonly settings: LinkSettings;
}

export interface LoadAnswer {
  readonly loaded: Result<Loaded, TableFaults>;
  /** Only what merging needs of it. */
  readonly corpus: Corpus;
}

if (parentPort !== null) {
  const { file, plan, settings } = workerData as LoadTask;
  const corpus = newCorpus(settings.fields, settings.monthFirst);
  const loaded = await loadRecords(file, plan, corpus, () => undefined);
  const lean = { ...corpus, dates: { raw: corpus.book.folds, read: [] } };
  const answer: LoadAnswer = { loaded, corpus: lean };
  const arrays = [
    ...(loaded.ok
      ? [loaded.value.records.rows, loaded.value.records.ids, loaded.value.records.idEnds]
      : []),
    ...corpus.fields.flatMap(({ table }) => [table.offsets, table.items, table.slots]),
  ];
  parentPort.postMessage(
    answer,
    arrays.map((array) => array.buffer as ArrayBuffer),
  );
}
