import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readDraft } from '#catalogue/draft-faults.ts';
import { textAt, valueAt } from '#catalogue/json-path.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import { readNationalProcedure } from '#registries/national-portal/catalogue-codec.ts';
import {
  compareWithNational,
  draftLike,
  nearestShape,
} from '#registries/national-portal/national-draft.ts';
import { nationalMessage, ONLY_THERE } from '#registries/national-portal/planted-differences.ts';
import { simulateCatalogue } from '#registries/national-portal/simulated-catalogue.ts';
import type { JsonObject } from '#registries/read-answer.ts';
import { catalogue, day, locality, procedureOf } from '#test/support/dossier-fixtures.ts';

const today = day('2026-11-27');
const simulated = simulateCatalogue();
const ours = catalogue.all(today).filter(({ code }) => !code.startsWith('TBC'));
const read = (message: JsonObject | null) =>
  readNationalProcedure({ result: message === null ? [] : [message] }) ?? assert.fail();

const changesOf = (procedure: Procedure, message: JsonObject | null) => {
  const { differences } = compareWithNational(procedure, read(message));
  return differences.map(({ path, before, after }) => ({ path: path.join('.'), before, after }));
};

test('what the simulator has otherwise is found, and nothing else', () => {
  const found = ours.flatMap((procedure) =>
    changesOf(procedure, simulated.procedure(procedure.code)).map(
      ({ path }) => `${procedure.code} ${path}`,
    ),
  );
  const fees = catalogue.inForce('1.004222', today)?.fees ?? [];
  assert.ok(fees.length > 0);
  assert.deepEqual(found.toSorted(), [
    '1.001612 components.giay-to-gia-lap-cua-cong-quoc-gia',
    ...fees.map((_, index) => found.filter((path) => path.startsWith('1.004222'))[index]),
    '2.000575 timeLimit.quantity',
  ]);
  assert.equal(
    found.filter((path) => /^1\.004222 fees\..*\.amount$/.test(path)).length,
    fees.length,
  );
});

test('a name with broken letters is never taken over: a line to be confirmed shows it', () => {
  const procedure = catalogue.inForce('2.000635', today) ?? assert.fail();
  const { differences, unread, body } = compareWithNational(
    procedure,
    read(simulated.procedure('2.000635')),
  );
  assert.deepEqual(differences, []);
  assert.equal(unread[0]?.field, 'name');
  assert.equal(textAt(body, ['name', 'vi']), procedure.name.vi);
  const sound = readProcedure({ ...(body as object) });
  assert.ok(sound.ok);
  assert.match(
    sound.value.toBeConfirmed.find(({ field }) => field === 'name')?.reason.vi ?? '',
    /CSDL quốc gia về TTHC ghi/,
  );
});

const birth = procedureOf('1.001612');
const told = nationalMessage(birth);
const withTimes = (times: readonly JsonObject[]): JsonObject => ({
  ...told,
  CACHTHUCTHUCHIEN: times.map((time, index) => ({
    KENH: String(index + 1),
    THOIGIAN: [{ MOTA: '', PHILEPHI: [], ...time }],
  })),
});

test('a time limit is taken only where every way of filing says the same number of a known unit', () => {
  const limit = (times: readonly JsonObject[]) => {
    const { body, unread } = compareWithNational(birth, read(withTimes(times)));
    const fields = unread.map(({ field }) => field).filter((field) => field.startsWith('time'));
    return [valueAt(body, ['timeLimit', 'quantity']), fields];
  };
  const days = { DONVITINH: 'Ngày làm việc' };
  assert.deepEqual(limit([{ ...days, THOIGIANGIAIQUYET: '3' }]), [3, []]);
  assert.deepEqual(limit([{ ...days, THOIGIANGIAIQUYET: '8' }]), [8, ['timeLimit.basis']]);
  for (const unclear of [
    [
      { ...days, THOIGIANGIAIQUYET: '8' },
      { ...days, THOIGIANGIAIQUYET: '9' },
    ],
    [{ DONVITINH: 'Khác', THOIGIANGIAIQUYET: '1', MOTA: 'Trong ngày' }],
    [{ ...days, THOIGIANGIAIQUYET: '0' }],
    [{ ...days, THOIGIANGIAIQUYET: '3 hoặc 5' }],
  ]) {
    assert.deepEqual(limit(unclear), [3, ['timeLimit']], JSON.stringify(unclear));
  }
});

test('of a fee the sum is taken; another currency, several sums or no words are for a person', () => {
  const fee = birth.fees[0] ?? assert.fail();
  const withFees = (fees: readonly JsonObject[]) =>
    compareWithNational(
      birth,
      read(withTimes([{ DONVITINH: 'Ngày làm việc', THOIGIANGIAIQUYET: '3', PHILEPHI: fees }])),
    );
  const named = { MOTA: fee.name.vi, DONVI: 'Đồng' };
  const amountOf = (fees: readonly JsonObject[]) =>
    valueAt(withFees(fees).body, ['fees', '0', 'amount']);
  assert.equal(amountOf([{ ...named, SOTIEN: '120000' }]), 120_000);
  assert.equal(amountOf([{ ...named, SOTIEN: '120.000' }]), fee.amount, '120 or 120 thousand');
  assert.equal(amountOf([{ ...named, SOTIEN: '5', DONVI: 'USD' }]), fee.amount);
  assert.equal(
    amountOf([
      { ...named, SOTIEN: '1000' },
      { ...named, SOTIEN: '2000' },
    ]),
    fee.amount,
  );
  assert.ok(
    withFees([]).unread.some(({ field, national }) => field === 'fees[0]' && national === ''),
  );
  const nameless = withFees([
    { ...named, SOTIEN: String(fee.amount) },
    { SOTIEN: '7', DONVI: 'Đồng', MOTA: '' },
  ]);
  assert.ok(nameless.unread.some(({ field }) => field === 'fees'));
});

test('nothing of ours disappears because the national entry does not have it', () => {
  const empty = read({ MATTHC: birth.code, TENTTHC: birth.name.vi });
  const { differences, body } = compareWithNational(birth, empty);
  assert.deepEqual(differences, []);
  assert.ok(readProcedure(body).ok);
});

test('a procedure that we do not have begins in the shape of its nearest, with all that is missing named', () => {
  const national = read(ONLY_THERE);
  const shape = nearestShape(national, ours) ?? assert.fail();
  assert.equal(shape.field.name.vi, 'Hộ tịch');
  const body = draftLike(shape, national, today);
  assert.equal(textAt(body, ['code']), '9.999901');
  assert.equal(valueAt(body, ['timeLimit', 'quantity']), 5);
  assert.equal(valueAt(body, ['fees', '0', 'amount']), 12_000);
  const draft = readDraft(body, {
    agencies: locality.agencies,
    isInForce: () => true,
    published: [],
    today,
  });
  assert.ok(!draft.ok);
  const places = draft.error.map(({ path }) => path);
  for (const path of ['/name/en', '/shortName/vi', '/applicants', '/timeLimit/basis']) {
    assert.ok(places.includes(path), `${path} in ${places.join(' ')}`);
  }
});
