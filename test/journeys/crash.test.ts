import { strict as assert } from 'node:assert';
import { randomUUIDv7 } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createPool } from '#store/connection.ts';
import { verifyChain } from '#store/verify-chain.ts';
import { submitBirthReceipt } from '#test/support/birth-receipt.ts';
import { type RunningSystem, startSystem } from '#test/support/running-system.ts';
import {
  communeCounters,
  databaseUrlOf,
  signInStaff,
  type StaffSession,
} from '#test/support/staff-session.ts';

/** Officers at work, a few of them at each desk, so that batches and serials are shared. */
const OFFICERS = 48;
const DESKS = 8;
const ROUNDS = 3;
/** Receipts acknowledged in a round before the server is killed. */
const LOAD = 150;

let system: RunningSystem;
after(() => system.stop());

/** Sends a receipt; null where the server died over it, else where the browser was sent. */
async function submit(officer: StaffSession, dossierId: string): Promise<string | null> {
  const answer = await submitBirthReceipt(system.url, officer, dossierId).catch(() => null);
  if (answer === null || answer.status === 503) return null;
  assert.equal(answer.status, 303);
  return answer.headers.get('location');
}

test('killed again and again under load: nothing acknowledged is lost, nothing is done twice', async () => {
  system = await startSystem(0);
  const acknowledged: string[] = [];
  const unanswered: { readonly dossierId: string; readonly desk: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const database = new pg.Client({ connectionString: databaseUrlOf(system.dataDir) });
    await database.connect();
    const counters = await communeCounters(database, DESKS);
    const sessions: StaffSession[] = [];
    for (const { subject } of counters) {
      sessions.push(await signInStaff(database, system.dataDir, subject));
    }
    await database.end();
    const sessionAt = (desk: number) => sessions[desk] ?? assert.fail(`no desk ${desk}`);
    // What was not answered before the crash is sent again from the same desk.
    for (const { dossierId, desk } of unanswered.splice(0)) {
      const place = await submit(sessionAt(desk), dossierId);
      assert.ok(place?.includes(dossierId), 'the same dossier, made now or before');
      acknowledged.push(dossierId);
    }
    const working = Array.from({ length: OFFICERS }, async (_, index) => {
      const desk = index % DESKS;
      for (;;) {
        const dossierId = randomUUIDv7();
        if ((await submit(sessionAt(desk), dossierId)) === null) {
          unanswered.push({ dossierId, desk });
          return;
        }
        acknowledged.push(dossierId);
      }
    });
    // Long enough for a real load on a slow machine too.
    const before = acknowledged.length;
    for (let waited = 0; waited < 100 && acknowledged.length < before + LOAD; waited += 1) {
      await pause(100);
    }
    await system.kill();
    await Promise.all(working);
    system = await startSystem(0, system.dataDir);
  }

  assert.ok(acknowledged.length > 300, `a real load: ${acknowledged.length}`);
  assert.ok(unanswered.length > 0, 'the server died over some');
  const database = createPool({
    url: databaseUrlOf(system.dataDir),
    role: null,
    max: 1,
    applicationName: 'test',
    onFault: () => undefined,
  });
  try {
    const { rows: lost } = await database.query(
      `select wanted from unnest($1::uuid[]) as wanted
        where not exists (select from dossier where dossier_id = wanted)
          or (select count(*) from event where dossier_id = wanted and type = 'received') <> 1
          or (select count(*) from audit where dossier_id = wanted and act = 'received') <> 1
          or (select count(*) from event where dossier_id = wanted and type <> 'received')
            > (select count(*) from event where dossier_id = wanted and type = 'identity-checked')
          or (select count(*) from event where dossier_id = wanted) > 2`,
      [acknowledged],
    );
    assert.deepEqual(lost, []);
    const { rows: days } = await database.query(
      `select handler, count(*)::int as dossiers, count(distinct code)::int as codes,
          max(split_part(code, '-', 3)::int) as highest,
          (select last from daily_serial where agency = handler) as last
        from dossier group by handler`,
    );
    assert.ok(days.length === DESKS);
    for (const { dossiers, codes, highest, last } of days) {
      assert.deepEqual([codes, highest, last], [dossiers, dossiers, dossiers]);
    }
    const { broken } = await verifyChain(database, () => undefined);
    assert.equal(broken, null);
  } finally {
    await database.end();
  }
});
