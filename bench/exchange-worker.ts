/** One worker of the exchange in a process of its own, for `outage` to kill: settings as JSON by argument. */
import { pino } from 'pino';
import type { Party } from '#dossier/deliveries.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { countAnswers } from '#registries/lgsp/answer-count.ts';
import { createPlatform } from '#registries/lgsp/gateway.ts';
import { nationalPopulation } from '#registries/national-population/adapter.ts';
import { nationalPortal } from '#registries/national-portal/adapter.ts';
import { createPool } from '#store/connection.ts';
import { keepCall } from '#store/exchange-calls.ts';
import { createRunCommand } from '#store/run-command.ts';
import { world } from '#test/support/dossier-fixtures.ts';
import { checkIdentity } from '#worker/check-identity.ts';
import { type Pace, startExchange } from '#worker/exchange.ts';
import { tellPortal } from '#worker/tell-portal.ts';

export interface WorkerSettings {
  readonly databaseUrl: string;
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
const platform = createPlatform({ ...settings, baseUrl: settings.url, now });
const answers = countAnswers<Party>();
const gateway = (party: Party) =>
  platform(answers.counting(party, (record) => keepCall(pool, { ...record, party })));
const account = { username: 'mot-cua', password: 'x', destination: 'VN', unit: 'H33' };
const portal = nationalPortal(gateway('national-portal'), account);
const population = nationalPopulation(gateway('national-population'));
const runCommand = createRunCommand(pool, () => world);
startExchange({
  pool,
  answers: answers.of,
  parties: new Map([
    [
      'national-portal',
      tellPortal({
        pool,
        portal,
        world: () => world,
        agencyName: (code) => code,
        fileUrl: ({ sha256 }) => `https://vidu.vn/${sha256}`,
      }),
    ],
    ['national-population', checkIdentity({ pool, population, runCommand, now })],
  ]),
  now,
  log: pino({ level: 'silent' }),
  pace: settings.pace,
});
