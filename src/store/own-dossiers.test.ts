import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { SignedInCitizen } from '#access/citizen.ts';
import type { Act } from '#dossier/command.ts';
import type { Origin } from '#dossier/origin.ts';
import { ownDossiers } from '#store/own-dossiers.ts';
import { actNow, dossierOf, systemNow } from '#test/support/exchange-fixture.ts';
import { CIVIL_BIRTH, plainActs, receiptOf, seatOf } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const citizen = (identityNumber: string | null): SignedInCitizen => ({
  citizenId: randomUUID(),
  name: 'Lâm Thị Mỹ Hạnh',
  identityNumber,
});

async function fileAs(who: SignedInCitizen): Promise<string> {
  const { desk } = seatOf(CIVIL_BIRTH);
  const receipt = receiptOf(CIVIL_BIRTH);
  const origin: Origin = {
    kind: 'citizen',
    citizen: who.citizenId,
    assurance: 2,
    filedAt: systemNow(),
  };
  const applicant = { ...receipt.applicant, identityNumber: who.identityNumber };
  const filed = await store.run({
    command: { ...receipt, applicant, desk, origin },
    officer: null,
    citizen: who,
    at: systemNow(),
  });
  assert.ok(filed.ok, JSON.stringify(filed));
  return filed.dossierId;
}

async function actAs(who: SignedInCitizen, dossierId: string, act: Act) {
  const { version } = await dossierOf(store, dossierId);
  return store.run({
    command: { type: 'act', dossierId, expectedVersion: version, act },
    officer: null,
    citizen: who,
    at: systemNow(),
  });
}

const codesOf = async (who: SignedInCitizen): Promise<readonly string[]> => {
  const { dossiers } = await ownDossiers(store.pool, who, { limit: 20, offset: 0 });
  return dossiers.map(({ dossierId }) => dossierId);
};

test('a person’s dossiers are those filed under the account and those with the own number, no others', async () => {
  const mother = citizen('091185012399');
  const firm = citizen(null);
  const filed = await fileAs(mother);
  const ofFirm = await fileAs(firm);
  const atCounter = await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: {
      applicant: { ...receiptOf(CIVIL_BIRTH).applicant, identityNumber: '091185012399' },
    },
  });
  const aboutHer = await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: {
      concerned: {
        name: 'Lâm Thị Mỹ Hạnh',
        identityNumber: '091185012399',
        birthDate: null,
        sex: null,
      },
    },
  });
  assert.deepEqual(new Set(await codesOf(mother)), new Set([filed, atCounter.dossierId]));
  assert.deepEqual(await codesOf(firm), [ofFirm]);
  assert.ok(!(await codesOf(mother)).includes(aboutHer.dossierId));
});

test('the owner gives what is asked for; an officer’s act, and another’s dossier, are denied and audited', async () => {
  const mother = citizen('091185012388');
  const dossierId = await fileAs(mother);
  const supplement: Act = { type: 'record-supplement', note: 'Đã bổ sung', attachments: [] };
  const early = await actAs(mother, dossierId, supplement);
  assert.ok(!early.ok && early.refusal.code === 'not-awaiting-supplement');
  await actNow(store, dossierId, { type: 'accept' }, plainActs['pass-on'], { type: 'accept' });
  await actNow(store, dossierId, plainActs['request-supplement']);
  const given = await actAs(mother, dossierId, supplement);
  assert.ok(given.ok);
  for (const [who, act, code] of [
    [mother, plainActs.propose, 'role-may-not'],
    [citizen('091185000000'), supplement, 'agency-may-not'],
  ] as const) {
    const denied = await actAs(who, dossierId, act);
    assert.ok(!denied.ok && denied.refusal.code === code);
  }
  const { rows } = await store.ownerPool.query(
    `select act, detail from audit where dossier_id = $1 and outcome = 'denied' order by detail`,
    [dossierId],
  );
  assert.deepEqual(rows, [
    { act: 'record-supplement', detail: 'agency-may-not' },
    { act: 'propose', detail: 'role-may-not' },
  ]);
});

test('a dossier is withdrawn by its owner as long as there is no result', async () => {
  const mother = citizen('091185012377');
  const dossierId = await fileAs(mother);
  const stop: Act = { type: 'stop', reason: 'Khai nhầm', feeSettlement: '' };
  assert.ok(!(await actAs(citizen('091185000000'), dossierId, stop)).ok);
  assert.ok((await actAs(mother, dossierId, stop)).ok);
  const again = await actAs(mother, dossierId, stop);
  assert.ok(!again.ok && again.refusal.code === 'closed');
});
