import type pg from 'pg';
import {
  isFinal,
  needsAttention,
  orderNumber,
  type PostalDirection,
  type PostalOrder,
  settle,
} from '#dossier/postal-order.ts';
import type { PostalRefusal } from '#dossier/postal-words.ts';
import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { lockDossiers } from '#store/load-dossier.ts';
import { wantDelivery } from '#store/deliveries.ts';
import { inTransaction } from '#store/transaction.ts';
import { type AuditEntry, writeAudit } from '#store/write-batch.ts';

/** Which parcel of which dossier. */
export type PostalKey = Pick<PostalOrder, 'dossierId' | 'direction' | 'serial'>;

/** What an officer orders; the rest of an order is made of it. */
export type PostalDraft = PostalKey &
  Pick<PostalOrder, 'home' | 'desk' | 'contents' | 'day' | 'cod' | 'itemCode'> & {
    /** Code of the dossier. */
    readonly code: string;
  };

/** Who does it, as the audit keeps it; no names. */
export type PostalActor = Pick<AuditEntry, 'at' | 'subject' | 'role' | 'agency'> & {
  readonly at: Instant;
};

/**
 * Orders a parcel: the row, what the post is to be told, and the audit in one transaction. The same
 * draft of the same officer meets its own order. One that went wrong before is seen to by it.
 */
export function orderParcel(
  pool: pg.Pool,
  draft: PostalDraft,
  by: PostalActor,
  whyNot: (orders: readonly PostalOrder[]) => PostalRefusal | null,
): Promise<Result<PostalOrder, PostalRefusal>> {
  return inTransaction(pool, async (client) => {
    const { dossierId, direction, serial, code, ...wanted } = draft;
    await lockDossiers(client, [dossierId]);
    const orders = await ordersOf(client, dossierId);
    const before = orders.filter((order) => order.direction === direction);
    const same = before.find((order) => order.serial === serial);
    if (same !== undefined && same.orderedBy === by.subject) return ok(same);
    const refusal = whyNot(orders);
    if (refusal !== null) return err(refusal);
    const order: PostalOrder = {
      ...wanted,
      dossierId,
      direction,
      serial: before.length + 1,
      number: orderNumber(code, direction, before.length + 1),
      orderedBy: by.subject,
      orderedAt: by.at,
      state: 'waiting',
      stateAt: by.at,
      sentAt: null,
      refusal: '',
      history: [],
      cancel: null,
      settled: null,
    };
    const trace = { by: by.subject, at: by.at, note: order.number };
    for (const wrong of before.filter(needsAttention)) {
      await write(client, settle(wrong, trace) ?? wrong);
    }
    await write(client, order);
    await wantDelivery(client, { dossierId, party: 'postal' }, by.at);
    await writeAudit(client, [auditOf(order, by, 'postal-order')]);
    return ok(order);
  });
}

/**
 * Changes an order under its lock; answers it, or null where there is none or `change` says that
 * there is nothing to change. `act` stands in the audit; `isNews`: the post is to hear of it.
 */
export function changeParcel(
  pool: pg.Pool,
  key: PostalKey,
  change: (order: PostalOrder) => PostalOrder | null,
  { by, act, isNews }: { readonly by: PostalActor; readonly act: string; readonly isNews: boolean },
): Promise<PostalOrder | null> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(`${SELECT} and direction = $2 and serial = $3 for update`, [
      key.dossierId,
      key.direction,
      key.serial,
    ]);
    const order: PostalOrder | undefined = rows[0];
    const changed = order === undefined ? null : change(order);
    if (order === undefined || changed === null) return null;
    if (changed === order) return order;
    await write(client, changed);
    if (isNews) await wantDelivery(client, { ...key, party: 'postal' }, by.at);
    const isSeen = changed.state !== order.state || by.role !== 'system';
    if (isSeen) await writeAudit(client, [auditOf(changed, by, act)]);
    return changed;
  });
}

/** The orders of a dossier, each direction from the first on. */
export async function ordersOf(
  client: pg.Pool | pg.ClientBase,
  dossierId: string,
): Promise<readonly PostalOrder[]> {
  const { rows } = await client.query(`${SELECT} order by direction, serial`, [dossierId]);
  return rows;
}

/** Those of a dossier that are under way at the post. */
export const openOrdersOf = async (
  pool: pg.Pool,
  dossierId: string,
): Promise<readonly PostalOrder[]> =>
  (await ordersOf(pool, dossierId)).filter(({ state }) => !isFinal(state));

/** Where the last parcel of each direction is: all that a stranger is told. */
export async function parcelStands(
  pool: pg.Pool,
  dossierId: string,
): Promise<readonly Pick<PostalOrder, 'direction' | 'state' | 'stateAt'>[]> {
  const { rows } = await pool.query(
    `select distinct on (direction) direction, state, state_at as "stateAt" from postal_order
      where dossier_id = $1 order by direction, serial desc`,
    [dossierId],
  );
  return rows;
}

/** How many parcels of a direction a dossier had: the next one's serial is one more. */
export const nextSerial = (orders: readonly PostalOrder[], direction: PostalDirection): number =>
  orders.filter((order) => order.direction === direction).length + 1;

export const POSTAL_COLUMNS = `dossier_id as "dossierId", direction, serial, number, home,
  postal_order.desk as desk, contents, day, cod, ordered_by as "orderedBy",
  ordered_at as "orderedAt", state, state_at as "stateAt", item_code as "itemCode",
  sent_at as "sentAt", refusal, history, cancel, settled`;
const SELECT = `select ${POSTAL_COLUMNS} from postal_order where dossier_id = $1`;

async function write(client: pg.ClientBase, order: PostalOrder): Promise<void> {
  await client.query({
    name: 'write-postal-order',
    text: `insert into postal_order (dossier_id, direction, serial, number, home, desk, contents, day,
        cod, ordered_by, ordered_at, state, state_at, item_code, sent_at, refusal, history, cancel,
        settled)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      on conflict (dossier_id, direction, serial) do update set state = excluded.state,
        state_at = excluded.state_at, item_code = excluded.item_code, sent_at = excluded.sent_at,
        refusal = excluded.refusal, history = excluded.history, cancel = excluded.cancel,
        settled = excluded.settled`,
    values: [
      order.dossierId,
      order.direction,
      order.serial,
      order.number,
      JSON.stringify(order.home),
      JSON.stringify(order.desk),
      order.contents,
      order.day,
      order.cod,
      order.orderedBy,
      order.orderedAt,
      order.state,
      order.stateAt,
      order.itemCode,
      order.sentAt,
      order.refusal,
      JSON.stringify(order.history),
      order.cancel === null ? null : JSON.stringify(order.cancel),
      order.settled === null ? null : JSON.stringify(order.settled),
    ],
  });
}

const auditOf = (order: PostalOrder, by: PostalActor, act: string): AuditEntry => ({
  ...by,
  dossierId: order.dossierId,
  act,
  outcome: 'done',
  detail: `${order.number} ${order.state}`,
});
