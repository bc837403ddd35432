import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { mulberry32 } from '#catalogue/synthetic-names.ts';
import type { Day } from '#kernel/day.ts';
import { cardReasonOf } from '#quality/pupil-card.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import { createCampaign } from '#store/quality-campaigns.ts';
import { keepRecords } from '#store/quality-records.ts';
import {
  clearInvitations,
  countPupils,
  listPupils,
  noteCame,
  noteInvited,
  type PupilFilter,
} from '#store/pupils-without-card.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const STEWARD = { subject: 'hoa', name: 'hoa', role: 'data-steward', agency: 'office' } as const;
const DAY = '2022-06-15' as Day;

const record = (id: string, changes: Partial<SourceRecord>): SourceRecord => ({
  id,
  name: `Danh Thị ${id}`,
  birthDate: '2007-05-01',
  sex: 'female',
  identityNumber: '',
  commune: '30730',
  address: '',
  father: '',
  mother: '',
  more: {},
  ...changes,
});

async function campaignOf(
  pupils: readonly SourceRecord[],
  citizens: readonly SourceRecord[],
): Promise<PupilFilter> {
  const campaignId = randomUUID();
  const left = { kind: 'register', register: 'education', schoolYear: '2021-2022' } as const;
  const right = { kind: 'register', register: 'national-population' } as const;
  const of = { campaignId, kind: 'pupils-card', name: 'Học sinh', settings: null } as const;
  const now = at('2022-06-15 09:00');
  await createCampaign(store.pool, { ...of, left, right, fourEyes: [] }, STEWARD, now);
  await keepRecords(store.pool, { campaignId, run: 1, side: 'left' }, pupils);
  await keepRecords(store.pool, { campaignId, run: 1, side: 'right' }, citizens);
  return { campaignId, commune: null, school: null, grade: null, state: null };
}

const all = { offset: 0, limit: 1000 };
const numberOf = (index: number): string => `0913070${String(index).padStart(5, '0')}`;

test('whoever has a reason by the rule is listed with it, and nobody else', async () => {
  const random = mulberry32(912);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const pupils = Array.from({ length: 300 }, (_, index) =>
    record(`HS${index}`, {
      identityNumber: pick([numberOf(index), ` ${numberOf(index)} `, '', '0913070', '371234567']),
      more: { school: pick(['THCS A', 'THPT B']), class: pick(['9', '12']) },
    }),
  );
  const citizens = pupils.flatMap((_, index): readonly SourceRecord[] => {
    if (random() < 0.2) return [];
    const cardIssuedOn = pick(['2022-03-15', '']);
    const of = { identityNumber: numberOf(index), more: { cardIssuedOn } };
    return [record(numberOf(index), of)];
  });
  const card = { more: { cardIssuedOn: '2022-03-15' } };
  // An uploaded list may have a number that is none, and somebody twice.
  const [first = assert.fail()] = citizens.filter(({ more }) => more['cardIssuedOn'] !== '');
  const odd = [
    record('old', { identityNumber: '371234567', ...card }),
    { ...first, id: 'twice', more: {} },
  ];
  const filter = await campaignOf(pupils, [...citizens, ...odd]);
  const byNumber = new Map(citizens.map((citizen) => [citizen.id, citizen]));
  const expected = pupils.flatMap((pupil): readonly (readonly [string, string])[] => {
    const reason = cardReasonOf(pupil, byNumber.get(pupil.identityNumber.trim()) ?? null);
    return reason === null ? [] : [[pupil.id, reason]];
  });
  const listed = await listPupils(store.pool, filter, all);
  assert.ok(expected.length > 100 && expected.length < 300);
  assert.deepEqual(new Map(listed.map(({ id, reason }) => [id, reason])), new Map(expected));
  const counts = await countPupils(store.pool, filter);
  const total = counts.reduce((sum, count) => sum + count.listed, 0);
  assert.equal(total, expected.length);
  const pages = [];
  for (let offset = 0; offset < listed.length; offset += 50) {
    pages.push(...(await listPupils(store.pool, filter, { offset, limit: 50 })));
  }
  assert.deepEqual(pages, listed);
});

test('police are those of the residence, not of the school; the police note their own only', async () => {
  const pupils = [
    record('HS1', { identityNumber: numberOf(1), commune: '30730', address: 'theo trường' }),
    record('HS2', { commune: '30742' }),
  ];
  const moved = { identityNumber: numberOf(1), commune: '30745', address: 'Số 7' };
  const filter = await campaignOf(pupils, [record(numberOf(1), moved)]);
  const found = await listPupils(store.pool, filter, all);
  assert.deepEqual(
    found.map(({ id, commune, address }) => [id, commune, address]),
    [
      ['HS2', '30742', ''],
      ['HS1', '30745', 'Số 7'],
    ],
  );
  const note = { ...filter, pupilIds: ['HS1', 'HS2'], day: DAY, by: 'police', commune: '30742' };
  assert.equal(await noteInvited(store.pool, note), 1);
  const invited = { ...filter, state: 'invited' } as const;
  assert.deepEqual(
    (await listPupils(store.pool, invited, all)).map(({ id, invitedOn }) => [id, invitedOn]),
    [['HS2', DAY]],
  );
  assert.equal(await clearInvitations(store.pool, { ...note, commune: '30745' }), 0);
});

test('invited, came and taken back are noted with their day, once each; who gets a card leaves the list', async () => {
  const pupils = [record('HS1', { identityNumber: numberOf(1) })];
  const filter = await campaignOf(pupils, [record(numberOf(1), { identityNumber: numberOf(1) })]);
  const note = { ...filter, pupilIds: ['HS1', 'KHONG-CO'], day: DAY, by: 'police', commune: null };
  const state = async () => {
    const [pupil] = await listPupils(store.pool, filter, all);
    return pupil === undefined ? null : [pupil.invitedOn, pupil.cameOn];
  };
  assert.deepEqual(await state(), [null, null]);
  assert.deepEqual(
    [await noteInvited(store.pool, note), await noteInvited(store.pool, note)],
    [1, 1],
  );
  assert.deepEqual(await state(), [DAY, null]);
  const later = '2022-06-20' as Day;
  await noteCame(store.pool, { ...note, day: later });
  assert.deepEqual(await state(), [DAY, later]);
  await clearInvitations(store.pool, note);
  assert.deepEqual(await state(), [null, null]);
  const { campaignId } = filter;
  const card = { identityNumber: numberOf(1), more: { cardIssuedOn: '2022-06-21' } };
  await keepRecords(store.pool, { campaignId, run: 2, side: 'right' }, [record(numberOf(1), card)]);
  assert.equal(await state(), null);
});
