import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { strict as assert } from 'node:assert';
import { pino } from 'pino';
import { type Party, STEP_SYSTEMS } from '#dossier/deliveries.ts';
import type { Act } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Declaration } from '#dossier/declaration.ts';
import { type ContentStore, createContentStore } from '#documents/content-store.ts';
import { endOfWorkingDays } from '#calendar/working-calendar.ts';
import { dayOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { connectRegistries, type PlatformAccount, type Registries } from '#registries/connect.ts';
import { countAnswers } from '#registries/lgsp/answer-count.ts';
import type { StepRequest } from '#registries/step-service.ts';
import { deliveriesOf } from '#store/deliveries.ts';
import type { World } from '#store/world.ts';
import { keepCall } from '#store/exchange-calls.ts';
import { type DossierHistory, loadHistory } from '#store/load-dossier.ts';
import { checkIdentity } from '#worker/check-identity.ts';
import { collectPayment } from '#worker/collect-payment.ts';
import { doOutsideStep } from '#worker/do-outside-step.ts';
import { type Pace, startExchange, type Tell } from '#worker/exchange.ts';
import { keepLegs } from '#worker/keep-legs.ts';
import { tellInterlinking } from '#worker/tell-interlinking.ts';
import { tellPost } from '#worker/tell-post.ts';
import { tellPortal } from '#worker/tell-portal.ts';
import { PAYMENT_ACCOUNT, type RunningSimulators } from './simulators.ts';
import { calendar, officerAt, procedureOf, seatOf, world } from './dossier-fixtures.ts';
import { openGate } from './open-gate.ts';
import { actOn, done, type TestStore } from './store-fixture.ts';

export const systemNow = (): Instant => instantFromEpoch(Date.now());

/** As fast as a test can wait for. */
export const TEST_PACE: Pace = {
  firstWait: 20,
  longestWait: 200,
  lineWait: 50,
  lease: 60_000,
  patience: { shortest: 20, longest: 100 },
  poll: 20,
};

/** The account of the province at the simulated platform. */
export const accountAt = (
  simulators: Pick<RunningSimulators, 'url' | 'clientId' | 'clientSecret'>,
): PlatformAccount => ({
  url: simulators.url,
  clientId: simulators.clientId,
  clientSecret: simulators.clientSecret,
  routes: null,
  population: null,
  portal: { username: 'mot-cua', password: 'x', destination: 'VN', unit: 'H33' },
  insurance: {
    username: 'mot-cua',
    password: 'x',
    officer: { name: 'Cán bộ thử', number: '091090000001' },
  },
  payment: PAYMENT_ACCOUNT,
  post: { customer: 'KIENGIANG', username: 'mot-cua', password: 'mat-khau-buu-dien' },
  axis: { organId: '000.00.00.H33', systemId: 'MOT-CUA', secret: PAYMENT_ACCOUNT.secret },
});

export interface TestExchange {
  readonly registries: Registries;
  readonly content: ContentStore;
  readonly stop: () => Promise<void>;
}

/** The exchange of a store with the simulators, as the running system has it. */
export function startTestExchange(
  store: TestStore,
  simulators: RunningSimulators,
  membersOf: (declaration: Declaration | undefined) => StepRequest['members'] = () => ({}),
  law: World = world,
): TestExchange {
  const { pool, run: runCommand } = store;
  const answers = countAnswers<Party>();
  const registries = connectRegistries(
    accountAt(simulators),
    (party) => answers.counting(party, (record) => keepCall(pool, { ...record, party })),
    systemNow,
  );
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-exchange-'));
  const content = createContentStore(directory);
  const uploadGate = openGate(pool, content);
  const { portal, population, interlinking, payment, steps, post } = registries;
  assert.ok(post !== null);
  const fileUrl = ({ sha256 }: { readonly sha256: string }) => `https://vidu.vn/${sha256}`;
  const of = { pool, runCommand, world: () => law, fileUrl, now: systemNow };
  const parties = new Map<Party, Tell>([
    ['national-portal', tellPortal({ ...of, portal, agencyName: (code) => code })],
    ['national-population', checkIdentity({ ...of, population })],
    [
      'payment',
      collectPayment({
        ...of,
        platform: payment ?? assert.fail(),
        uploadGate,
        agencyName: (code) => code,
        patience: TEST_PACE.patience,
      }),
    ],
    [
      'interlinking',
      tellInterlinking({
        ...of,
        interlinking,
        content,
        agencyName: (code) => code,
        workingDaysAfter: (count, _, since) => endOfWorkingDays(dayOf(since), count, calendar),
      }),
    ],
    ['legs', keepLegs(of)],
    ['postal', tellPost({ ...of, post, patience: TEST_PACE.patience })],
    ...STEP_SYSTEMS.map((system): [Party, Tell] => [
      system,
      doOutsideStep({
        ...of,
        system,
        service: steps[system],
        uploadGate,
        membersOf,
        patience: TEST_PACE.patience,
      }),
    ]),
  ]);
  const exchange = startExchange({
    pool,
    parties,
    answers: answers.of,
    now: systemNow,
    log: pino({ level: 'silent' }),
    pace: TEST_PACE,
  });
  return {
    registries,
    content,
    stop: async () => {
      await exchange.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const historyOf = (store: TestStore, dossierId: string): Promise<DossierHistory> =>
  loadHistory(store.pool, dossierId);

export const dossierOf = async (store: TestStore, dossierId: string): Promise<Dossier> =>
  (await historyOf(store, dossierId)).dossier;

/** The step at which a dossier stands, or `closed`. */
export async function stepOf(store: TestStore, dossierId: string): Promise<string> {
  const { phase } = await dossierOf(store, dossierId);
  return 'step' in phase ? phase.step : 'closed';
}

/** Acts now on a dossier as it stands, each act by the officer of whichever step it is at. */
export async function actNow(
  store: TestStore,
  dossierId: string,
  ...acts: readonly Act[]
): Promise<void> {
  for (const act of acts) {
    const { phase, version, received } = await dossierOf(store, dossierId);
    const { code } = received.procedure;
    const step = procedureOf(code).steps.find(({ id }) => 'step' in phase && phase.step === id);
    const officer = officerAt(seatOf(code), step ?? assert.fail(act.type));
    done(await actOn(store.run, { dossierId, version, officer, act, at: systemNow() }));
  }
}

/** Whether every party was told everything of a dossier; nobody signs here (`test/signed-results.test.ts`). */
export const isTold = async (store: TestStore, dossierId: string): Promise<boolean> =>
  (await deliveriesOf(store.pool, dossierId)).every(
    ({ isDone, party }) => isDone || party === 'signing',
  );

/** Waits for something that the exchange brings about, for a minute at most. */
export async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (await what()) return;
    await pause(20);
  }
  assert.fail('it did not come about');
}
