import { strict as assert } from 'node:assert';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { type Configuration, readConfiguration } from '#host/config.ts';

const SECRET = 'x'.repeat(32);
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db/mot_cua',
  PUBLIC_URL: 'https://motcua.example',
  OIDC_ISSUER_URL: 'https://id.example/realm',
  OIDC_CLIENT_ID: 'mot-cua',
  OIDC_CLIENT_SECRET: 'secret',
  SESSION_SECRET: SECRET,
};

function configured(args: readonly string[], environment: Record<string, string>): Configuration {
  const read = readConfiguration(args, environment);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

function wrongWith(args: readonly string[], environment: Record<string, string>): string {
  const read = readConfiguration(args, environment);
  assert.ok(!read.ok);
  return read.error.join('\n');
}

test('without any setting the bundled system runs for this machine alone', () => {
  assert.deepEqual(configured([], {}), {
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    localesDir: null,
    publicUrl: 'http://localhost:3000',
    databaseUrl: null,
    databaseUrlRead: null,
    platform: null,
    transferAccount: null,
    notices: { mail: null, sms: null, zalo: null },
    identity: null,
    citizenIdentity: null,
    clamd: null,
    signing: { directory: resolve('.data/signing'), keys: { kind: 'development' } },
    vaccinePass: { directory: resolve('.data/vaccine-pass'), key: { kind: 'development' } },
    storageKeys: null,
    objectStore: null,
    retentionRules: null,
    sessionSecret: null,
    webProcesses: 1,
    workers: 1,
    trustProxy: false,
    logLevel: 'info',
    reconcileNightly: true,
    demoDossiers: 2000,
    storeClients: [],
    observation: {
      metricsToken: null,
      usageToken: null,
      namesToken: null,
      otlpEndpoint: null,
      alarmLimits: { standard: 30, of: {} },
      exchangeLogMonths: 24,
    },
  });
});

test('flags stand before the environment, and the address follows the port', () => {
  const both = configured(['--port', '4000', '--data-dir=/tmp/x'], { PORT: '5000' });
  assert.deepEqual([both.port, both.dataDir], [4000, '/tmp/x']);
  assert.equal(both.publicUrl, 'http://localhost:4000');
  assert.equal(configured([], { PORT: '5000', DATA_DIR: '  ' }).port, 5000);
});

test('production takes what is complete', () => {
  const { identity, publicUrl } = configured([], { ...PRODUCTION, PUBLIC_URL: 'https://a.vn/' });
  assert.equal(identity?.issuer, 'https://id.example/realm');
  assert.equal(publicUrl, 'https://a.vn');
});

test('everything that is wrong is named at once', () => {
  const wrong = wrongWith(['--prot', '1', '--port', '0'], {
    LOG_LEVEL: 'loud',
    DEMO_DOSSIERS: '1e3',
    TRUST_PROXY: 'yes',
    DATABASE_URL: 'mysql://x',
    PUBLIC_URL: 'https://a.vn/mot-cua',
    SESSION_SECRET: 'short',
  });
  const named = ['--prot is not known', 'PORT', 'LOG_LEVEL', 'DEMO_DOSSIERS', 'TRUST_PROXY'];
  const more = ['DATABASE_URL must', 'PUBLIC_URL must not have a path', 'SESSION_SECRET'];
  for (const name of [...named, ...more]) assert.ok(wrong.includes(name), `${name}: ${wrong}`);
});

test('no default stands for a secret in production, and nothing goes in the clear', () => {
  for (const name of ['DATABASE_URL', 'OIDC_CLIENT_SECRET', 'SESSION_SECRET']) {
    assert.match(wrongWith([], { ...PRODUCTION, [name]: '' }), new RegExp(`${name} is needed`));
  }
  for (const name of ['PUBLIC_URL', 'OIDC_ISSUER_URL']) {
    const wrong = wrongWith([], { ...PRODUCTION, [name]: 'http://plain.example' });
    assert.match(wrong, new RegExp(`${name} must begin with https`));
  }
  const bare = wrongWith([], { NODE_ENV: 'production' });
  for (const name of ['DATABASE_URL', 'OIDC_ISSUER_URL', 'SESSION_SECRET', 'PUBLIC_URL']) {
    assert.ok(bare.includes(name), bare);
  }
});

test('what belongs together comes together', () => {
  assert.match(
    wrongWith([], { OIDC_CLIENT_ID: 'a' }),
    /OIDC_ISSUER_URL is needed with OIDC_CLIENT_ID/,
  );
  assert.match(wrongWith([], { DATABASE_URL_READ: 'postgres://r/x' }), /DATABASE_URL is needed/);
  assert.match(wrongWith([], { VNPOST_USERNAME: 'a' }), /VNPOST_CUSTOMER is needed with VNPOST/);
  const post = { VNPOST_CUSTOMER: 'a', VNPOST_USERNAME: 'b', VNPOST_PASSWORD: 'c' };
  assert.match(wrongWith([], post), /LGSP_URL is needed with VNPOST_CUSTOMER/);
  assert.match(wrongWith(['--port'], {}), /--port needs a value/);
  const half = wrongWith([], { SMTP_URL: 'smtp://m', SMS_TOKEN: 'a', ZALO_OA: '1' });
  for (const name of ['MAIL_FROM', 'SMS_URL', 'SMS_SENDER', 'ZALO_URL', 'ZALO_TEMPLATE']) {
    assert.match(half, new RegExp(`${name} is needed with`));
  }
  assert.match(
    wrongWith([], { SMTP_URL: 'https://m', MAIL_FROM: 'nobody' }),
    /SMTP_URL must be[^]*MAIL_FROM must be/,
  );
});

test('each way to applicants is configured by itself', () => {
  const MAIL_FROM = 'Một cửa <mot-cua@vidu.vn>';
  const { notices } = configured([], { SMTP_URL: 'smtps://u:p@mail.vn', MAIL_FROM });
  const mail = { url: 'smtps://u:p@mail.vn', from: MAIL_FROM };
  assert.deepEqual(notices, { mail, sms: null, zalo: null });
});

const PAYMENT = {
  PAYMENT_PARTNER: 'KIENGIANG',
  PAYMENT_SECRET: 'bi-mat',
  PAYMENT_BANK: 'VCB',
  PAYMENT_ACCOUNT: '0071000000000',
  PAYMENT_ACCOUNT_NAME: 'KHO BAC NHA NUOC',
  PAYMENT_IP: '10.0.0.1',
};

test('the payment platform wants its whole account and the integration platform', () => {
  assert.match(wrongWith([], PAYMENT), /LGSP_URL is needed with PAYMENT_PARTNER/);
  const wrong = wrongWith([], { ...PAYMENT, PAYMENT_SECRET: '' });
  assert.match(wrong, /PAYMENT_SECRET is needed with PAYMENT_PARTNER/);
});

test('the account of transfers is one that a VietQR code can hold', () => {
  const account = { VIETQR_BIN: '970403', VIETQR_ACCOUNT: '0011012345678', VIETQR_NAME: 'KBNN' };
  assert.deepEqual(configured([], account).transferAccount, {
    bin: '970403',
    account: '0011012345678',
    name: 'KBNN',
    isSimulated: false,
  });
  assert.match(wrongWith([], { ...account, VIETQR_NAME: '' }), /VIETQR_NAME is needed/);
  const wrong = wrongWith([], { ...account, VIETQR_BIN: '97', VIETQR_ACCOUNT: 'a b' });
  assert.match(wrong, /VIETQR_BIN must have six digits[\s\S]*VIETQR_ACCOUNT must have/);
});

test('how it is watched: limits of alarms by system, a log of three months at least, a long token', () => {
  const { observation } = configured([], {
    EXCHANGE_ALARM_MINUTES: '45, civil-status=240',
    EXCHANGE_LOG_MONTHS: '3',
    METRICS_TOKEN: 'x'.repeat(16),
  });
  assert.deepEqual(observation.alarmLimits, { standard: 45, of: { 'civil-status': 240 } });
  assert.equal(observation.exchangeLogMonths, 3);
  const wrong = wrongWith([], {
    EXCHANGE_ALARM_MINUTES: 'hotich=5',
    EXCHANGE_LOG_MONTHS: '2',
    METRICS_TOKEN: 'short',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
  });
  for (const name of ['ALARM_MINUTES: hotich=5', 'LOG_MONTHS', 'METRICS_TOKEN', 'ENDPOINT']) {
    assert.match(wrong, new RegExp(name));
  }
});

test('ClamAV is found by the path of its socket, or by host and port', () => {
  const at = (CLAMD: string) => configured([], { CLAMD }).clamd;
  assert.deepEqual(at('/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' });
  assert.deepEqual(at('clamav.so.tinh.vn:3310'), { host: 'clamav.so.tinh.vn', port: 3310 });
  assert.deepEqual(at('[::1]:3310'), { host: '::1', port: 3310 });
  for (const CLAMD of ['clamd.ctl', 'host:0', 'host:65536', 'host:', ':3310', 'a/b:3310']) {
    assert.match(wrongWith([], { CLAMD }), /CLAMD must be the path of a socket/, CLAMD);
  }
});

test('results are signed by keys in files or at a service; development makes its own', () => {
  const own = {
    OIDC_ISSUER_URL: 'https://id.tinh.vn',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
  };
  const keysOf = (environment: Record<string, string>) => configured([], environment).signing.keys;
  assert.deepEqual(keysOf(own), { kind: 'none' }, 'a real system invents no keys');
  assert.deepEqual(keysOf({ ...own, SIGNING_PASSPHRASE: 'bi mat' }), {
    kind: 'files',
    passphrase: 'bi mat',
  });
  const service = { CSC_URL: 'https://ky.vn/', CSC_CLIENT_ID: 'a', CSC_CLIENT_SECRET: 'b' };
  assert.deepEqual(keysOf(service), {
    kind: 'service',
    account: { url: 'https://ky.vn', clientId: 'a', clientSecret: 'b' },
  });
  assert.equal(configured([], { SIGNING_DIR: '/etc/ky' }).signing.directory, '/etc/ky');
  assert.match(wrongWith([], { CSC_URL: 'https://ky.vn' }), /CSC_CLIENT_ID/);
  assert.match(wrongWith([], { SIGNING_PASSPHRASE: 'mật khẩu' }), /ASCII/);
  const both = { ...service, SIGNING_PASSPHRASE: 'x' };
  assert.match(wrongWith([], both), /SIGNING_PASSPHRASE and CSC_URL exclude each other/);
  const production = { ...service, CSC_URL: 'http://ky.vn', NODE_ENV: 'production' };
  assert.match(wrongWith([], production), /CSC_URL must begin with https: in production/);
});

test('a bucket is named whole, by an address of its own, and over https in production', () => {
  const bucket = {
    STORAGE_S3_ENDPOINT: 'http://minio:9000',
    STORAGE_S3_BUCKET: 'giay-to',
    STORAGE_S3_ACCESS_KEY: 'mot-cua',
    STORAGE_S3_SECRET_KEY: 'secret',
  };
  assert.deepEqual(configured([], bucket).objectStore, {
    endpoint: 'http://minio:9000',
    bucket: 'giay-to',
    region: 'us-east-1',
    accessKey: 'mot-cua',
    secretKey: 'secret',
  });
  const { STORAGE_S3_SECRET_KEY: _, ...without } = bucket;
  assert.match(wrongWith([], without), /STORAGE_S3_SECRET_KEY is needed/);
  assert.match(wrongWith([], { ...bucket, STORAGE_S3_BUCKET: 'Giấy tờ/1' }), /STORAGE_S3_BUCKET/);
  assert.match(wrongWith([], { STORAGE_S3_REGION: 'vn-1' }), /STORAGE_S3_ENDPOINT is needed/);
  assert.match(wrongWith([], { ...PRODUCTION, ...bucket }), /STORAGE_S3_ENDPOINT must begin with/);
});
