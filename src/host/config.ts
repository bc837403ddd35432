import { resolve } from 'node:path';
import { type Observation, readObservation } from '#host/observation-config.ts';
import type { ContentKey } from '#documents/content-key.ts';
import type { ObjectStoreAccount } from '#documents/object-store.ts';
import { readObjectStore } from '#host/object-store-account.ts';
import { readStorageKeys } from '#host/storage-keys.ts';
import { readStoreClients, type StoreClient } from '#host/store-clients.ts';
import type { ScannerAddress } from '#documents/virus-scan.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { checkProduction } from '#host/check-production.ts';
import { nameMissing } from '#host/name-missing.ts';
import { readPopulationAccount } from '#host/population-account.ts';
import { readNoticeAccounts } from '#host/notice-accounts.ts';
import { readPayment, readTransferAccount } from '#host/payment-account.ts';
import { readAxisAccount } from '#host/axis-account.ts';
import { readPostAccount } from '#host/post-account.ts';
import { readSigningAccount, type SigningAccount } from '#host/signing-account.ts';
import { type PassAccount, readPassAccount } from '#host/vaccine-pass/pass-account.ts';
import { readScannerAddress } from '#host/scanner-address.ts';
import { type PlatformAccount, SERVICE_NAMES } from '#registries/connect.ts';
import type { TransferAccount } from '#registries/vietqr.ts';
import type { NoticeAccounts } from '#registries/connect-messengers.ts';

/** How this process is to run: read once from the command line and the environment. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Files of further languages beside those that come with the software; null for none. */
  readonly localesDir: string | null;
  readonly publicUrl: string;
  /** A PostgreSQL of the user's own; null for the bundled one. */
  readonly databaseUrl: string | null;
  /** A replica for reads that may lag; null for none. */
  readonly databaseUrlRead: string | null;
  /** The real identity provider; null for the bundled one. */
  readonly identity: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
  } | null;
  /** The provider of citizens (the national portal's single sign-on, VNeID); null for the bundled one,
   * and beside a real provider of officers for none. */
  readonly citizenIdentity: Configuration['identity'];
  /** The integration platform; null for the simulators beside the bundled provider, else for none. */
  readonly platform: PlatformAccount | null;
  /** The account to which fees are transferred; null where none is named. */
  readonly transferAccount: TransferAccount | null;
  /** By which applicants are told; beside the bundled provider the simulators stand in for what is null. */
  readonly notices: NoticeAccounts;
  /** Where ClamAV scans what comes in; null for no scan. */
  readonly clamd: ScannerAddress | null;
  /** With what results are signed. */
  readonly signing: SigningAccount;
  /** With what vaccine passports are signed. */
  readonly vaccinePass: PassAccount;
  /** Seal what is kept, the first of them what comes; null for those of the data directory. */
  readonly storageKeys: readonly ContentKey[] | null;
  /** The bucket in which files are kept; null for `documents/` of the data directory. */
  readonly objectStore: ObjectStoreAccount | null;
  /** For how long files are kept; null for the file that comes with the software. */
  readonly retentionRules: string | null;
  /** Signs cookies; null lets the data directory's own secret serve (development only). */
  readonly sessionSecret: string | null;
  /** Whether what the national portal holds is compared with what was sent each night. */
  readonly reconcileNightly: boolean;
  /** How many processes show pages, the first of them with everything else. */
  readonly webProcesses: number;
  /** How many processes tell others what waits for them; 0 where those of another machine do. */
  readonly workers: number;
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** How many synthetic dossiers an empty database gets; 0 for none. */
  readonly demoDossiers: number;
  readonly observation: Observation;
  /** Systems that may ask what results people have with us. */
  readonly storeClients: readonly StoreClient[];
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const FLAGS: Readonly<Record<string, string>> = { '--port': 'PORT', '--data-dir': 'DATA_DIR' };
const SECRET_LENGTH = 32;
/** The bundled identity provider and the simulators listen on the four ports above ours. */
const LAST_PORT = 65_531;
const MOST_PROCESSES = 16;
const WEB = ['http', 'https'];
const POSTGRES = ['postgres', 'postgresql'];

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration, or everything that is wrong with it. No default stands for a real secret. */
export function readConfiguration(
  args: readonly string[],
  environment: Environment,
): Result<Configuration, readonly string[]> {
  const wrong: string[] = [];
  const read = readerOf({ ...environment, ...readFlags(args, wrong) }, wrong);
  const port = read.number('PORT', { standard: 3000, min: 1, max: LAST_PORT });
  const dataDir = resolve(read.text('DATA_DIR') ?? '.data');
  const identity = readIdentity(read, wrong, '');
  const configuration: Configuration = {
    port,
    host: read.text('LISTEN_HOST') ?? '127.0.0.1',
    dataDir,
    localesDir: pathOf(read.text('LOCALES_DIR')),
    publicUrl: read.origin('PUBLIC_URL') ?? `http://localhost:${port}`,
    databaseUrl: read.url('DATABASE_URL', POSTGRES),
    databaseUrlRead: read.url('DATABASE_URL_READ', POSTGRES),
    identity,
    citizenIdentity: readIdentity(read, wrong, 'CITIZEN_'),
    platform: readPlatform(read, wrong),
    transferAccount: readTransferAccount(read, wrong),
    notices: readNoticeAccounts(read, wrong),
    clamd: readScannerAddress(read.text('CLAMD'), wrong),
    signing: readSigningAccount(read, dataDir, identity === null, wrong),
    vaccinePass: readPassAccount(read, dataDir, identity === null, wrong),
    storageKeys: readStorageKeys(read.text('STORAGE_KEY'), wrong),
    objectStore: readObjectStore(read, wrong),
    retentionRules: pathOf(read.text('RETENTION_RULES')),
    sessionSecret: read.text('SESSION_SECRET'),
    reconcileNightly: read.oneOf('RECONCILE_NIGHTLY', ['0', '1'], '1') === '1',
    webProcesses: read.number('WEB_PROCESSES', { standard: 1, min: 1, max: MOST_PROCESSES }),
    workers: read.number('WORKERS', { standard: 1, min: 0, max: MOST_PROCESSES }),
    trustProxy: read.oneOf('TRUST_PROXY', ['0', '1'], '0') === '1',
    logLevel: read.oneOf('LOG_LEVEL', LEVELS, 'info'),
    demoDossiers: read.number('DEMO_DOSSIERS', { standard: 2000, min: 0, max: 10_000_000 }),
    observation: readObservation(read, wrong),
    storeClients: readStoreClients(read.text('STORE_CLIENTS') ?? '', wrong),
  };
  const { databaseUrl, databaseUrlRead, sessionSecret } = configuration;
  if (databaseUrlRead !== null && databaseUrl === null) {
    wrong.push('DATABASE_URL is needed with DATABASE_URL_READ');
  }
  if (sessionSecret !== null && sessionSecret.length < SECRET_LENGTH) {
    wrong.push(`SESSION_SECRET must have at least ${SECRET_LENGTH} characters`);
  }
  if (environment['NODE_ENV'] === 'production') checkProduction(configuration, wrong);
  return wrong.length === 0 ? ok(configuration) : err(wrong);
}

