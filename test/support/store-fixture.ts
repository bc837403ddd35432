import { strict as assert } from 'node:assert';
import type pg from 'pg';
import type { Officer } from '#access/officer.ts';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import type { Act, ReceiveDossier } from '#dossier/command.ts';
import { caseSources } from '#host/case-sources.ts';
import { seedDossiers } from '#host/seed-dossiers.ts';
import { seedReference } from '#host/seed-reference.ts';
import { syntheticCases } from '#host/synthetic-cases.ts';
import type { Instant } from '#kernel/day.ts';
import { createPool, type PoolOptions } from '#store/connection.ts';
import type { Outcome } from '#store/job.ts';
import { addShippedVersions } from '#store/published-catalogue.ts';
import { createRunCommand, type RunCommand } from '#store/run-command.ts';
import { createTestDatabase } from './database.ts';
import {
  at,
  locality,
  officer,
  officerAt,
  procedureOf,
  played,
  procedures,
  receiptOf,
  rules2018,
  seatOf,
  world,
} from './dossier-fixtures.ts';

/** A database with the reference data of Kiên Giang, and the shell that writes dossiers into it. */
export interface TestStore {
  /** Works as `mot_cua_app`, as the running system does. */
  readonly pool: pg.Pool;
  /** Works as the owner, who may tamper. */
  readonly ownerPool: pg.Pool;
  readonly run: RunCommand;
  readonly close: () => Promise<void>;
}

export async function openTestStore(): Promise<TestStore> {
  const database = await createTestDatabase();
  const poolOf = (role: PoolOptions['role']): pg.Pool =>
    createPool({
      url: database.url,
      role,
      max: 8,
      applicationName: 'test',
      onFault: () => undefined,
    });
  const ownerPool = poolOf(null);
  await seedReference(ownerPool, locality);
  await addShippedVersions(ownerPool, 'procedure', procedures);
  await addShippedVersions(ownerPool, 'rules', [rules2018]);
  const pool = poolOf('mot_cua_app');
  return {
    pool,
    ownerPool,
    run: createRunCommand(pool, () => world),
    close: async () => {
      await Promise.all([pool.end(), ownerPool.end()]);
      await database.drop();
    },
  };
}

export interface ReceiveOptions {
  /** Which desk of those that receive the procedure. */
  readonly seat?: number;
  readonly at?: Instant;
  readonly changes?: Partial<ReceiveDossier>;
  /** The same seed invents the same applicant. */
  readonly seed?: number;
}

/** Receives a dossier at a desk as its counter officer would; the receipt must be accepted. */
export async function receiveDossier(
  run: RunCommand,
  code: string,
  options: ReceiveOptions = {},
): Promise<{ readonly dossierId: string; readonly code: string }> {
  const { seat = 0, changes, seed } = options;
  const outcome = await run({
    command: receiptOf(code, changes, seed),
    officer: officer('counter-officer', seatOf(code, seat).desk),
    at: options.at ?? at('2022-06-21 09:00'),
  });
  return done(outcome);
}

export interface Deed {
  readonly dossierId: string;
  readonly version: number;
  readonly officer: Officer;
  readonly act: Act;
  readonly at?: Instant;
}

/** One act on a dossier, seen at `version`. */
export const actOn = (run: RunCommand, deed: Deed): Promise<Outcome> =>
  run({
    command: {
      type: 'act',
      dossierId: deed.dossierId,
      expectedVersion: deed.version,
      act: deed.act,
    },
    officer: deed.officer,
    at: deed.at ?? at('2022-06-21 10:00'),
  });

/** Plays acts one after the other on a dossier just received, each by the officer of its step. */
export async function playActs(
  run: RunCommand,
  dossierId: string,
  code: string,
  acts: readonly Act[],
): Promise<number> {
  const seat = seatOf(code);
  const { steps } = procedureOf(code);
  let step = 0;
  let version = 1;
  for (const act of acts) {
    const here = steps[step] ?? assert.fail(`no step ${step}`);
    const outcome = done(
      await actOn(run, { dossierId, version, officer: officerAt(seat, here), act }),
    );
    version = outcome.version;
    if (act.type === here.mainAction) step += 1;
  }
  return version;
}

/** The answer of a command that must succeed. */
export function done(outcome: Outcome): Extract<Outcome, { ok: true }> {
  return outcome.ok ? outcome : assert.fail(`refused: ${outcome.refusal.code}`);
}

/** Writes synthetic dossiers in every state, as the demonstration has them; always the same. */
export async function seedSynthetic(store: TestStore, count: number): Promise<void> {
  const now = at('2022-07-29 16:00');
  const sources = caseSources(locality.agencies, locality.staff, played, world, 60);
  await seedDossiers({
    pool: store.ownerPool,
    world,
    cases: syntheticCases({
      sources,
      random: mulberry32(2022),
      now,
      days: 38,
      isDenserLately: true,
    }),
    count,
    now,
    onProgress: () => undefined,
  });
}
