import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { SignedInCitizen } from '#access/citizen.ts';
import { dataUses } from '#store/data-use.ts';
import { keepCall } from '#store/exchange-calls.ts';
import { writeAudit } from '#store/write-batch.ts';
import { at, CIVIL_BIRTH, receiptOf } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

const NUMBER = '091185012366';
const MOTHER: SignedInCitizen = { citizenId: randomUUID(), name: 'Hạnh', identityNumber: NUMBER };
const ALL = { from: null, before: null, limit: 50, offset: 0 };

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

async function receiveOf(identityNumber: string | null, concerned: string | null = null) {
  const receipt = receiptOf(CIVIL_BIRTH);
  return receiveDossier(store.run, CIVIL_BIRTH, {
    changes: {
      applicant: { ...receipt.applicant, identityNumber },
      concerned:
        concerned === null
          ? receipt.concerned
          : { name: 'Ai Đó', identityNumber: concerned, birthDate: null, sex: null },
    },
  });
}

const read = (dossierId: string, time: string, outcome: 'read' | 'denied' = 'read') =>
  writeAudit(store.pool, [
    {
      dossierId,
      at: at(time),
      subject: 'demo:quay',
      role: 'specialist',
      agency: '000.01.40.H33',
      act: 'dossier',
      outcome,
      detail: '',
    },
  ]);

const ask = (person: string, time: string) =>
  keepCall(store.pool, {
    dossierId: randomUUID(),
    at: at(time),
    party: 'national-population',
    service: 'TraCuuThongTinCongDan',
    subject: 'demo:quay',
    agency: '000.01.40.H33',
    purpose: 'Tra cứu khi tiếp nhận hồ sơ',
    procedureCode: CIVIL_BIRTH,
    person,
    milliseconds: 12,
    outcome: 'answered',
    status: 200,
    fault: null,
    faultCode: null,
    request: '',
    response: '',
  });

test('a person sees reads of the own dossiers and questions about the own number, and no others', async () => {
  const own = await receiveOf(NUMBER);
  const other = await receiveOf('091185000001');
  const aboutHer = await receiveOf('091185000002', NUMBER);
  await read(own.dossierId, '2022-06-21 09:00');
  await read(own.dossierId, '2022-06-21 09:30', 'denied');
  await read(other.dossierId, '2022-06-21 10:00');
  await read(aboutHer.dossierId, '2022-06-21 10:30');
  await ask(NUMBER, '2022-06-21 11:00');
  await ask('091185000001', '2022-06-21 11:30');
  const { uses, total } = await dataUses(store.pool, MOTHER, ALL);
  assert.equal(total, 2);
  assert.deepEqual(
    uses.map(({ act, purpose, role, code }) => ({ act, purpose, role, code })),
    [
      {
        act: 'national-population',
        purpose: 'Tra cứu khi tiếp nhận hồ sơ',
        role: 'officer',
        code: null,
      },
      { act: 'dossier', purpose: null, role: 'specialist', code: own.code },
    ],
  );
  assert.doesNotMatch(JSON.stringify(uses), /demo:quay/, 'no officer is named');
});

test('a period and pages of it are counted whole', async () => {
  const person = { ...MOTHER, citizenId: randomUUID(), identityNumber: '091185012355' };
  const { dossierId } = await receiveOf(person.identityNumber);
  for (const minute of ['00', '10', '20', '30']) await read(dossierId, `2022-06-22 09:${minute}`);
  const half = { ...ALL, from: at('2022-06-22 09:10'), before: at('2022-06-22 09:30') };
  assert.equal((await dataUses(store.pool, person, half)).total, 2);
  const page = await dataUses(store.pool, person, { ...ALL, limit: 1, offset: 1 });
  assert.deepEqual([page.total, page.uses.map((use) => use.at)], [4, [at('2022-06-22 09:20')]]);
});

test('nobody without a number is asked about by an empty one', async () => {
  await ask('', '2022-06-23 09:00');
  const nobody = { ...MOTHER, citizenId: randomUUID(), identityNumber: null };
  assert.equal((await dataUses(store.pool, nobody, ALL)).total, 0);
});