const pathOf = (given: string | null): string | null => (given === null ? null : resolve(given));

function readFlags(args: readonly string[], wrong: string[]): Record<string, string> {
  const flags: Record<string, string> = {};
  for (let index = 0; index < args.length; index += 1) {
    const [flag = '', inline] = (args[index] ?? '').split(/=(.*)/s, 2);
    const name = FLAGS[flag];
    if (name === undefined) {
      wrong.push(`${flag} is not known; known are ${Object.keys(FLAGS).join(' and ')}`);
      continue;
    }
    const value = inline ?? args[(index += 1)];
    if (value === undefined || value === '') wrong.push(`${flag} needs a value`);
    else flags[name] = value;
  }
  return flags;
}

type Reader = ReturnType<typeof readerOf>;

/** Reads single settings; what is wrong with one is added to `wrong`. */
function readerOf(given: Environment, wrong: string[]) {
  const text = (name: string): string | null => given[name]?.trim() || null;
  const url = (name: string, schemes: readonly string[]): string | null => {
    const value = text(name);
    const isRight = value !== null && schemes.some((scheme) => value.startsWith(`${scheme}://`));
    if (value !== null && !(isRight && URL.canParse(value))) {
      wrong.push(`${name} must be a URL that begins with ${schemes.join(':// or ')}://`);
    }
    return value;
  };
  return {
    text,
    url,
    /** An address without a path: pages link to each other from the root. */
    origin: (name: string): string | null => {
      const value = url(name, WEB);
      if (value === null || !URL.canParse(value)) return null;
      const { origin, href } = new URL(value);
      if (href !== `${origin}/`) wrong.push(`${name} must not have a path`);
      return origin;
    },
    number: (
      name: string,
      {
        standard,
        min,
        max,
      }: { readonly standard: number; readonly min: number; readonly max: number },
    ): number => {
      const value = text(name) ?? String(standard);
      const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
      if (number < min || number > max) {
        wrong.push(`${name} must be a whole number from ${min} to ${max}`);
      }
      return number;
    },
    oneOf: (name: string, values: readonly string[], standard: string): string => {
      const value = text(name) ?? standard;
      if (!values.includes(value)) wrong.push(`${name} must be one of ${values.join(', ')}`);
      return value;
    },
  };
}

