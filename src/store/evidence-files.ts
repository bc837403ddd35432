import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** A file that belongs to an answer, a decision, a document or a note. */
export interface EvidenceFile {
  readonly fileId: string;
  /** The row that it belongs to: `answer/CAMPAIGN/RECIPIENT/CODE`, `document/ID`, `decision/ID`, `note/ID`. */
  readonly subject: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

const COLUMNS = `file_id as "fileId", subject, sha256, name, media_type as "mediaType", size`;

export const answerSubject = (campaignId: string, recipient: string, code: string): string =>
  `answer/${campaignId}/${recipient}/${code}`;

export async function addEvidence(
  client: pg.ClientBase,
  files: readonly EvidenceFile[],
  by: string,
  now: Instant,
): Promise<void> {
  await client.query(
    `insert into evidence_file (file_id, subject, sha256, name, media_type, size, added_at, added_by)
      select "fileId", subject, sha256, name, "mediaType", size, $2, $3
      from json_to_recordset($1::json) as x("fileId" uuid, subject text, sha256 text, name text,
        "mediaType" text, size int)
      where not exists (select from evidence_file as known
        where known.subject = x.subject and known.sha256 = x.sha256)`,
    [JSON.stringify(files), now, by],
  );
}

export async function readEvidenceFile(
  pool: pg.Pool,
  fileId: string,
): Promise<EvidenceFile | null> {
  const { rows } = await pool.query<EvidenceFile>(
    `select ${COLUMNS} from evidence_file where file_id = $1`,
    [fileId],
  );
  return rows[0] ?? null;
}

/** Files of the subjects that begin so, in the order in which they came. */
export async function readEvidence(
  pool: pg.Pool,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly EvidenceFile[]>> {
  const { rows } = await pool.query<EvidenceFile>(
    `select ${COLUMNS} from evidence_file where subject = any($1) order by added_at, file_id`,
    [subjects],
  );
  return Map.groupBy(rows, ({ subject }) => subject);
}

/** Takes files away from one of the subjects. */
export async function dropEvidence(
  client: pg.ClientBase,
  fileIds: readonly string[],
  subjects: readonly string[],
): Promise<void> {
  await client.query(
    'delete from evidence_file where file_id = any($1::uuid[]) and subject = any($2)',
    [fileIds, subjects],
  );
}
