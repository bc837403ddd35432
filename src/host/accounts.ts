import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Configuration } from '#host/config.ts';
import { keepChild } from '#host/keep-child.ts';
import type { Locality } from '#host/seed-reference.ts';
import type { PlatformAccount } from '#registries/connect.ts';
import type { NoticeAccounts } from '#registries/connect-messengers.ts';
import type { PopulationOptions } from '#registries/simulation/population.ts';
import { signingHolders } from '#host/signing-holders.ts';
import type { SimulatorOptions } from '#registries/simulation/server.ts';
import type { TransferAccount } from '#registries/vietqr.ts';

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

/** The people whom the simulators know, and who may sign in at the bundled provider. */
export const simulatedPopulation = ({ units }: Locality): PopulationOptions => ({
  seed: SEED,
  people: PEOPLE,
  communes: units.flatMap(({ code }) => (code.length === 5 ? [code] : [])),
});

interface Simulators {
  readonly account: PlatformAccount;
  readonly notices: NoticeAccounts;
  readonly control: string;
  readonly stop: () => Promise<void>;
}

/** Starts the simulators on the second to the fourth port above ours; their secrets last as long as they. */
async function startSimulators(
  { port, host, publicUrl }: Configuration,
  locality: Locality,
  say: (line: string) => void,
): Promise<Simulators> {
  const client = { clientId: 'mot-cua', clientSecret: randomBytes(24).toString('hex') };
  const secret = randomBytes(24).toString('hex');
  const options: SimulatorOptions = {
    ...client,
    host,
    port: port + 2,
    ...simulatedPopulation(locality),
    signers: signingHolders(locality),
    payment: { partner: PARTNER, secret, callBack: `${publicUrl}/trao-doi/thanh-toan` },
  };
  const { stop } = await keepChild(
    { program: PROGRAM, name: 'the simulators', port: options.port, options: () => options },
    say,
  );
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
      axis: { organId: '000.00.00.H33', systemId: PARTNER, secret },
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

/** The accounts by which this installation reaches others; all of it may go over a channel. */
export interface Accounts {
  /** Null where no platform is connected. */
  readonly platform: PlatformAccount | null;
  readonly notices: NoticeAccounts;
}

export interface OpenedAccounts extends Accounts {
  /** Where the simulators say what they are; null where there are none. */
  readonly simulators: string | null;
}

/** The accounts of the configuration, or those at the simulators where we bring the identity provider too. */
export async function openAccounts(
  configuration: Configuration,
  locality: Locality,
  { say, closing }: { readonly say: (line: string) => void; readonly closing: (() => unknown)[] },
): Promise<OpenedAccounts> {
  const { platform, identity, notices } = configuration;
  if (platform !== null || identity !== null) return { platform, notices, simulators: null };
  const simulated = await startSimulators(configuration, locality, say);
  closing.push(simulated.stop);
  return {
    platform: simulated.account,
    notices: {
      mail: notices.mail ?? simulated.notices.mail,
      sms: notices.sms ?? simulated.notices.sms,
      zalo: notices.zalo ?? simulated.notices.zalo,
    },
    simulators: simulated.control,
  };
}
