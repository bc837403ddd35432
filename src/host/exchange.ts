import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import type { Configuration } from '#host/config.ts';
import { keepChild } from '#host/keep-child.ts';
import type { Locality } from '#host/seed-reference.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { Attachment, Declaration } from '#dossier/dossier-event.ts';
import type { Instant } from '#kernel/day.ts';
import {
  connectedSteps,
  connectRegistries,
  type PlatformAccount,
  type Registries,
} from '#registries/connect.ts';
import { declaredMembers } from '#registries/declared-members.ts';
import { type AnswerCount, countAnswers } from '#registries/lgsp/answer-count.ts';
import type { SimulatorOptions } from '#registries/simulation/server.ts';
import type { TransferAccount } from '#registries/vietqr.ts';
import { keepCall } from '#store/exchange-calls.ts';
import { fileLink } from '#web/file-link.ts';
import type { Services } from '#web/services.ts';
import { checkIdentity } from '#worker/check-identity.ts';
import { collectPayment } from '#worker/collect-payment.ts';
import { doOutsideStep } from '#worker/do-outside-step.ts';
import { NORMAL_PACE, startExchange, type Tell } from '#worker/exchange.ts';
import { tellPortal } from '#worker/tell-portal.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/simulate.ts');
const PEOPLE = 20_000;
const SEED = 2022;
const PARTNER = 'MOT-CUA-GIA-LAP';

/** No bank has this number: nothing can be transferred to it by mistake. */
const SIMULATED_ACCOUNT: TransferAccount = {
  bin: '000000',
  account: '0000000000',
  name: 'TAI KHOAN GIA LAP KHONG CHUYEN TIEN',
  isSimulated: true,
};

/** The account of the configuration; a made-up one beside the bundled identity provider. */
export const transferAccountOf = ({
  transferAccount,
  identity,
}: Configuration): TransferAccount | null =>
  transferAccount ?? (identity === null ? SIMULATED_ACCOUNT : null);

/** Starts the simulators on the second and third port above ours; their secrets last as long as they. */
async function startSimulators(
  { port, host, publicUrl }: Configuration,
  { units }: Locality,
  say: (line: string) => void,
): Promise<{
  readonly account: PlatformAccount;
  readonly control: string;
  readonly stop: () => Promise<void>;
}> {
  const communes = units.flatMap(({ code }) => (code.length === 5 ? [code] : []));
  const client = { clientId: 'mot-cua', clientSecret: randomBytes(24).toString('hex') };
  const secret = randomBytes(24).toString('hex');
  const options: SimulatorOptions = {
    ...client,
    host,
    port: port + 2,
    seed: SEED,
    people: PEOPLE,
    communes,
    payment: { partner: PARTNER, secret, callBack: `${publicUrl}/trao-doi/thanh-toan` },
  };
  const child = { program: PROGRAM, name: 'the simulators', port: options.port, options };
  const { stop } = await keepChild(child, say);
  const login = { username: 'mot-cua', password: client.clientSecret };
  return {
    account: {
      url: `http://localhost:${options.port}`,
      ...client,
      routes: null,
      portal: { ...login, destination: 'VN:COM:VPCP', unit: '000.00.00.H33' },
      insurance: { ...login, officer: { name: 'Cán bộ giả lập', number: '091090000001' } },
      payment: {
        partner: PARTNER,
        secret,
        bank: 'GIALAP',
        account: SIMULATED_ACCOUNT.account,
        accountName: SIMULATED_ACCOUNT.name,
        ip: '127.0.0.1',
      },
    },
    control: `http://localhost:${port + 3}`,
    stop,
  };
}

export interface OpenedExchange {
  readonly registries: Registries | null;
  /** How many calls each party answered. */
  readonly answers: AnswerCount<Party>['of'];
  readonly platform: string | null;
  readonly simulators: string | null;
}

/** The platform of the configuration, or the simulators where we bring the identity provider too. */
export async function openExchange(
  configuration: Configuration,
  locality: Locality,
  pool: pg.Pool,
  now: () => Instant,
  { say, closing }: { readonly say: (line: string) => void; readonly closing: (() => unknown)[] },
): Promise<OpenedExchange> {
  const { platform, identity } = configuration;
  const answers = countAnswers<Party>();
  const connect = (account: PlatformAccount): Registries => {
    const keepOf = (party: Party) =>
      answers.counting(party, (record) => keepCall(pool, { ...record, party }));
    return connectRegistries(account, keepOf, now);
  };
  const none = { registries: null, answers: answers.of, platform: null, simulators: null };
  if (platform !== null) return { ...none, registries: connect(platform), platform: platform.url };
  if (identity !== null) return none;
  const { account, control, stop } = await startSimulators(configuration, locality, say);
  closing.push(stop);
  return { ...none, registries: connect(account), platform: account.url, simulators: control };
}

/** Tells outside systems what waits for them; where one is not connected it waits, and is seen. */
export function beginExchange(
  services: Services,
  answers: AnswerCount<Party>['of'],
): () => Promise<void> {
  const { pool, now, log, registries } = services;
  const parties = registries === null ? new Map<Party, Tell>() : tellsOf(services, registries);
  const exchange = startExchange({ pool, parties, answers, now, log, pace: NORMAL_PACE });
  return () => exchange.stop();
}

function tellsOf(services: Services, registries: Registries): ReadonlyMap<Party, Tell> {
  const { pool, world, directory, forms, content, runCommand, now } = services;
  const { portal, population, payment, steps, connected } = registries;
  const fileUrl = (attachment: Attachment) => fileLink(services, attachment, now());
  const agencyName = (code: string): string => directory().agencyName(code, 'vi');
  const formOf = (declaration: Declaration | undefined) =>
    declaration === undefined
      ? null
      : forms().version(declaration.form.code, declaration.form.validFrom);
  const tells = new Map<Party, Tell>([
    ['national-portal', tellPortal({ pool, portal, world, agencyName, fileUrl })],
    ['national-population', checkIdentity({ pool, population, runCommand, now })],
  ]);
  if (payment !== null) {
    const { patience } = NORMAL_PACE;
    const of = { platform: payment, pool, content, runCommand, world, agencyName, now, patience };
    tells.set('payment', collectPayment(of));
  }
  for (const system of connectedSteps(registries)) {
    const duty = {
      system,
      service: steps[system],
      pool,
      content,
      runCommand,
      world,
      membersOf: (declaration: Declaration | undefined) =>
        declaredMembers(formOf(declaration), declaration),
      fileUrl,
      now,
      patience: NORMAL_PACE.patience,
    };
    tells.set(system, doOutsideStep(duty));
  }
  return new Map([...tells].filter(([party]) => connected.has(party)));
}
