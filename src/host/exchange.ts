import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import type { Configuration, PlatformAccount } from '#host/config.ts';
import { keepChild } from '#host/keep-child.ts';
import type { Locality } from '#host/seed-reference.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import { countAnswers } from '#registries/lgsp/answer-count.ts';
import { createPlatform, type Gateway } from '#registries/lgsp/gateway.ts';
import {
  nationalPopulation,
  type NationalPopulation,
} from '#registries/national-population/adapter.ts';
import { nationalPortal, type NationalPortal } from '#registries/national-portal/adapter.ts';
import type { SimulatorOptions } from '#registries/simulation/server.ts';
import { fileLink } from '#web/file-link.ts';
import type { Services } from '#web/services.ts';
import { checkIdentity } from '#worker/check-identity.ts';
import { NORMAL_PACE, startExchange, type Tell } from '#worker/exchange.ts';
import { tellPortal } from '#worker/tell-portal.ts';
import { keepCall } from '#store/exchange-calls.ts';

/** The outside systems that are connected, each behind its adapter. */
export interface Registries {
  readonly population: NationalPopulation;
  readonly portal: NationalPortal;
  readonly answers: (party: Party) => number;
}

/** The adapters of an account; each call is kept in the log under its party. */
function connectRegistries(
  account: PlatformAccount,
  pool: pg.Pool,
  now: () => Instant,
): Registries {
  const platform = createPlatform({ ...account, baseUrl: account.url, now });
  const answers = countAnswers<Party>();
  const gatewayOf = (party: Party): Gateway =>
    platform(answers.counting(party, (record) => keepCall(pool, { ...record, party })));
  return {
    answers: answers.of,
    population: nationalPopulation(gatewayOf('national-population')),
    portal: nationalPortal(gatewayOf('national-portal'), account.portal),
  };
}

const PROGRAM = join(import.meta.dirname, '../../bin/simulate.ts');
const PEOPLE = 20_000;
const SEED = 2022;

/** Starts the simulators on the second and third port above ours; their secrets last as long as they. */
async function startSimulators(
  { port, host }: Configuration,
  { units }: Locality,
  say: (line: string) => void,
): Promise<{
  readonly account: PlatformAccount;
  readonly control: string;
  readonly stop: () => Promise<void>;
}> {
  const communes = units.flatMap(({ code }) => (code.length === 5 ? [code] : []));
  const client = { clientId: 'mot-cua', clientSecret: randomBytes(24).toString('hex') };
  const options: SimulatorOptions = {
    ...client,
    host,
    port: port + 2,
    seed: SEED,
    people: PEOPLE,
    communes,
  };
  const child = { program: PROGRAM, name: 'the simulators', port: options.port, options };
  const { stop } = await keepChild(child, say);
  const portal = {
    username: 'mot-cua',
    password: client.clientSecret,
    destination: 'VN:COM:VPCP',
    unit: '000.00.00.H33',
  };
  return {
    account: { url: `http://localhost:${options.port}`, ...client, portal },
    control: `http://localhost:${port + 3}`,
    stop,
  };
}

export interface OpenedExchange {
  readonly registries: Registries | null;
  readonly platform: string | null;
  readonly simulators: string | null;
}

/** The platform of the configuration, or the simulators where we bring the identity provider too. */
export async function openExchange(
  configuration: Configuration,
  locality: Locality,
  pool: Services['pool'],
  now: () => Instant,
  { say, closing }: { readonly say: (line: string) => void; readonly closing: (() => unknown)[] },
): Promise<OpenedExchange> {
  const { platform, identity } = configuration;
  if (platform !== null) {
    const registries = connectRegistries(platform, pool, now);
    return { registries, platform: platform.url, simulators: null };
  }
  if (identity !== null) return { registries: null, platform: null, simulators: null };
  const { account, control, stop } = await startSimulators(configuration, locality, say);
  closing.push(stop);
  const registries = connectRegistries(account, pool, now);
  return { registries, platform: account.url, simulators: control };
}

/** Tells outside systems what waits for them; where none is connected it waits, and is seen. */
export function beginExchange(
  services: Services,
  registries: Registries | null,
): () => Promise<void> {
  const { pool, world, directory, runCommand, now, log } = services;
  const parties = new Map<Party, Tell>();
  if (registries !== null) {
    const { portal, population } = registries;
    parties.set(
      'national-portal',
      tellPortal({
        pool,
        portal,
        world,
        agencyName: (code) => directory().agencyName(code, 'vi'),
        fileUrl: (attachment) => fileLink(services, attachment, now()),
      }),
    );
    parties.set('national-population', checkIdentity({ pool, population, runCommand, now }));
  }
  const exchange = startExchange({
    pool,
    parties,
    answers: registries?.answers ?? (() => 0),
    now,
    log,
    pace: NORMAL_PACE,
  });
  return () => exchange.stop();
}
