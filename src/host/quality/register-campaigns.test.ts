import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { linkSides, settingsOf } from '#host/quality/link-sides.ts';
import { openSource } from '#host/quality/open-source.ts';
import type { CampaignKind, CampaignSource } from '#quality/campaign.ts';
import type { CaseClass } from '#quality/case-class.ts';
import { connectRegistries } from '#registries/connect.ts';
import { createCampaign } from '#store/quality-campaigns.ts';
import { readRecordsById } from '#store/quality-records.ts';
import { orderRun, readRuns } from '#store/quality-runs.ts';
import { HOA, START } from '#test/support/campaign-world.ts';
import { accountAt, systemNow } from '#test/support/exchange-fixture.ts';
import { runSimulators } from '#test/support/simulators.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';
import { correctRecord } from '#worker/quality/correct-record.ts';
import { qualityContext } from '#worker/quality/quality-context.ts';
import { runCampaigns } from '#worker/quality/run-campaign.ts';

/** Each campaign that ships, from the registers behind the platform to its cases. */

const simulators = await runSimulators();
const registries = connectRegistries(accountAt(simulators), () => async () => {}, systemNow);
const directory = mkdtempSync(join(tmpdir(), 'register-campaigns-'));
let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const content = {
  open: () => assert.fail('no campaign here reads a file'),
  has: () => Promise.resolve(false),
};

async function runOnce(campaignId: string): Promise<void> {
  await orderRun(store.pool, campaignId, HOA, START);
  await runCampaigns(
    {
      pool: store.pool,
      now: () => START,
      log: pino({ level: 'silent' }),
      openSource: (source, from) => openSource({ content, registries, directory }, source, from),
      link: (order) => linkSides({ pool: store.pool, directory }, order),
      thresholdsOf: (campaign) => settingsOf(campaign).thresholds,
    },
    new AbortController().signal,
  );
  const [run] = await readRuns(store.pool, campaignId);
  assert.equal(run?.state, 'done', run?.fault ?? '');
}

async function campaignOf(kind: CampaignKind, left: CampaignSource): Promise<string> {
  const campaignId = randomUUID();
  const right = { kind: 'register', register: 'national-population' } as const;
  const campaign = { campaignId, kind, name: kind, left, right, settings: null, fourEyes: [] };
  await createCampaign(store.pool, campaign, HOA, START);
  await runOnce(campaignId);
  return campaignId;
}

interface CaseRow {
  readonly leftId: string;
  readonly rightId: string | null;
  readonly class: CaseClass;
  readonly outcome: string | null;
}

async function casesOf(campaignId: string): Promise<readonly CaseRow[]> {
  const { rows } = await store.pool.query<CaseRow>(
    `select left_id as "leftId", right_id as "rightId", class, outcome from quality_case
      where campaign_id = $1 order by left_id`,
    [campaignId],
  );
  return rows;
}

const CLEANED = [
  ['civil-status', { kind: 'register', register: 'civil-status' }, 'wrong-basics'],
  ['social-insurance', { kind: 'register', register: 'social-insurance' }, 'wrong-basics'],
  ['vaccination', { kind: 'register', register: 'vaccination' }, 'missing-number'],
] as const;

for (const [kind, source, expected] of CLEANED) {
  test(`${kind}: what differs is a case, and one that is corrected is found to agree`, async () => {
    const campaignId = await campaignOf(kind, source);
    const cases = await casesOf(campaignId);
    const one = cases.find((row) => row.class === expected && row.rightId !== null);
    assert.ok(one?.rightId, `no ${expected} among ${cases.length} cases`);
    const side = { campaignId, side: 'right' } as const;
    const person = (await readRecordsById(store.pool, side, [one.rightId])).get(
      one.rightId,
    )?.record;
    assert.ok(person !== undefined && person.sex !== null);
    const { name, birthDate, sex, identityNumber } = person;
    const right = { name, birthDate, sex, identityNumber };
    const correction = { key: `${kind} 1`, id: one.leftId, right };
    const told = await correctRecord(registries, kind, correction, qualityContext(null));
    assert.deepEqual(told, { ok: true, value: null });
    await runOnce(campaignId);
    const later = await casesOf(campaignId);
    assert.equal(later.length, cases.length, 'nothing else became a case');
    assert.equal(later.find(({ leftId }) => leftId === one.leftId)?.outcome, 'vanished');
    assert.equal(later.filter(({ outcome }) => outcome !== null).length, 1);
  });
}

test('pupils-card: whoever has no card, or nobody knows, is a case', async () => {
  const source = { kind: 'register', register: 'education', schoolYear: '2021-2022' } as const;
  const cases = await casesOf(await campaignOf('pupils-card', source));
  const classes = new Set(cases.map((row) => row.class));
  assert.ok(classes.has('no-card') || classes.has('missing-number'), [...classes].join());
});
