import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import {
  addDevice,
  CODE_MINUTES,
  enrolDevice,
  isKioskOf,
  readDevices,
  removeDevice,
} from '#store/kiosk-devices.ts';
import { dossiersOfApplicant } from '#store/dossiers-of-applicant.ts';
import { inTransaction } from '#store/transaction.ts';
import { at, CIVIL_BIRTH, receiptOf, seatOf } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

const now = at('2022-06-21 10:00');
const later = (minutes: number): Instant => instantFromEpoch(epochOf(now) + minutes * 60_000);

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

async function newDevice(desk: string): Promise<{ deviceId: string; code: string }> {
  const deviceId = randomUUID();
  await inTransaction(store.pool, (client) =>
    addDevice(client, { deviceId, desk, name: 'Cửa chính', by: 'a', at: now }),
  );
  const device = (await readDevices(store.pool, desk, now)).find(
    (one) => one.deviceId === deviceId,
  );
  return { deviceId, code: device?.code ?? '' };
}

test('a code sets up one device, once, at its own desk, in time', async () => {
  const { deviceId, code } = await newDevice('D1');
  assert.match(code, /^\d{8}$/);
  const enrol = (desk: string, minutes: number) =>
    enrolDevice(store.pool, { desk, code, now: later(minutes) });
  assert.equal(await enrol('D2', 1), null);
  assert.equal(await enrol('D1', CODE_MINUTES), null);
  const answers = await Promise.all([enrol('D1', 1), enrol('D1', 1), enrol('D1', 1)]);
  assert.deepEqual(
    answers.filter((answer) => answer !== null),
    [deviceId],
  );
  assert.ok(await isKioskOf(store.pool, 'D1', deviceId));
  assert.equal(await isKioskOf(store.pool, 'D2', deviceId), false);
});

test('a device that was removed, or never set up, is no kiosk', async () => {
  const { deviceId, code } = await newDevice('D3');
  assert.equal(await isKioskOf(store.pool, 'D3', deviceId), false);
  await enrolDevice(store.pool, { desk: 'D3', code, now });
  await inTransaction(store.pool, (client) =>
    removeDevice(client, { desk: 'D3', deviceId, at: now }),
  );
  assert.equal(await isKioskOf(store.pool, 'D3', deviceId), false);
  assert.deepEqual(await readDevices(store.pool, 'D3', now), []);
});

test('own are the dossiers that one submitted at the desk, not those that concern one', async () => {
  const { applicant, concerned } = receiptOf(CIVIL_BIRTH);
  assert.ok(concerned !== null);
  const mine = '091192000077';
  const own = await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: { applicant: { ...applicant, identityNumber: mine } },
  });
  await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: { concerned: { ...concerned, identityNumber: mine } },
  });
  await receiveDossier(store.run, CIVIL_BIRTH, {
    seat: 1,
    changes: { applicant: { ...applicant, identityNumber: mine } },
  });
  const { desk } = seatOf(CIVIL_BIRTH);
  const found = await dossiersOfApplicant(store.pool, mine, desk, now);
  assert.deepEqual(
    found.map(({ dossierId }) => dossierId),
    [own.dossierId],
  );
  assert.deepEqual(await dossiersOfApplicant(store.pool, '091192000078', desk, now), []);
});
