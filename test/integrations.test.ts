import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PARTIES, type Party } from '#dossier/deliveries.ts';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import { type ContractData, simulatedContractData } from './support/contract-data.ts';
import { NO_CONTROL } from './support/contract-target.ts';
import { accountAt } from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';

/** All of them but ourselves: who keeps legs together, and who makes signed documents. */
const OUTSIDE = PARTIES.filter((party) => party !== 'legs' && party !== 'signing');

const ROOT = join(import.meta.dirname, '..');
const PAGES = join(ROOT, 'docs/integrations');
const pageOf = (system: string): string => readFileSync(join(PAGES, `${system}.md`), 'utf8');

/** Name of a party's page: the post's is that of its company. */
const pageNameOf = (party: string): string => (party === 'postal' ? 'vnpost' : party);

/** Folder of a party's contract test: the ways to applicants are held to one that they share. */
const contractFolder = (party: Party): string => (isNoticeChannel(party) ? 'messages' : party);

const filesOf = (folder: string): readonly string[] => {
  const path = join(ROOT, 'src/registries', folder);
  return existsSync(path) ? readdirSync(path) : [];
};

test('every party has its adapter, simulator, contract test and page', () => {
  const missing = OUTSIDE.flatMap((party) => {
    const files = filesOf(party);
    const isHeld = filesOf(contractFolder(party)).some((file) => file.endsWith('contract.test.ts'));
    return [
      ...['adapter.ts', 'simulator.ts'].filter((file) => !files.includes(file)),
      ...(isHeld ? [] : ['contract.test.ts']),
      ...(existsSync(join(PAGES, `${pageNameOf(party)}.md`)) ? [] : ['page']),
    ].map((what) => `${party}: ${what}`);
  });
  assert.deepEqual(missing, []);
});

test('the index names every page, and every page tells protocol and configuration, and what is open', () => {
  const index = pageOf('README');
  const pages = readdirSync(PAGES).filter((name) => name.endsWith('.md') && name !== 'README.md');
  assert.deepEqual(
    pages.filter((name) => !index.includes(`(${name})`)),
    [],
  );
  for (const party of [...OUTSIDE, 'lgsp']) {
    const page = pageOf(pageNameOf(party));
    assert.match(page, /^## Protocol/m, party);
    assert.match(page, /^## Configuration$/m, party);
    if (!isNoticeChannel(party)) {
      assert.match(page, /^## .*([Ff]aults?\b|fails)/m, party);
      assert.match(page, /^## To be confirmed/m, party);
    }
  }
});

/** Runs contract suites as whoever has a real test system does: pointed at it by settings alone. */
function runSuites(
  systems: readonly string[],
  known: Partial<ContractData>,
  settings: Readonly<Record<string, string>>,
): string {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-contract-'));
  const data = join(directory, 'known.json');
  writeFileSync(data, JSON.stringify(known));
  const suites = systems.map((system) => join(ROOT, 'src/registries', system, 'contract.test.ts'));
  const prefixed = Object.entries(settings).map(([name, value]) => [`CONTRACT_${name}`, value]);
  const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...suites], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      CONTRACT_DATA: data,
      ...Object.fromEntries(prefixed),
    },
  });
  rmSync(directory, { recursive: true });
  assert.equal(run.status, 0, run.stdout);
  return run.stdout;
}

/** Holds a report to tests that passed, and to others that were skipped and say why. */
function assertReport(
  report: string,
  passed: readonly string[],
  skipped: readonly (readonly [name: string, why: string])[],
): void {
  for (const name of passed) assert.ok(report.includes(`✔ ${name} (`), `${name}\n${report}`);
  const lines = report.split('\n');
  for (const [name, why] of skipped) {
    const line = lines.find((text) => text.startsWith(`﹣ ${name} (`));
    assert.ok(line?.endsWith(`# ${why}`), `${name}\n${report}`);
  }
}

const simulators = await runSimulators();
const ACCOUNT = accountAt(simulators);
/** Where the platform is, and our account there. */
const PLATFORM = {
  LGSP_URL: simulators.url,
  LGSP_CLIENT_ID: simulators.clientId,
  LGSP_CLIENT_SECRET: simulators.clientSecret,
  DVCQG_USERNAME: 'x',
  DVCQG_PASSWORD: 'x',
  DVCQG_DSTCODE: 'x',
  DVCQG_UNIT: 'TINH-KHAC',
};

