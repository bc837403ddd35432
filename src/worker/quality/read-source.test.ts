import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { SourceRecord } from '#quality/source-record.ts';
import { connectRegistries } from '#registries/connect.ts';
import { contextOf, faultOf } from '#test/support/contract-target.ts';
import { accountAt, systemNow } from '#test/support/exchange-fixture.ts';
import { runSimulators } from '#test/support/simulators.ts';
import { correctRecord } from '#worker/quality/correct-record.ts';
import { readSource, type RegisterSource } from '#worker/quality/read-source.ts';

const simulators = await runSimulators();
const registries = connectRegistries(accountAt(simulators), () => async () => {}, systemNow);
const context = contextOf({});
const INJECTIONS: RegisterSource = { kind: 'register', register: 'vaccination' };

const SOURCES: readonly RegisterSource[] = [
  INJECTIONS,
  { kind: 'register', register: 'civil-status' },
  { kind: 'register', register: 'national-population' },
  { kind: 'register', register: 'social-insurance' },
  { kind: 'register', register: 'education', schoolYear: '2021-2022' },
];

async function recordsOf(source: RegisterSource, from = 1): Promise<readonly SourceRecord[]> {
  const records: SourceRecord[] = [];
  const options = { from, tries: 1, wait: 1 };
  for await (const { content } of readSource(registries, source, context, options)) {
    records.push(...content.records);
  }
  return records;
}

for (const source of SOURCES) {
  test(`${source.register}: every record has the one shape, and dates as the system writes them`, async () => {
    const records = await recordsOf(source);
    assert.ok(records.length > 0);
    assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
    for (const { birthDate, commune, name, sex } of records) {
      assert.match(birthDate, /^\d{4}(-\d{2}){0,2}$/);
      assert.match(name, /\S/);
      assert.ok(commune === '30730' && sex !== null);
    }
  });
}

test('what only one register tells is kept by name', async () => {
  const moreOf = async (source: RegisterSource) => (await recordsOf(source))[0]?.more ?? {};
  const [injection, birth, citizen, insured, pupil] = await Promise.all(SOURCES.map(moreOf));
  assert.match(injection?.['injectedOn'] ?? '', /^2021-\d\d-\d\d$/);
  assert.deepEqual(Object.keys(injection ?? {}), ['dose', 'vaccine', 'lot', 'injectedOn', 'phone']);
  assert.match(birth?.['registrationNumber'] ?? '', /^\d+\/KS$/);
  assert.match(citizen?.['cardIssuedOn'] ?? '', /^2021-\d\d-\d\d$/);
  assert.match(insured?.['household'] ?? '', /^HGD\d+$/);
  assert.deepEqual(pupil, {
    school: 'THCS Giả Lập 30730',
    class: '9',
    schoolYear: '2021-2022',
  });
});

test('a register that goes by days gives those of the days that are asked for', async () => {
  const all = await recordsOf(INJECTIONS);
  const days = { from: '2021-11-01', to: '2021-11-30' };
  const some = await recordsOf({ ...INJECTIONS, ...days });
  assert.ok(some.length > 0);
  const chosen = all.filter(({ more }) => (more['injectedOn'] ?? '').startsWith('2021-11'));
  assert.deepEqual(some, chosen);
});

test('a dead line hands its fault up; who goes on from the next page misses nothing', async () => {
  const whole = await recordsOf(INJECTIONS);
  const kept: SourceRecord[] = [];
  let last = 0;
  const pull = async (from: number): Promise<void> => {
    const options = { from, tries: 2, wait: 1 };
    const pages = readSource(registries, INJECTIONS, context, options);
    for await (const { page, content } of pages) {
      kept.push(...content.records);
      last = page;
      if (from === 1) await simulators.order('vaccination', { isOut: true });
    }
  };
  const fault = await faultOf(() => pull(1));
  assert.equal(fault.code, 'unreachable');
  await simulators.order('vaccination');
  await pull(last + 1);
  assert.deepEqual(kept, whole);
});

for (const register of ['vaccination', 'civil-status', 'social-insurance'] as const) {
  test(`${register}: a correction stands in the next list; a refusal is a value, a dead line a fault`, async () => {
    const source = SOURCES.find((one) => one.register === register) ?? assert.fail();
    const [record = assert.fail()] = await recordsOf(source);
    const right = {
      name: 'Lâm Thị Mỹ Hạnh',
      birthDate: '1985-11-03',
      sex: 'female',
      identityNumber: '091185000001',
    } as const;
    const correction = { key: `${register} 1`, id: record.id, right };
    const correcting = (changes: object = {}) =>
      correctRecord(registries, register, { ...correction, ...changes }, context);
    await simulators.order(register, { isOut: true });
    assert.equal((await faultOf(() => correcting())).code, 'unreachable');
    await simulators.order(register);
    assert.deepEqual(await correcting(), { ok: true, value: null });
    const found = (await recordsOf(source)).find(({ id }) => id === record.id);
    assert.deepEqual(found, { ...record, ...right });
    const refused = await correcting({ key: 'none', id: 'KHONG-CO' });
    assert.deepEqual(refused, { ok: false, error: { code: '201', text: 'RECORD_NOT_FOUND' } });
  });
}
