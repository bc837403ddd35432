/**
 * One worker of the exchange in a process of its own, for `outage` to kill: settings as JSON by
 * argument. It says by its channel when it has made its first delivery.
 */
import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import type { Party } from '#dossier/deliveries.ts';
import { openGate } from '#test/support/open-gate.ts';
import { createContentStore } from '#documents/content-store.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { connectRegistries } from '#registries/connect.ts';
import { countAnswers } from '#registries/lgsp/answer-count.ts';
import { createPool } from '#store/connection.ts';
import { keepCall } from '#store/exchange-calls.ts';
import { createRunCommand } from '#store/run-command.ts';
import { accountAt } from '#test/support/exchange-fixture.ts';
import { world } from '#test/support/dossier-fixtures.ts';
import { checkIdentity } from '#worker/check-identity.ts';
import { doOutsideStep } from '#worker/do-outside-step.ts';
import { type Pace, startExchange } from '#worker/exchange.ts';
import { tellPortal } from '#worker/tell-portal.ts';

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly documents: string;
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly pace: Pace;
}

const settings = JSON.parse(process.argv[2] ?? '{}') as WorkerSettings;
const now = () => instantFromEpoch(Date.now());
const pool = createPool({
  url: settings.databaseUrl,
  role: 'mot_cua_app',
  max: 8,
  applicationName: 'bench-worker',
  onFault: () => undefined,
});
mkdirSync(settings.documents, { recursive: true });
const answers = countAnswers<Party>();
const registries = connectRegistries(
  accountAt(settings),
  (party) => answers.counting(party, (record) => keepCall(pool, { ...record, party })),
  now,
);
const { portal, population, steps } = registries;
const of = {
  pool,
  runCommand: createRunCommand(pool, () => world),
  world: () => world,
  fileUrl: ({ sha256 }: { readonly sha256: string }) => `https://vidu.vn/${sha256}`,
  now,
};
const exchange = startExchange({
  pool,
  answers: answers.of,
  parties: new Map([
    ['national-portal', tellPortal({ ...of, portal, agencyName: (code) => code })],
    ['national-population', checkIdentity({ ...of, population })],
    [
      'civil-status',
      doOutsideStep({
        ...of,
        system: 'civil-status',
        service: steps['civil-status'],
        uploadGate: openGate(pool, createContentStore(settings.documents)),
        membersOf: () => ({}),
        patience: settings.pace.patience,
      }),
    ],
  ]),
  now,
  log: pino({ level: 'silent' }),
  pace: settings.pace,
});

const LOOK_MS = 20;
const looking = setInterval(() => {
  const told = [...exchange.reports().values()].some(({ counts }) => counts.told > 0);
  if (!told) return;
  clearInterval(looking);
  process.send?.('told');
}, LOOK_MS);