test('a contract suite can be pointed at another system by settings alone; what it cannot order it skips by name', async () => {
  const { insured: _, paid: __, ...known } = simulatedContractData(simulators.people);
  const home = { ...known.parcel.home, phone: '0977000111' };
  const { payment, post } = ACCOUNT;
  assert.ok(payment !== null && post !== null);
  const report = runSuites(
    ['social-insurance', 'vaccination', 'postal', 'payment', 'interlinking'],
    { ...known, parcel: { ...known.parcel, home } },
    {
      ...PLATFORM,
      LGSP_ROUTES: 'bhxh,vnpost,thanhtoan,dvclt',
      VNPOST_CUSTOMER: 'TINH-KHAC',
      VNPOST_USERNAME: post.username,
      VNPOST_PASSWORD: post.password,
      PAYMENT_PARTNER: payment.partner,
      PAYMENT_SECRET: payment.secret,
      PAYMENT_BANK: payment.bank,
      PAYMENT_ACCOUNT: payment.account,
      PAYMENT_ACCOUNT_NAME: payment.accountName,
      PAYMENT_IP: payment.ip,
    },
  );
  assertReport(
    report,
    [
      'a case that is sent twice is one case',
      'a result and papers are ordered, cancelled, and known',
      'an account that the post does not know is an outage; no secret is kept',
      'a payment awaits money from its start, which may be repeated',
      'statuses that are told are held, and found again in their order',
      'out of order is told apart from other refusals; so is a repeat',
    ],
    [
      ['somebody is found by code, with their household', 'CONTRACT_DATA has no insured'],
      [
        'a payment that was paid is told with its money, and has a bill',
        'CONTRACT_DATA has no paid',
      ],
      ['the feed of all orders is read on page by page', NO_CONTROL],
      ['a payment goes from its start to its bill', NO_CONTROL],
      ['a status is told with who did what when', NO_CONTROL],
    ],
  );
  assert.match(report, /# vaccination is not routed/);
  const parcels = await simulators.parcels();
  assert.ok(parcels.length > 0, 'it was these simulators that were told');
  for (const { code, message } of parcels) {
    assert.equal(code, 'GL-80', 'no parcel is left for a postman');
    assert.equal(message['CustomerCode'], 'TINH-KHAC');
    assert.ok([message['SenderTel'], message['ReceiverTel']].includes(home.phone));
  }
  assert.ok(Object.keys(await simulators.payments()).length > 0);
  assert.ok(Object.keys(await simulators.interlinked()).length > 0);
});

/** Services that the simulated portal was called for so far, each once, in the order of their names. */
async function servicesOfPortal(): Promise<readonly string[]> {
  const calls = (await simulators.received('national-portal'))
    .filter(({ path }) => path === 'dvcqg/call')
    .map(({ body }) => JSON.parse(body) as { readonly madonvi: string; readonly service: string });
  assert.ok(calls.every(({ madonvi }) => madonvi === PLATFORM.DVCQG_UNIT));
  return [...new Set(calls.map(({ service }) => service))].toSorted();
}

test("the portal's lists are asked for, a notice where one is named; nothing is told or taken there", async () => {
  const { promotion, ...known } = simulatedContractData(simulators.people);
  const own = { ...promotion, taxCode: '1700000123' };
  const code = await simulators.filePromotion({ MaSoThue: own.taxCode });
  const settings = { ...PLATFORM, LGSP_ROUTES: 'dvcqg' };
  const lists = [
    'the list of procedures has one that is known',
    'a procedure is told with ways of filing, times, papers, results and law',
    'a procedure that the portal does not have is none, and no fault',
    'an agency is told with its level',
    'a field is told with its sector',
  ];
  const reading = 'a notice that is read goes on waiting';
  assertReport(runSuites(['national-portal'], known, settings), lists, [
    [reading, 'CONTRACT_DATA has no promotion'],
    ['a notice waits until it is acknowledged; it may be acknowledged twice', NO_CONTROL],
    ['a slow answer is given up after the time that was asked for', NO_CONTROL],
  ]);
  const ofLists = ['LayDanhMucCoQuan', 'LayDanhMucLinhVuc', 'LayDanhSachTTHC', 'LayThuTuc'];
  assert.deepEqual(await servicesOfPortal(), ofLists);
  const withNotice = { ...known, promotion: { ...own, code } };
  assertReport(runSuites(['national-portal'], withNotice, settings), [...lists, reading], []);
  assert.deepEqual(
    await servicesOfPortal(),
    [...ofLists, 'LayDanhSachHoSoKM', 'LayHoSoKM'].toSorted(),
  );
});

test('notices can be tried without a platform; nobody is sent one but who was named', async () => {
  const { mail, zalo } = simulators.notices;
  assert.ok(mail !== null && zalo !== null);
  const recipients = { mail: 'kiem-thu@vidu.vn', phone: '0977000222' };
  const report = runSuites(
    ['messages'],
    { recipients, nobodyAt: { mail: 'khong-co-ai@vidu.vn' } },
    {
      SMTP_URL: mail.url,
      MAIL_FROM: mail.from,
      ZALO_URL: zalo.url,
      ZALO_TOKEN: zalo.token,
      ZALO_OA: zalo.officialAccount,
      ZALO_TEMPLATE: zalo.template,
    },
  );
  const sending = 'a message is taken and, where one can ask, known by its key; no secret is kept';
  const nobody = 'an address at which nobody is is an end, not a fault';
  assertReport(
    report,
    [`mail: ${sending}`, `mail: ${nobody}`, `zalo: ${sending}`],
    [
      [`sms: ${sending}`, 'sms is not configured'],
      [`zalo: ${nobody}`, 'CONTRACT_DATA has no nobodyAt.phone'],
      ['a phone that stays switched off is an end too', NO_CONTROL],
    ],
  );
  const sent = (await simulators.mailbox()).map(({ channel, to }) => `${channel} ${to}`);
  assert.deepEqual(sent.toSorted(), [`mail ${recipients.mail}`, `zalo ${recipients.phone}`]);
});