function readPlatform(read: Reader, wrong: string[]): Configuration['platform'] {
  const given = {
    LGSP_URL: read.url('LGSP_URL', WEB),
    LGSP_CLIENT_ID: read.text('LGSP_CLIENT_ID'),
    LGSP_CLIENT_SECRET: read.text('LGSP_CLIENT_SECRET'),
    DVCQG_USERNAME: read.text('DVCQG_USERNAME'),
    DVCQG_PASSWORD: read.text('DVCQG_PASSWORD'),
    DVCQG_DSTCODE: read.text('DVCQG_DSTCODE'),
    DVCQG_UNIT: read.text('DVCQG_UNIT'),
  };
  const routes = readRoutes(read.text('LGSP_ROUTES'), wrong);
  const insurance = readInsurance(read, wrong);
  const payment = readPayment(read, wrong);
  const post = readPostAccount(read, wrong);
  const axis = readAxisAccount(read, wrong);
  const population = readPopulationAccount(read, wrong);
  if (Object.values(given).every((value) => value === null)) {
    if (routes !== null) wrong.push('LGSP_URL is needed with LGSP_ROUTES');
    if (population !== null) wrong.push('LGSP_URL is needed with CSDLDC_CHANNEL');
    if (insurance !== null) wrong.push('LGSP_URL is needed with BHYT_USERNAME');
    if (payment !== null) wrong.push('LGSP_URL is needed with PAYMENT_PARTNER');
    if (post !== null) wrong.push('LGSP_URL is needed with VNPOST_CUSTOMER');
    if (axis !== null) wrong.push('LGSP_URL is needed with VXP_ORGAN_ID');
    return null;
  }
  nameMissing(given, wrong);
  return {
    url: (given.LGSP_URL ?? '').replace(/\/$/, ''),
    clientId: given.LGSP_CLIENT_ID ?? '',
    clientSecret: given.LGSP_CLIENT_SECRET ?? '',
    routes,
    population,
    insurance,
    payment,
    post,
    axis,
    portal: {
      username: given.DVCQG_USERNAME ?? '',
      password: given.DVCQG_PASSWORD ?? '',
      destination: given.DVCQG_DSTCODE ?? '',
      unit: given.DVCQG_UNIT ?? '',
    },
  };
}

/** `hotich,bhxh=https://…`: the services that are open, some at an address of their own. */
function readRoutes(text: string | null, wrong: string[]): PlatformAccount['routes'] {
  if (text === null) return null;
  const routes: Record<string, string | null> = {};
  for (const part of text.split(',')) {
    const [name = '', address] = part.trim().split(/=(.*)/s, 2);
    if (!SERVICE_NAMES.includes(name)) {
      wrong.push(`LGSP_ROUTES names ${name || 'nothing'}; known are ${SERVICE_NAMES.join(', ')}`);
    } else if (address !== undefined && !/^https?:\/\//.test(address)) {
      wrong.push(`LGSP_ROUTES: the address of ${name} must begin with http:// or https://`);
    } else routes[name] = address?.replace(/\/$/, '') ?? null;
  }
  return routes;
}

function readInsurance(read: Reader, wrong: string[]): PlatformAccount['insurance'] {
  const given = {
    BHYT_USERNAME: read.text('BHYT_USERNAME'),
    BHYT_PASSWORD: read.text('BHYT_PASSWORD'),
    BHYT_OFFICER_NAME: read.text('BHYT_OFFICER_NAME'),
    BHYT_OFFICER_NUMBER: read.text('BHYT_OFFICER_NUMBER'),
  };
  if (Object.values(given).every((value) => value === null)) return null;
  nameMissing(given, wrong);
  return {
    username: given.BHYT_USERNAME ?? '',
    password: given.BHYT_PASSWORD ?? '',
    officer: { name: given.BHYT_OFFICER_NAME ?? '', number: given.BHYT_OFFICER_NUMBER ?? '' },
  };
}

function readIdentity(
  read: Reader,
  wrong: string[],
  whose: '' | 'CITIZEN_',
): Configuration['identity'] {
  const issuer = read.url(`${whose}OIDC_ISSUER_URL`, WEB);
  const clientId = read.text(`${whose}OIDC_CLIENT_ID`);
  const clientSecret = read.text(`${whose}OIDC_CLIENT_SECRET`);
  if (issuer === null && clientId === null && clientSecret === null) return null;
  const together = {
    [`${whose}OIDC_ISSUER_URL`]: issuer,
    [`${whose}OIDC_CLIENT_ID`]: clientId,
    [`${whose}OIDC_CLIENT_SECRET`]: clientSecret,
  };
  nameMissing(together, wrong);
  return { issuer: issuer ?? '', clientId: clientId ?? '', clientSecret: clientSecret ?? '' };
}
