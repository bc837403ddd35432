import type pg from 'pg';
import type { SlotRule } from '#desk/slots.ts';
import type { Day } from '#kernel/day.ts';

/** The rules of a desk, by first day. */
export async function readSlotRules(pool: pg.Pool, desk: string): Promise<readonly SlotRule[]> {
  const { rows } = await pool.query(
    `select desk, valid_from as "validFrom", minutes, capacity, days_ahead as "daysAhead"
      from slot_rule where desk = $1 order by valid_from`,
    [desk],
  );
  return rows;
}

/** Codes of the desks at which one may book on a day or soon after. */
export async function desksWithSlots(pool: pg.Pool, today: Day): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query(
    `select desk from slot_rule
      where capacity > 0 and valid_from >= coalesce((select max(valid_from) from slot_rule as last
        where last.desk = slot_rule.desk and last.valid_from <= $1), '-infinity')`,
    [today],
  );
  return new Set(rows.map((row): string => row.desk));
}

/** Sets how many may come from a day on. */
export async function putSlotRule(client: pg.ClientBase, rule: SlotRule): Promise<void> {
  await client.query(
    `insert into slot_rule (desk, valid_from, minutes, capacity, days_ahead)
      values ($1, $2, $3, $4, $5)
      on conflict (desk, valid_from) do update
        set minutes = excluded.minutes, capacity = excluded.capacity, days_ahead = excluded.days_ahead`,
    [rule.desk, rule.validFrom, rule.minutes, rule.capacity, rule.daysAhead],
  );
}

/** Takes back a rule; one that has begun is history and stays (the caller sees to it). */
export async function removeSlotRule(
  client: pg.ClientBase,
  { desk, validFrom }: Pick<SlotRule, 'desk' | 'validFrom'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'delete from slot_rule where desk = $1 and valid_from = $2',
    [desk, validFrom],
  );
  return rowCount === 1;
}
