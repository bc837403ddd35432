import type pg from 'pg';
import {
  beginSending,
  cancelAnswered,
  isFinal,
  placed,
  type PostalOrder,
  type PostalRecord,
  refusedByPost,
  tracked,
} from '#dossier/postal-order.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { Post } from '#registries/postal/adapter.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { systemActor } from '#store/job.ts';
import { loadHistory } from '#store/load-dossier.ts';
import { changeParcel, openOrdersOf } from '#store/postal-orders.ts';
import type { Tell } from '#worker/exchange.ts';
import { nextAsking, type Patience } from '#worker/patience.ts';

export interface PostDuty {
  readonly pool: pg.Pool;
  readonly post: Post;
  readonly now: () => Instant;
  readonly patience: Patience;
}

/**
 * Tells the post of the parcels of a dossier that it does not know, cancels those that are to be
 * cancelled, and asks where the others are until each has come to its end. What may have been sent
 * before is asked for before it is sent again.
 */
export function tellPost(duty: PostDuty): Tell {
  return async ({ dossierId, wantedVersion }) => {
    const { received, desk } = (await loadHistory(duty.pool, dossierId)).dossier;
    const open: PostalOrder[] = [];
    for (const order of await openOrdersOf(duty.pool, dossierId)) {
      const context: CallContext = {
        dossierId,
        subject: order.orderedBy,
        agency: desk,
        purpose: `Bưu chính, yêu cầu ${order.number}`,
        procedureCode: received.procedure.code,
        person: null,
      };
      const after = await workOn({ duty, order, context });
      if (!isFinal(after.state)) open.push(after);
    }
    if (open.length === 0) return wantedVersion;
    return askAgain(duty, open);
  };
}

interface Work {
  readonly duty: PostDuty;
  readonly order: PostalOrder;
  readonly context: CallContext;
}

async function workOn(work: Work): Promise<PostalOrder> {
  const { order } = work;
  const there = order.sentAt === null ? null : await track(work);
  if (there !== null) {
    const known = await change(work, (held) => tracked(placed(held, '', work.duty.now()), there));
    return isToCancel(known) ? cancel({ ...work, order: known }) : known;
  }
  if (order.state !== 'waiting') {
    throw new RegistryFault('wrong-shape', `the post does not know ${order.number} any more`);
  }
  // Cancelled after a try whose answer was lost, and the post has nothing: there is nothing to cancel.
  if (order.cancel !== null) {
    return change(work, (held) => cancelAnswered(held, null, work.duty.now()));
  }
  return place(work);
}

const isToCancel = ({ state, cancel: wish }: PostalOrder): boolean =>
  !isFinal(state) && wish !== null && wish.refusal === null;

async function place(work: Work): Promise<PostalOrder> {
  const { duty, order, context } = work;
  const sending = await changeParcel(
    duty.pool,
    order,
    (held) => beginSending(held, duty.now()),
    traceOf(duty),
  );
  if (sending === null) return { ...order, state: 'cancelled' }; // meanwhile, and never sent
  try {
    const itemCode = await duty.post.placeOrder(sending, context);
    return await change(work, (held) => placed(held, itemCode, duty.now()));
  } catch (fault) {
    if (!isRefusal(fault)) throw fault;
    // It may say so because an earlier try arrived after all.
    const there = await track(work);
    return change(work, (held) =>
      there === null
        ? refusedByPost(held, fault.message, duty.now())
        : tracked(placed(held, '', duty.now()), there),
    );
  }
}

async function cancel(work: Work): Promise<PostalOrder> {
  const { duty, order, context } = work;
  try {
    await duty.post.cancelOrder(order.number, context);
    return await change(work, (held) => cancelAnswered(held, null, duty.now()));
  } catch (fault) {
    if (!isRefusal(fault)) throw fault;
    return change(work, (held) => cancelAnswered(held, fault.message, duty.now()));
  }
}

const track = ({ duty, order, context }: Work): Promise<readonly PostalRecord[] | null> =>
  duty.post.track(order.number, context);

const isRefusal = (fault: unknown): fault is RegistryFault =>
  fault instanceof RegistryFault && fault.code === 'refused';

/** Changes the order as it stands by now: an officer may have wished something meanwhile. */
async function change(
  { duty, order }: Work,
  how: (held: PostalOrder) => PostalOrder,
): Promise<PostalOrder> {
  const changed = await changeParcel(duty.pool, order, how, traceOf(duty));
  if (changed === null) throw new Error(`the order ${order.number} is not there`);
  return changed;
}

function traceOf({ now }: PostDuty) {
  const { subject, role, agency } = systemActor;
  return { by: { at: now(), subject, role, agency }, act: 'postal-state', isNews: false };
}

function askAgain({ now, patience }: PostDuty, open: readonly PostalOrder[]) {
  const youngest = Math.max(...open.map(({ orderedAt }) => epochOf(orderedAt)));
  return { askAgainAt: nextAsking(now(), instantFromEpoch(youngest), patience) };
}
