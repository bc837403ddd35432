import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Day } from '#kernel/day.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import { connectRegistries } from '#registries/connect.ts';
import { contextOf, faultOf } from '#test/support/contract-target.ts';
import { accountAt, systemNow } from '#test/support/exchange-fixture.ts';
import { runSimulators } from '#test/support/simulators.ts';
import { correctRecord } from '#worker/quality/correct-record.ts';
import { readSource, type Source } from '#worker/quality/read-source.ts';

const simulators = await runSimulators();
const registries = connectRegistries(accountAt(simulators), () => async () => {}, systemNow);
const context = contextOf({});
const EVER = { from: '1900-01-01' as Day, to: '2099-12-31' as Day };
const INJECTIONS: Source = { register: 'vaccination', ...EVER };

const SOURCES: readonly Source[] = [
  INJECTIONS,
  { register: 'civil-status', ...EVER },
  { register: 'population', commune: '' },
  { register: 'social-insurance', commune: '' },
  { register: 'education', schoolYear: '2021-2022' },
];

async function recordsOf(source: Source, from = 1): Promise<readonly SourceRecord[]> {
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
  const moreOf = async (source: Source) => (await recordsOf(source))[0]?.more ?? {};
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
