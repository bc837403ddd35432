import { createHash } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { SourceRecord } from '#quality/source-record.ts';

export type Side = 'left' | 'right';

/** Which run of which campaign reads a side. */
export interface RunSide {
  readonly campaignId: string;
  readonly run: number;
  readonly side: Side;
}

/**
 * Keeps a page of a source as the run met it. A record that is as it was keeps the run in which it last
 * changed; a page that comes twice changes nothing. Of an id that comes twice in a page the last counts.
 */
export async function keepRecords(
  client: pg.Pool | pg.ClientBase,
  { campaignId, run, side }: RunSide,
  records: readonly SourceRecord[],
): Promise<void> {
  const rows = [...new Map(records.map((record) => [record.id, record])).values()].map(
    (record) => ({
      record_id: record.id,
      commune: record.commune,
      digest: digestOf(record),
      body: record,
    }),
  );
  await client.query(
    `insert into quality_record (campaign_id, side, record_id, commune, digest, body, seen_run,
        changed_run)
      select $1, $2, record_id, commune, decode(digest, 'hex'), body, $3, $3
      from jsonb_to_recordset($4::jsonb) as x(record_id text, commune text, digest text, body jsonb)
      on conflict (campaign_id, side, record_id) do update set
        commune = excluded.commune, digest = excluded.digest, body = excluded.body,
        seen_run = excluded.seen_run,
        changed_run = case when quality_record.digest = excluded.digest
          then quality_record.changed_run else excluded.changed_run end`,
    [campaignId, side, run, JSON.stringify(rows)],
  );
}

const digestOf = (record: SourceRecord): string =>
  createHash('sha256').update(canonicalJson(record)).digest('hex');

/** Notes what a register took over, so that pages show it before the next run reads it there. */
export async function changeRecord(
  client: pg.Pool | pg.ClientBase,
  { campaignId, side }: Pick<RunSide, 'campaignId' | 'side'>,
  record: SourceRecord,
): Promise<void> {
  await client.query(
    `update quality_record set body = $4, digest = decode($5, 'hex')
      where campaign_id = $1 and side = $2 and record_id = $3`,
    [campaignId, side, record.id, JSON.stringify(record), digestOf(record)],
  );
}

/** Forgets what a whole walk over a side did not meet: the source has it no longer. */
export async function forgetUnseen(
  client: pg.Pool | pg.ClientBase,
  { campaignId, run, side }: RunSide,
): Promise<number> {
  const { rowCount } = await client.query(
    'delete from quality_record where campaign_id = $1 and side = $2 and seen_run < $3',
    [campaignId, side, run],
  );
  return rowCount ?? 0;
}

/** A record with the run in which it last changed. */
export interface KeptRecord {
  readonly record: SourceRecord;
  readonly changedRun: number;
}

/** The records of a side in the order of their ids, a page after the id `after` (empty: the first). */
export async function readRecords(
  client: pg.Pool | pg.ClientBase,
  { campaignId, side }: Pick<RunSide, 'campaignId' | 'side'>,
  after: string,
  limit: number,
): Promise<readonly KeptRecord[]> {
  const { rows } = await client.query<KeptRecord>(
    `select body as record, changed_run as "changedRun" from quality_record
      where campaign_id = $1 and side = $2 and record_id > $3 order by record_id limit $4`,
    [campaignId, side, after, limit],
  );
  return rows;
}

/** Some records of a side by their ids; those that are gone are left out. */
export async function readRecordsById(
  client: pg.Pool | pg.ClientBase,
  { campaignId, side }: Pick<RunSide, 'campaignId' | 'side'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptRecord>> {
  const { rows } = await client.query<KeptRecord>(
    `select body as record, changed_run as "changedRun" from quality_record
      where campaign_id = $1 and side = $2 and record_id = any($3)`,
    [campaignId, side, ids],
  );
  return new Map(rows.map((row) => [row.record.id, row]));
}
