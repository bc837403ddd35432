import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpSchema } from './support/schema-dump.ts';
import { openTestStore, type TestStore } from './support/store-fixture.ts';

/** The tables that grow with the dossiers, each to be distributed by `dossier_id`. */
const BIG = [
  'audit',
  'delivery',
  'dossier',
  'dossier_rating',
  'event',
  'exchange_call',
  'notice',
  'outbox',
  'payment',
  'portal_notice',
  'postal_order',
  'reconciliation_finding',
  'stored_document',
];
/** Reference tables and what is no dossier's: small, so that each node may hold a copy. */
const SMALL = [
  'agency',
  'appointment',
  'assistant',
  'axis_document',
  'axis_file',
  'axis_message',
  'axis_note',
  'axis_receiver',
  'axis_unread',
  'budget_code_request',
  'calendar_day',
  'calendar_year',
  'catalogue_draft',
  'catalogue_version',
  'citizen',
  'citizen_session',
  'content_retired',
  'content_scan',
  'daily_digest',
  'daily_serial',
  'delegation',
  'document_share',
  'draft',
  'draft_code',
  'evidence_file',
  'desk_counter',
  'desk_day',
  'hamlet',
  'kiosk_device',
  'feedback',
  'feedback_event',
  'figure_day',
  'figure_delta',
  'figure_period',
  'figure_service',
  'line_state',
  'migration',
  'national_list',
  'national_procedure',
  'personal_document',
  'quality_campaign',
  'quality_case',
  'quality_correction',
  'quality_event',
  'rating_statement',
  'quality_pair',
  'quality_record',
  'quality_run',
  'queue_ticket',
  'reconciliation_run',
  'report_period',
  'report_text',
  'report_answer',
  'report_campaign',
  'report_reminder',
  'report_return',
  'session',
  'setting',
  'slot_rule',
  'pupil_invitation',
  'vaccine_pass',
  'vaccine_pass_request',
  'staff',
  'staff_move',
  'steering_body',
  'steering_decision',
  'steering_document',
  'steering_document_task',
  'steering_escalation',
  'steering_meeting',
  'steering_member',
  'steering_note',
  'steering_outreach',
  'steering_participant',
  'steering_task',
  'tracking_failure',
  'unit',
  'working_hours',
];

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

async function rowsOf<T>(sql: string): Promise<readonly T[]> {
  return (await store.ownerPool.query(sql)).rows;
}

const TABLES = `select oid, relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`;

test('every table is known here, as big or as small', async () => {
  const names = (await rowsOf<{ name: string }>(TABLES)).map(({ name }) => name);
  assert.deepEqual(names.toSorted(), [...BIG, ...SMALL].toSorted());
});

test('every table that has a dossier_id is big', async () => {
  const rows = await rowsOf<{ name: string }>(`select t.name from (${TABLES}) as t
    join pg_attribute on attrelid = t.oid and attname = 'dossier_id' order by 1`);
  assert.deepEqual(
    rows.map(({ name }) => name),
    BIG,
  );
});

interface Key {
  readonly name: string;
  readonly primary: boolean;
  readonly columns: readonly string[];
}

const uniqueKeys = (): Promise<readonly Key[]> =>
  rowsOf<Key>(`select t.name, i.indisprimary as primary,
    array(select a.attname::text from unnest(i.indkey) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
      order by k.place) as columns
    from (${TABLES}) as t join pg_index i on i.indrelid = t.oid and i.indisunique`);

test('the primary key of every big table begins with dossier_id', async () => {
  const primary = (await uniqueKeys()).filter((key) => key.primary && BIG.includes(key.name));
  assert.deepEqual(primary.map(({ name }) => name).toSorted(), BIG);
  for (const { name, columns } of primary) assert.equal(columns[0], 'dossier_id', name);
});

test('no big table promises uniqueness without dossier_id', async () => {
  const across = (await uniqueKeys()).filter(
    ({ name, columns }) => BIG.includes(name) && !columns.includes('dossier_id'),
  );
  assert.deepEqual(across, []);
  const exclusions = await rowsOf(`select conname from pg_constraint where contype = 'x'`);
  assert.deepEqual(exclusions, []);
});

test('no foreign key leads out of a dossier', async () => {
  const across = await rowsOf(`select conrelid::regclass::text as name, conname
    from pg_constraint join (${TABLES}) as t on t.oid in (conrelid, confrelid)
    where contype = 'f' and t.name in (${BIG.map((name) => `'${name}'`).join(', ')})
      and not exists (select from pg_attribute a
        where a.attrelid = conrelid and a.attnum = any(conkey) and a.attname = 'dossier_id')`);
  assert.deepEqual(across, []);
});

test('no number of a big table is given out by a sequence', async () => {
  assert.deepEqual(await rowsOf(`select relname from pg_class where relkind = 'S'`), []);
});

test('every moment has its time zone', async () => {
  const rows = await rowsOf(`select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp without time zone'`);
  assert.deepEqual(rows, []);
});

const DENIED = { code: '42501' };

test('the application adds to history and never changes it', async () => {
  await store.pool.query(`select ensure_audit_partition('2022-06-01')`);
  for (const table of ['event', 'audit', 'audit_default', 'audit_2022_06']) {
    await assert.rejects(store.pool.query(`update ${table} set at = now()`), DENIED, table);
    await assert.rejects(store.pool.query(`delete from ${table}`), DENIED, table);
    await assert.rejects(store.pool.query(`truncate ${table}`), DENIED, table);
  }
  await assert.rejects(store.pool.query('delete from dossier'), DENIED);
  await assert.rejects(store.pool.query('delete from feedback'), DENIED);
  await assert.rejects(store.pool.query('delete from feedback_event'), DENIED);
  await assert.rejects(store.pool.query(`update feedback_event set detail = ''`), DENIED);
  await assert.rejects(store.pool.query('drop table event'), DENIED);
  await assert.rejects(store.pool.query('alter table event disable trigger all'), DENIED);
});

test('who reports reads, and reads no session', async () => {
  const client = await store.ownerPool.connect();
  try {
    await client.query('set role mot_cua_report');
    await client.query('select from event, dossier, audit, agency limit 1');
    for (const table of [...BIG, ...SMALL]) {
      await assert.rejects(client.query(`delete from ${table}`), DENIED, table);
    }
    await assert.rejects(client.query('select token_hash from session'), DENIED);
  } finally {
    await client.query('reset role');
    client.release();
  }
});

test('db/schema.sql is the schema after all migrations (npm run schema writes it anew)', async () => {
  const written = readFileSync(join(import.meta.dirname, '../db/schema.sql'), 'utf8');
  assert.equal(written, await dumpSchema(store.ownerPool));
});
