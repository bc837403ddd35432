import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Role } from '#access/role.ts';
import type { Day, Instant } from '#kernel/day.ts';

/** One colleague's work put into another's hands for some days. */
export interface Delegation {
  readonly delegationId: string;
  readonly absent: string;
  readonly deputy: string;
  readonly deputyName: string;
  readonly deputyUsername: string;
  readonly validFrom: Day;
  /** The last day. */
  readonly validTo: Day;
  readonly reason: string;
}

/** An absent colleague in whose place somebody may work today. */
export interface StandIn {
  readonly absent: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string;
  readonly validTo: Day;
}

/** Delegations of somebody's work, the last first. */
export async function readDelegations(
  pool: pg.Pool,
  absent: string,
): Promise<readonly Delegation[]> {
  const { rows } = await pool.query(
    `select delegation_id as "delegationId", absent, deputy, staff.name as "deputyName",
        staff.username as "deputyUsername", delegation.valid_from as "validFrom",
        delegation.valid_to as "validTo", reason
      from delegation join staff on staff.subject = deputy
      where absent = $1 order by delegation.valid_from desc, delegation_id`,
    [absent],
  );
  return rows;
}

/** Those in whose place somebody may work on a day, by name. */
export async function readStandIns(
  pool: pg.Pool,
  deputy: string,
  today: Day,
): Promise<readonly StandIn[]> {
  const { rows } = await pool.query({
    name: 'stand-ins',
    text: `select distinct on (absent) absent, staff.name, staff.role, staff.agency,
        delegation.valid_to as "validTo"
      from delegation join staff on staff.subject = absent
      where deputy = $1 and delegation.valid_from <= $2 and delegation.valid_to >= $2
        and (staff.valid_to is null or staff.valid_to > $2)
      order by absent, delegation.valid_to desc`,
    values: [deputy, today],
  });
  return rows;
}

export type NewDelegation = Pick<
  Delegation,
  'absent' | 'deputy' | 'validFrom' | 'validTo' | 'reason'
>;

export async function addDelegation(
  client: pg.ClientBase,
  delegation: NewDelegation,
  by: { readonly subject: string; readonly at: Instant },
): Promise<void> {
  const { absent, deputy, validFrom, validTo, reason } = delegation;
  await client.query(
    `insert into delegation (delegation_id, absent, deputy, valid_from, valid_to, reason, created_by,
      created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [randomUUID(), absent, deputy, validFrom, validTo, reason, by.subject, by.at],
  );
}

/** Ends a delegation with the day before `today`; one that has not begun becomes a single past day. */
export async function endDelegation(
  client: pg.ClientBase,
  delegationId: string,
  today: Day,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update delegation set valid_to = $2::date - 1, valid_from = least(valid_from, $2::date - 1)
      where delegation_id = $1 and valid_to >= $2`,
    [delegationId, today],
  );
  return rowCount === 1;
}
