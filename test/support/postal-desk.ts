import { strict as assert } from 'node:assert';
import { whyNoParcel } from '#access/may-post.ts';
import { askCancel, type PostalDirection, type PostalOrder } from '#dossier/postal-order.ts';
import type { PostalRefusal } from '#dossier/postal-words.ts';
import type { Result } from '#kernel/result.ts';
import {
  changeParcel,
  nextSerial,
  orderParcel,
  ordersOf,
  type PostalActor,
  type PostalKey,
} from '#store/postal-orders.ts';
import { actsUpTo, CIVIL_BIRTH, officerAt, procedureOf, seatOf } from './dossier-fixtures.ts';
import { dossierOf, systemNow, until } from './exchange-fixture.ts';
import { DESK, HOME } from './postal-fixture.ts';
import { playActs, receiveDossier, type TestStore } from './store-fixture.ts';

export const seat = seatOf(CIVIL_BIRTH);
const [counter = assert.fail()] = seat.procedure.steps.map((step) => officerAt(seat, step));

/** The counter officer of the seat, as the audit keeps one. */
export const byCounter = (): PostalActor => ({
  at: systemNow(),
  subject: counter.subject,
  role: counter.role,
  agency: counter.agency,
});

const BY_POST = { delivery: { method: 'post', address: HOME.address } } as const;

/** Receives a dossier whose result is to be posted; `isReady`: it is in hand for handing over. */
export async function dossierByPost(store: TestStore, isReady = true): Promise<string> {
  const { dossierId } = await receiveDossier(store.run, CIVIL_BIRTH, { changes: BY_POST });
  const acts = isReady ? actsUpTo(CIVIL_BIRTH, 'tra-ket-qua') : [];
  await playActs(store.run, dossierId, CIVIL_BIRTH, acts);
  return dossierId;
}

/** Orders a parcel as the form does; without a serial, the next one. */
export async function orderFor(
  store: TestStore,
  dossierId: string,
  direction: PostalDirection = 'deliver',
  changes: Partial<Pick<PostalOrder, 'serial' | 'home'>> = {},
): Promise<Result<PostalOrder, PostalRefusal>> {
  const dossier = await dossierOf(store, dossierId);
  const draft = {
    dossierId,
    direction,
    serial: nextSerial(await ordersOf(store.pool, dossierId), direction),
    code: dossier.code,
    home: HOME,
    desk: DESK,
    contents: 'Kết quả hồ sơ',
    day: null,
    cod: 0,
    itemCode: '',
    ...changes,
  };
  return orderParcel(store.pool, draft, byCounter(), (orders) =>
    whyNoParcel(direction, dossier, procedureOf(CIVIL_BIRTH), orders),
  );
}

/** A parcel that must be taken; of a new dossier unless one is named. */
export async function parcelFor(
  store: TestStore,
  dossierId?: string,
  direction: PostalDirection = 'deliver',
): Promise<PostalOrder> {
  const ordered = await orderFor(store, dossierId ?? (await dossierByPost(store)), direction);
  return ordered.ok ? ordered.value : assert.fail(ordered.error);
}

/** A parcel as it stands now. */
export async function parcelNow(store: TestStore, key: PostalKey): Promise<PostalOrder> {
  const orders = await ordersOf(store.pool, key.dossierId);
  return (
    orders.find(({ direction, serial }) => direction === key.direction && serial === key.serial) ??
    assert.fail()
  );
}

export const untilIs = (
  store: TestStore,
  key: PostalKey,
  state: PostalOrder['state'],
): Promise<void> => until(async () => (await parcelNow(store, key)).state === state);

export const cancelParcel = (store: TestStore, key: PostalKey): Promise<PostalOrder | null> =>
  changeParcel(
    store.pool,
    key,
    (held) => {
      const wish = { by: counter.subject, at: systemNow(), reason: 'Thử', refusal: null };
      return askCancel(held, wish);
    },
    { by: byCounter(), act: 'postal-cancel', isNews: true },
  );
