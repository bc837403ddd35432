import { join } from 'node:path';
import type { Reorganisation } from '#catalogue/reorganisation.ts';
import { readReorganisationFile } from '#host/reorganisation-file.ts';
import { reorganise, type ReorganisationDone } from '#store/reorganise.ts';
import type { RunCommand } from '#store/run-command.ts';
import { surveyReorganisation } from '#store/survey-reorganisation.ts';
import { at } from './dossier-fixtures.ts';
import type { TestStore } from './store-fixture.ts';

const FILE = join(
  import.meta.dirname,
  '../../catalogue/reorganisations/2025-07-01-kien-giang-an-giang.json',
);
export const NIGHT = at('2025-07-01 00:30');

/** Runs the plan, by default through the store's own shell. */
export async function apply(
  store: TestStore,
  run: RunCommand = store.run,
  change: (plan: Reorganisation) => Reorganisation = (plan) => plan,
): Promise<ReorganisationDone> {
  const checked = await readReorganisationFile(FILE, store.ownerPool);
  return reorganise({
    ...checked,
    plan: change(checked.plan),
    ownerPool: store.ownerPool,
    run,
    now: NIGHT,
    onProgress: () => undefined,
  });
}

export const planAsShipped = async (store: TestStore): Promise<Reorganisation> =>
  (await readReorganisationFile(FILE, store.ownerPool)).plan;

/** What there is to move, by default under the plan that ships. */
export const survey = async (store: TestStore, plan?: Reorganisation) =>
  surveyReorganisation(store.ownerPool, plan ?? (await planAsShipped(store)));

export const rowsOf = async (store: TestStore, sql: string): Promise<readonly unknown[]> =>
  (await store.ownerPool.query(sql)).rows;

/** Everything that a reorganisation might touch, as text. */
export async function everything(store: TestStore): Promise<readonly unknown[]> {
  const tables = [
    'dossier',
    'event',
    'outbox',
    'audit',
    'agency',
    'unit',
    'staff',
    'staff_move',
    'setting',
  ];
  const rows = await Promise.all(
    tables.map((table) => rowsOf(store, `select t::text as row from ${table} as t order by 1`)),
  );
  return rows.flat();
}

/** Open dossiers at which an agency that ended would still have to act. */
export const OPEN_AT_ENDED = `select dossier_id from dossier
  join agency on agency.code in (desk, case when finished_at is null then handler end, place)
  where phase <> 'closed' and agency.valid_to is not null
    and not exists (select from agency as now where now.code = agency.code and now.valid_to is null)`;
