import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { createCatalogue } from '#catalogue/catalogue.ts';
import { competentAgency, desksFor, handlerFor } from '#catalogue/locality.ts';
import { earlier, withEnds } from '#catalogue/versions.ts';
import { readAnGiang2025, readTwoTierLaw } from '#host/regimes.ts';
import { dossierCode } from '#dossier/dossier-code.ts';
import type { DossierEvent, RecordedEvent } from '#dossier/dossier-event.ts';
import { hasLegs } from '#dossier/legs.ts';
import { readStoredEvent } from '#dossier/stored-event.ts';
import { interlinkingStatuses } from '#registries/interlinking/statuses.ts';
import { goldenEvents } from './support/golden-events.ts';
import { day, procedures, rules2018 } from './support/dossier-fixtures.ts';

const [law, { agencies }] = await Promise.all([readTwoTierLaw(), readAnGiang2025()]);
const endOf = new Map(law.ends.map(({ code, validTo }) => [code, validTo]));
const all = withEnds([
  ...procedures.map((one) => ({
    ...one,
    validTo: earlier(one.validTo, endOf.get(one.code) ?? null),
  })),
  ...law.procedures,
]);
const { inForce, all: on } = createCatalogue(all);
const eve = day('2025-06-30');
const first = day('2025-07-01');

test('on the first day of two tiers every procedure has desks, and an agency decides it at each', () => {
  const lost = on(first).filter(
    (procedure) =>
      procedure.handler !== 'outside' &&
      !desksFor(procedure, agencies).some((desk) => handlerFor(procedure, desk, agencies)),
  );
  assert.deepEqual(
    lost.map(({ code }) => code),
    [],
  );
});

test('two tiers submit on the national portal; from the circular of 2025 there are seven papers', () => {
  const papers = law.rules.map(({ papers: known }) =>
    known.map(({ form, number }) => `${number}:${form}`).join(' '),
  );
  assert.deepEqual(papers, [
    '01:01 02:02 03:03 04:04 05:05 06:06',
    '01:01 02:02 03:03 04:04 05:dung 06:05 07:06',
  ]);
  for (const rules of law.rules) {
    assert.deepEqual([rules.tiers, rules.submission], [2, 'national-portal']);
    assert.ok(rules.toBeConfirmed.some(({ field }) => field === 'papers'));
  }
  assert.deepEqual([rules2018.tiers, rules2018.submission], [3, 'provincial-portal']);
});

test('no procedure of two tiers names a district', () => {
  for (const { code, handler, receivedAt } of on(first)) {
    assert.doesNotMatch(handler, /^district/, code);
    assert.ok(!receivedAt.includes('district'), code);
  }
});

test('household businesses go to the communes; criminal records and licences to the police', () => {
  const handlers = (code: string): readonly (string | undefined)[] =>
    [eve, first].map((date) => inForce(code, date)?.handler);
  assert.deepEqual(handlers('1.001612'), ['district-committee', 'commune-committee']);
  assert.deepEqual(handlers('2.000488'), ['department', undefined]);
  assert.deepEqual(handlers('3.000333'), [undefined, 'provincial-police']);
  assert.deepEqual(handlers('1.002809'), ['department', undefined]);
  assert.deepEqual(handlers('3.000347'), [undefined, 'provincial-police']);
});

test('a placeholder ends where the national code of the same service begins', () => {
  const services: readonly (readonly [string, string])[] = [
    ['TBC-xac-nhan-cmnd', '1.012566'],
    ['TBC-dang-ky-mo-to', '1.013067'],
    ['TBC-tro-cap-that-nghiep', '1.014748'],
    ['TBC-cap-lai-giay-phep-lai-xe', '3.000348'],
  ];
  for (const [placeholder, national] of services) {
    for (const [date, code, other] of [
      [eve, placeholder, national],
      [first, national, placeholder],
    ] as const) {
      assert.notEqual(inForce(code, date), null, `${code} on ${date}`);
      assert.equal(inForce(other, date), null, `${other} on ${date}`);
    }
  }
});

test('the interlinked death procedure then offers six funeral entitlements, all in force', () => {
  const parts = inForce('2.002622', first)?.parts ?? [];
  assert.equal(parts.filter(({ oneOf }) => oneOf === 'mai-tang').length, 6);
  for (const { code } of parts) assert.notEqual(inForce(code, first), null, code);
});

test('interlinked births and deaths go on under the codes of the decree; the paper ways end', () => {
  for (const [sooner, later] of [
    ['2.000986', '2.002621'],
    ['2.001023', '2.002621'],
    ['1.011733', '2.002622'],
  ] as const) {
    assert.notEqual(inForce(sooner, eve), null);
    assert.equal(inForce(later, eve), null);
    assert.equal(inForce(sooner, first), null);
    const successor = inForce(later, first);
    assert.ok(successor !== null);
    assert.ok(successor.keywords.includes(sooner), `${sooner} finds ${later}`);
    assert.ok(successor.toBeConfirmed.some(({ field }) => field === 'timeLimit'));
    assert.ok(hasLegs(successor));
  }
});

test('a birth received on the eve keeps its paper way, its legs and its added time', () => {
  const pinned = createCatalogue(all).version('2.000986', day('2022-01-01'));
  assert.equal(pinned?.validTo, first);
  assert.deepEqual(
    pinned.addedTime?.map(({ workingDays }) => workingDays),
    [5, 2],
  );
  assert.equal(inForce('2.002621', first)?.addedTime, undefined, 'no source gives any');
});

test('each leg of a birth after the first day is in force and decided in every commune', () => {
  const desks = agencies.filter(({ kind }) => kind === 'one-stop-desk');
  for (const { code } of inForce('2.002621', first)?.parts ?? []) {
    const part = inForce(code, first);
    assert.ok(part !== null, code);
    const communes = desks.filter(({ unitCode }) => /^\d{5}$/.test(unitCode ?? ''));
    assert.ok(communes.length > 90);
    const lost = communes.filter((desk) => competentAgency(part, desk, agencies) === null);
    assert.deepEqual(
      lost.map(({ code: desk }) => desk),
      [],
      code,
    );
  }
});

test('the interlinking software is told of such a birth in its order, under the new code', () => {
  const birth = inForce('2.002621', first);
  assert.ok(birth !== null);
  const of: RecordedEvent[] = goldenEvents
    .map(({ stored }) => readStoredEvent(stored))
    .filter(({ event }) => event.type === 'received')
    .slice(0, 1);
  const events: DossierEvent[] = [
    { type: 'passed-on', from: 'tiep-nhan', to: 'lien-thong', note: '' },
    { type: 'leg-begun', leg: '1.001193', dossierId: 'x', code: dossierCode('H01.155', first, 1) },
    { type: 'leg-ended', leg: '1.001193', outcome: 'granted', reason: '', result: null, to: null },
    { type: 'leg-dropped', leg: '1.004222', reason: 'Cháu đã mất', to: null },
    { type: 'handed-over', receiver: 'Thị Bích Liên', method: 'desk' },
  ];
  const [receipt = assert.fail()] = of;
  const all5 = [
    receipt,
    ...events.map((event, index) => ({ ...receipt, version: index + 2, event })),
  ];
  const told = interlinkingStatuses(all5, birth).map(({ status }) => status);
  assert.deepEqual(told, ['1', '3', '7', '4', '5']);
});

test('what is not known of the new arrangement says so', () => {
  for (const { code, toBeConfirmed } of law.procedures) {
    assert.ok(
      toBeConfirmed.some(({ field }) => field === 'handler'),
      code,
    );
  }
});
