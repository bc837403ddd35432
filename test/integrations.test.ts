import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PARTIES, type Party } from '#dossier/deliveries.ts';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import { simulatedContractData } from './support/contract-data.ts';
import { runSimulators } from './support/simulators.ts';

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
  const missing = PARTIES.flatMap((party) => {
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
  for (const party of [...PARTIES, 'lgsp']) {
    const page = pageOf(pageNameOf(party));
    assert.match(page, /^## Protocol/m, party);
    assert.match(page, /^## Configuration$/m, party);
    if (!isNoticeChannel(party)) {
      assert.match(page, /^## .*([Ff]aults?\b|fails)/m, party);
      assert.match(page, /^## To be confirmed/m, party);
    }
  }
});

test('a contract suite can be pointed at another system by settings alone; what it cannot order it skips by name', async () => {
  const simulators = await runSimulators();
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-contract-'));
  const { insured: _, ...known } = simulatedContractData(simulators.people);
  writeFileSync(join(directory, 'known.json'), JSON.stringify(known));
  const suites = ['social-insurance', 'vaccination'].map((system) =>
    join(ROOT, 'src/registries', system, 'contract.test.ts'),
  );
  const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...suites], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      CONTRACT_LGSP_URL: simulators.url,
      CONTRACT_LGSP_CLIENT_ID: simulators.clientId,
      CONTRACT_LGSP_CLIENT_SECRET: simulators.clientSecret,
      CONTRACT_LGSP_ROUTES: 'bhxh',
      CONTRACT_DVCQG_USERNAME: 'x',
      CONTRACT_DVCQG_PASSWORD: 'x',
      CONTRACT_DVCQG_DSTCODE: 'x',
      CONTRACT_DVCQG_UNIT: 'x',
      CONTRACT_DATA: join(directory, 'known.json'),
    },
  });
  rmSync(directory, { recursive: true });
  assert.equal(run.status, 0, run.stdout);
  assert.match(run.stdout, /a case that is sent twice is one case \([\d.]+ms\)$/m);
  assert.match(run.stdout, /# faults can be ordered at a simulator only/);
  assert.match(run.stdout, /# CONTRACT_DATA has no insured/);
  assert.match(run.stdout, /# vaccination is not routed/);
});
