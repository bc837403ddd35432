import { strict as assert } from 'node:assert';
import { randomUUIDv7 } from 'node:crypto';
import { after, test } from 'node:test';
import pg from 'pg';
import { BIRTH_RECEIPT, submitBirthReceipt } from '#test/support/birth-receipt.ts';
import { startSystem } from '#test/support/running-system.ts';
import { communeCounters, databaseUrlOf, signInStaff } from '#test/support/staff-session.ts';

const TOKEN = 'ma-cua-cong-du-lieu-quoc-gia';
const system = await startSystem(0, undefined, { USAGE_TOKEN: TOKEN });
const database = new pg.Client({ connectionString: databaseUrlOf(system.dataDir) });
await database.connect();
after(async () => {
  await database.end();
  await system.stop();
});

const NUMBER = BIRTH_RECEIPT.applicantIdentity;
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${system.url}/v2/${path}`, {
    headers: { authorization: `Bearer ${TOKEN}`, 'x-road-userid': `VN${NUMBER}`, ...headers },
  });

interface Found {
  readonly totalUsages: number;
  readonly usages: readonly Readonly<Record<string, string>>[];
}

test('a national collector learns who used whose data, and nobody else does', async () => {
  const [desk] = await communeCounters(database, 1);
  const officer = await signInStaff(database, system.dataDir, desk?.subject ?? '');
  const dossierId = randomUUIDv7();
  await submitBirthReceipt(system.url, officer, dossierId);
  await fetch(`${system.url}/can-bo/ho-so/${dossierId}`, { headers: { cookie: officer.cookie } });

  for (const path of ['findUsage', 'usage']) {
    const answer = await ask(`${path}?userCode=VN${NUMBER}&limit=500`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { totalUsages, usages } = (await answer.json()) as Found;
    assert.equal(totalUsages, usages.length);
    const read = usages.find(({ action }) => action === 'Xem hồ sơ');
    assert.match(read?.['receiverName'] ?? '', /^Cán bộ một cửa, Bộ phận/);
    assert.equal(read?.['receiverCode'], desk?.agency);
    assert.ok(Math.abs(Date.parse(read?.['logtime'] ?? '') - Date.now()) < 60_000);
    assert.doesNotMatch(JSON.stringify(usages), new RegExp(NUMBER));
  }
  const none = (await (await ask('findUsage?userCode=091085000001')).json()) as Found;
  assert.deepEqual(none, { totalUsages: 0, usages: [] });
  const past = `findUsage?userCode=${NUMBER}&periodEnd=2021-01-31T10:20:30`;
  assert.equal(((await (await ask(past)).json()) as Found).totalUsages, 0);

  for (const wrong of [
    '',
    '?userCode=12',
    `?userCode=${NUMBER}&periodStart=hom-qua`,
    `?userCode=${NUMBER}&limit=x`,
  ]) {
    assert.equal((await ask(`findUsage${wrong}`)).status, 400, wrong);
  }
  assert.equal(
    (await ask(`findUsage?userCode=${NUMBER}`, { authorization: 'Bearer sai' })).status,
    401,
  );
  assert.deepEqual(await (await ask('heartbeat')).json(), { status: 'OK' });
  const period = (await (await ask('usagePeriod')).json()) as { readonly periodStart: string };
  assert.ok(Date.parse(period.periodStart) <= Date.now());
});
