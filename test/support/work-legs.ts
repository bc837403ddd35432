import { strict as assert } from 'node:assert';
import type { Act } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { legId } from '#store/leg-id.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { officerAt, plainActs, procedureOf } from './dossier-fixtures.ts';
import { dossierOf, stepOf, systemNow, until } from './exchange-fixture.ts';
import { actOn, done, type TestStore } from './store-fixture.ts';

/** Officers who work on interlinked dossiers and their legs, as those begin. */
export function workLegs(storeOf: () => TestStore) {
  const legsBegun = new Set<string>();

  /** A leg begins and ends at the agency that decides. */
  const stepsOf = (procedure: string, dossierId: string) => {
    const { steps } = procedureOf(procedure);
    return legsBegun.has(dossierId) ? steps.filter(({ place }) => place === 'handler') : steps;
  };

  /** The dossier of a leg, once it is there. */
  async function legOf(dossierId: string, key: string): Promise<string> {
    const leg = legId(dossierId, key);
    legsBegun.add(leg);
    await until(async () => (await loadHistories(storeOf().pool, [leg])).size === 1);
    return leg;
  }

  /** An act by the officer of the step at which a dossier stands, where it really is. */
  async function actThere(dossierId: string, act: Act): Promise<void> {
    const { version, desk, handler, phase, received } = await dossierOf(storeOf(), dossierId);
    const procedure = procedureOf(received.procedure.code);
    const step = procedure.steps.find(({ id }) => 'step' in phase && id === phase.step);
    const officer = officerAt({ procedure, desk, handler }, step ?? assert.fail(act.type));
    const deed = { dossierId, version, officer, act, at: systemNow() };
    done(await actOn(storeOf().run, deed));
  }

  /** Brings a dossier to its end: steps of officers by these, others by the systems, legs as they begin. */
  async function complete(procedure: string, dossierId: string): Promise<void> {
    for (const { id, system, mainAction } of stepsOf(procedure, dossierId)) {
      if (system === 'interlinking') await completeLegs(dossierId);
      if (system !== null) continue;
      await until(async () => (await stepOf(storeOf(), dossierId)) === id);
      await actThere(dossierId, plainActs[mainAction]);
    }
  }

  async function completeLegs(dossierId: string): Promise<void> {
    const { legs } = await dossierOf(storeOf(), dossierId);
    for (const { key, phase } of legs) {
      if (phase.kind === 'to-come' || phase.kind === 'under-way') await completeLeg(dossierId, key);
    }
  }

  async function completeLeg(dossierId: string, key: string): Promise<void> {
    await complete(key, await legOf(dossierId, key));
  }

  /** An act on a leg where it really is, by the officer whose agency has it; once it is at that step. */
  async function actOnLeg(dossierId: string, key: string, step: string, ...acts: readonly Act[]) {
    const leg = await legOf(dossierId, key);
    await until(async () => (await stepOf(storeOf(), leg)) === step);
    for (const act of acts) await actThere(leg, act);
  }

  /** How each leg stands, by its key. */
  const standing = async (dossierId: string): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(
      (await dossierOf(storeOf(), dossierId)).legs.map(({ key, phase }) => [key, phase.kind]),
    );

  /** Waits until the legs stand so. */
  async function stands(
    dossierId: string,
    legs: Readonly<Record<string, string>>,
  ): Promise<Dossier> {
    const wanted = JSON.stringify(legs);
    let last = '';
    await until(async () => {
      last = JSON.stringify(await standing(dossierId));
      return last === wanted;
    }).catch(() => assert.equal(last, wanted));
    return dossierOf(storeOf(), dossierId);
  }

  return { complete, completeLeg, legOf, actOnLeg, stands };
}
