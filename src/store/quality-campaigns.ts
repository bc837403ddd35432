import type pg from 'pg';
import type { Officer } from '#access/officer.ts';
import type { Instant } from '#kernel/day.ts';
import type { CampaignKind, CampaignSource } from '#quality/campaign.ts';
import type { CaseClass } from '#quality/case-class.ts';
import { inTransaction } from '#store/transaction.ts';
import { type AuditEntry, NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

export interface NewCampaign {
  /** UUID, made with the form, so that sending it twice makes one. */
  readonly campaignId: string;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly left: CampaignSource;
  readonly right: CampaignSource;
  /** Settings of the linkage as `docs/linkage.md` has them; null where they are guessed. */
  readonly settings: unknown;
  readonly fourEyes: readonly CaseClass[];
}

export interface Campaign extends NewCampaign {
  readonly createdAt: Instant;
  /** Subject of the steward. */
  readonly createdBy: string;
  readonly closedAt: Instant | null;
}

const COLUMNS = `campaign_id as "campaignId", kind, name, left_source as left, right_source as right,
  settings, four_eyes as "fourEyes", created_at as "createdAt", created_by as "createdBy",
  closed_at as "closedAt"`;

/** Keeps a campaign; the same id again changes nothing. */
export async function createCampaign(
  pool: pg.Pool,
  campaign: NewCampaign,
  officer: Officer,
  now: Instant,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `insert into quality_campaign (campaign_id, kind, name, left_source, right_source, settings,
          four_eyes, created_at, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (campaign_id) do nothing`,
      [
        campaign.campaignId,
        campaign.kind,
        campaign.name,
        JSON.stringify(campaign.left),
        JSON.stringify(campaign.right),
        campaign.settings === null ? null : JSON.stringify(campaign.settings),
        campaign.fourEyes,
        now,
        officer.subject,
      ],
    );
    if (rowCount === 0) return;
    await writeAudit(client, [
      qualityAudit(officer, campaign.campaignId, 'quality-campaign', 'done', now),
    ]);
  });
}

/** Ends a campaign: no further run; its cases stay as they are, and can be looked at. */
export async function closeCampaign(
  pool: pg.Pool,
  campaignId: string,
  officer: Officer,
  now: Instant,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'update quality_campaign set closed_at = $2 where campaign_id = $1 and closed_at is null',
      [campaignId, now],
    );
    if (rowCount === 0) return;
    await writeAudit(client, [
      qualityAudit(officer, campaignId, 'quality-campaign-closed', 'done', now),
    ]);
  });
}

export async function readCampaign(
  client: pg.Pool | pg.ClientBase,
  campaignId: string,
): Promise<Campaign | null> {
  const { rows } = await client.query<Campaign>(
    `select ${COLUMNS} from quality_campaign where campaign_id = $1`,
    [campaignId],
  );
  return rows[0] ?? null;
}

/** All campaigns, those that go on first, the newest first. */
export async function readCampaigns(pool: pg.Pool): Promise<readonly Campaign[]> {
  const { rows } = await pool.query<Campaign>(
    `select ${COLUMNS} from quality_campaign
      order by closed_at is not null, created_at desc, campaign_id`,
  );
  return rows;
}

/** A line of the audit: a campaign or a case is no dossier's, its id says which it was. */
export const qualityAudit = (
  { subject, role, agency }: Pick<Officer, 'subject' | 'agency'> & { readonly role: string },
  id: string,
  act: string,
  outcome: AuditEntry['outcome'],
  at: Instant,
): AuditEntry => ({ dossierId: NO_DOSSIER, at, subject, role, agency, act, outcome, detail: id });
