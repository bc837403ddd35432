import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import type { Configuration } from '#host/config.ts';
import { keepChild } from '#host/keep-child.ts';
import type { Metrics } from '#host/metrics.ts';
import type { Locality } from '#host/seed-reference.ts';
import { type Party, PARTIES, type SystemParty } from '#dossier/deliveries.ts';
import type { Declaration } from '#dossier/declaration.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { isNoticeChannel, type NoticeChannel } from '#dossier/notice-channel.ts';
import { endOfWorkingDays } from '#calendar/working-calendar.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import {
  connectedSteps,
  connectRegistries,
  type PlatformAccount,
  type Registries,
} from '#registries/connect.ts';
import {
  connectMessengers,
  type Messengers,
  type NoticeAccounts,
} from '#registries/connect-messengers.ts';
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
import { type Exchange, NORMAL_PACE, startExchange, type Tell } from '#worker/exchange.ts';
import { tellApplicant } from '#worker/tell-applicant.ts';
import { tellInterlinking } from '#worker/tell-interlinking.ts';
import { tellPost } from '#worker/tell-post.ts';
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

interface Simulators {
  readonly account: PlatformAccount;
  readonly notices: NoticeAccounts;
  readonly control: string;
  readonly stop: () => Promise<void>;
}

/** Starts the simulators on the second to the fourth port above ours; their secrets last as long as they. */
async function startSimulators(
  { port, host, publicUrl }: Configuration,
  { units }: Locality,
  say: (line: string) => void,
): Promise<Simulators> {
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
  const providerAt = (name: string) => ({
    url: `http://localhost:${options.port}/${name}`,
    token: client.clientSecret,
  });
  const login = { username: 'mot-cua', password: client.clientSecret };
  return {
    account: {
      url: `http://localhost:${options.port}`,
      ...client,
      routes: null,
      population: null,
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
      post: { ...login, customer: 'KIENGIANG' },
    },
    notices: {
      mail: {
        url: `smtp://${client.clientId}:${client.clientSecret}@localhost:${port + 4}`,
        from: 'Một cửa (giả lập) <mot-cua@gia-lap.example>',
      },
      sms: { ...providerAt('sms'), sender: 'MOTCUA' },
      zalo: { ...providerAt('zalo'), officialAccount: '1', template: '1' },
    },
    control: `http://localhost:${port + 3}`,
    stop,
  };
}

export interface OpenedExchange {
  readonly registries: Registries | null;
  /** The ways to applicants. */
  readonly messengers: Messengers;
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
  {
    say,
    closing,
    onCall,
  }: {
    readonly say: (line: string) => void;
    readonly closing: (() => unknown)[];
    readonly onCall: Metrics['noteCall'];
  },
): Promise<OpenedExchange> {
  const { platform, identity, notices } = configuration;
  const answers = countAnswers<Party>();
  const keepOf = (party: Party) =>
    answers.counting(party, (record) => {
      onCall(party, record);
      return keepCall(pool, { ...record, party });
    });
  const opened = (
    account: PlatformAccount | null,
    accounts: NoticeAccounts,
    simulators: string | null,
  ): OpenedExchange => ({
    registries: account === null ? null : connectRegistries(account, keepOf, now),
    messengers: connectMessengers(accounts, keepOf, now),
    answers: answers.of,
    platform: account?.url ?? null,
    simulators,
  });
  if (platform !== null || identity !== null) return opened(platform, notices, null);
  const simulated = await startSimulators(configuration, locality, say);
  closing.push(simulated.stop);
  const mail = notices.mail ?? simulated.notices.mail;
  const sms = notices.sms ?? simulated.notices.sms;
  const zalo = notices.zalo ?? simulated.notices.zalo;
  return opened(simulated.account, { mail, sms, zalo }, simulated.control);
}

/** Those who can be told anything: where one is not, nothing of it is in a hurry. */
export const connectedParties = ({
  registries,
  messengers,
}: Pick<OpenedExchange, 'registries' | 'messengers'>): ReadonlySet<Party> =>
  new Set(
    PARTIES.filter((party) =>
      isNoticeChannel(party) ? messengers.has(party) : (registries?.connected.has(party) ?? false),
    ),
  );

/** Tells outside systems and applicants what waits for them; where one is not connected it waits. */
export function beginExchange(
  services: Services,
  { registries, messengers, answers }: OpenedExchange,
): Exchange {
  const { pool, now, log } = services;
  const parties = new Map<Party, Tell>([
    ...(registries === null ? [] : tellsOf(services, registries)),
    ...noticeTells(services, messengers),
  ]);
  return startExchange({ pool, parties, answers, now, log, pace: NORMAL_PACE });
}

function noticeTells(
  { pool, world, directory, publicUrl, now }: Services,
  messengers: Messengers,
): ReadonlyMap<NoticeChannel, Tell> {
  const of = {
    pool,
    world,
    agencyName: (code: string) => directory().agencyName(code, 'vi'),
    trackingUrl: `${publicUrl}/tra-cuu`,
    now,
    patience: NORMAL_PACE.patience,
  };
  return new Map(
    [...messengers].map(([channel, messenger]) => [
      channel,
      tellApplicant({ ...of, channel, messenger }),
    ]),
  );
}

function tellsOf(services: Services, registries: Registries): ReadonlyMap<SystemParty, Tell> {
  const { pool, world, directory, forms, content, runCommand, now } = services;
  const { portal, population, interlinking, payment, steps, post, connected } = registries;
  const fileUrl = (attachment: Attachment) => fileLink(services, attachment, now());
  const agencyName = (code: string): string => directory().agencyName(code, 'vi');
  const workingDaysAfter = (count: number, agency: string, since: Instant): Instant =>
    endOfWorkingDays(dayOf(since), count, world().calendarOf(agency, dayOf(since)));
  const formOf = (declaration: Declaration | undefined) =>
    declaration === undefined
      ? null
      : forms().version(declaration.form.code, declaration.form.validFrom);
  const tells = new Map<SystemParty, Tell>([
    ['national-portal', tellPortal({ pool, portal, world, agencyName, fileUrl })],
    ['national-population', checkIdentity({ pool, population, runCommand, now })],
    [
      'interlinking',
      tellInterlinking({ pool, interlinking, content, world, agencyName, workingDaysAfter }),
    ],
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
  if (post !== null) {
    tells.set('postal', tellPost({ pool, post, now, patience: NORMAL_PACE.patience }));
  }
  return new Map([...tells].filter(([party]) => connected.has(party)));
}
