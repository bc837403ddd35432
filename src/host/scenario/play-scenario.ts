import type pg from 'pg';
import { PROVINCIAL_OFFICE } from '#access/provincial-office.ts';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import { caseSources } from '#host/case-sources.ts';
import { scenarioCases } from '#host/scenario/scenario-cases.ts';
import type { Scenario } from '#host/scenario/scenario.ts';
import { writeCampaigns } from '#host/scenario/scenario-campaigns.ts';
import { writeAnsweredCalls, writeLookUps } from '#host/scenario/scenario-rows.ts';
import { writeSteering } from '#host/scenario/scenario-steering.ts';
import { seedDossiers } from '#host/seed-dossiers.ts';
import type { Locality } from '#host/seed-reference.ts';
import { addDays, instantAt } from '#kernel/day.ts';
import { type ReportOutline, writtenParts } from '#written-report/de-an-06/outline.ts';
import type { LoadedWorld } from '#store/load-world.ts';
import { DE_AN_06, ownerOf } from '#store/report-facts.ts';
import { openPeriod, saveText } from '#store/report-texts.ts';

export interface ScenarioStage {
  readonly pool: pg.Pool;
  readonly locality: Locality;
  /** As of the last day whose figures are told. */
  readonly loaded: LoadedWorld;
  readonly outline: ReportOutline;
  readonly onProgress: (line: string) => void;
}

/**
 * Makes all rows of a scenario in a database that has the reference data and no dossier: dossiers by the
 * rules of real ones, what agencies told and wrote, and calls to other systems.
 */
export async function playScenario(stage: ScenarioStage, scenario: Scenario): Promise<void> {
  const { pool, locality, loaded, outline, onProgress } = stage;
  await refuseDossiers(pool);
  const random = mulberry32(scenario.seed);
  const { agencies } = locality;
  const agencyOf = (owner: string): string => {
    const found = ownerOf(owner, agencies);
    if (found === undefined) throw new Error(`the scenario names ${owner}, which is no agency`);
    return found.code;
  };
  const procedures = loaded.catalogue.all(scenario.toldTo);
  const sources = caseSources(agencies, locality.staff, procedures, loaded.world, 1);
  const cases = scenarioCases(scenario, sources, random);
  await seedDossiers({
    pool,
    world: loaded.world,
    cases,
    count: cases.count,
    now: instantAt(addDays(scenario.toldTo, 1), 0),
    onProgress: (done) => {
      if (done % 5000 === 0 || done === cases.count) {
        onProgress(`${done} of ${cases.count} dossiers`);
      }
    },
  });
  await writeCampaigns(pool, scenario.campaigns, agencies, random);
  await writeLookUps(pool, scenario.lookUps, random);
  await writeAnsweredCalls(pool, scenario, agencyOf(PROVINCIAL_OFFICE), random);
  await writeSteering(pool, scenario.steering, agencies, agencyOf);
  const of = { report: DE_AN_06, period: scenario.period };
  await openPeriod(pool, DE_AN_06, scenario, scenario.deadline);
  for (const { key, owner } of writtenParts(outline)) {
    const text = scenario.texts[key];
    if (text === undefined) continue;
    const { body, sentAt } = text;
    const toSave = { part: key, agency: agencyOf(owner), body, seen: 0, isSubmitted: true };
    await saveText(pool, of, toSave, sentAt);
  }
}

/** A scenario is invented: it never mixes with dossiers of anybody. */
async function refuseDossiers(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query('select exists (select from dossier) as found');
  if (rows[0].found === true)
    throw new Error('the database has dossiers: a scenario needs an empty one');
}
