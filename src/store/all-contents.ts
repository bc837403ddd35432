import type pg from 'pg';
import { inTransaction } from '#store/transaction.ts';

const PAGE = 1000;

/**
 * Every content (SHA-256 in hex) that a dossier, a document, a bill, a report, a draft or a person's
 * store names, once each and in order, a page at a time: as it stood when it was begun.
 */
export function allContents(
  pool: pg.Pool,
  visit: (contents: readonly string[]) => Promise<void>,
): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query(`declare contents cursor for ${CONTENTS}`);
    while (true) {
      const { rows } = await client.query(`fetch ${PAGE} from contents`);
      if (rows.length === 0) return;
      await visit(rows.map(({ sha256 }): string => sha256));
    }
  });
}

const CONTENTS = `
  select sha256 from (
    select jsonb_array_elements(body->'attachments')->>'sha256' as sha256 from event
      where type in ('received', 'supplement-received') and body->'attachments' <> '[]'
    union select body #>> '{result,paper,sha256}' from event where type = 'outside-answered'
    union select sha256 from stored_document
    union select bill from payment
    union select sha256 from personal_document
    union select sha256 from evidence_file
    union select sha256 from axis_file
    union select jsonb_array_elements(attachments)->>'sha256' from feedback where attachments <> '[]'
    union select jsonb_array_elements(attachments)->>'sha256' from draft where attachments <> '[]'
  ) as named where sha256 is not null order by sha256`;
