import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readProcedure } from '#catalogue/read-procedure.ts';

type Json = Record<string, unknown>;

const file = join(import.meta.dirname, '../../catalogue/procedures/1.001612.json');
const sound = (): Json => JSON.parse(readFileSync(file, 'utf8')) as Json;

/** The sound file with one place changed; `steps.1.role` is a path. */
function changed(path: string, value: unknown): Json {
  const json = sound();
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let place = json;
  for (const part of parts) place = place[part] as Json;
  place[last] = value;
  return json;
}

function faultsOf(json: unknown): readonly string[] {
  const read = readProcedure(json);
  return read.ok ? [] : read.error.map((fault) => `${fault.path} ${fault.why}`);
}

test('a sound file is read as it stands', () => {
  const read = readProcedure(sound());
  assert.deepEqual(read, { ok: true, value: sound() });
});

test('a wrong shape is refused, with the place', () => {
  const cases: readonly (readonly [string, unknown, RegExp])[] = [
    ['code', '1001612', /^\/code /],
    ['validFrom', '04/01/2021', /^\/validFrom /],
    ['name', { vi: 'Đăng ký' }, /^\/name /],
    ['name.vi', ' Đăng ký', /^\/name\/vi /],
    ['fees.0.amount', -1, /^\/fees\/0\/amount /],
    ['fees.0.amount', 2 ** 60, /^\/fees\/0\/amount /],
    ['fees.0.amount', 100_000.5, /^\/fees\/0\/amount /],
    ['timeLimit.quantity', 0, /^\/timeLimit/],
    ['timeLimit', { unit: 'SAME_DAY', cutOff: '25:00', basis: 'Điều 5' }, /^\/timeLimit/],
    ['components.0.code', 'KQ1', /^\/components\/0\/code /],
    ['components.0.colour', 'red', /^\/components\/0 /],
    ['results.0.code', 'KQ.000031', /^\/results\/0\/code /],
    ['field.code', 'TP07', /^\/field\/code /],
    ['legalBasis', [], /^\/legalBasis /],
    ['legalBasis.0.document', 'Nghị định 01', /^\/legalBasis\/0\/document /],
    ['steps.0.role', 'minister', /^\/steps\/0\/role /],
    ['channels', [], /^\/channels /],
    ['onlineLevel', 5, /^\/onlineLevel/],
    ['lifeEvents', ['holiday'], /^\/lifeEvents\/0 /],
    ['steps.0.system', 'mainframe', /^\/steps\/0\/system/],
  ];
  for (const [path, value, fault] of cases) {
    const found = faultsOf(changed(path, value));
    assert.ok(
      found.some((text) => fault.test(text)),
      `${path}: ${found.join('; ')}`,
    );
  }
  for (const json of [null, 1, 'x', [], {}]) assert.equal(readProcedure(json).ok, false);
});

test('a right shape without sense is refused, with the place', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['validFrom', '2021-02-30', '/validFrom is a day that no calendar has'],
    ['validTo', '2021-13-01', '/validTo is a day that no calendar has'],
    ['validTo', '2021-01-04', '/validTo must be later than validFrom'],
    ['name.vi', 'Đăng ký'.normalize('NFD'), ' has text that is not composed (NFC)'],
    ['department', 'so-cong-thuong', '/department is named exactly where the handler is'],
    ['handler', 'department', '/department is named exactly where the handler is'],
    ['components.1.key', 'giay-de-nghi', '/components has a key twice'],
    ['components.0.originals', 0, '/components/0 asks for no paper at all'],
    ['toBeConfirmed.0.field', 'fees[7].amount', '/toBeConfirmed/0 names fees[7].amount'],
    ['steps.1.shareHours', 13, '/steps shares 25 working hours, the time limit has 24'],
    ['steps.1.shareHours', null, '/steps has a step without a share'],
    ['timeLimit.unit', 'HOUR', '/steps shares 24 working hours, the time limit has 3'],
    ['steps.1.id', 'tiep-nhan', '/steps has an id twice'],
    ['receivedAt', [], '/receivedAt is empty exactly where the handler is outside'],
    ['steps', [], '/steps is empty exactly where the handler is outside'],
    ['handler', 'outside', '/outsideHandler is named exactly where the handler is outside'],
    [
      'parts',
      [{ code: '1.001193', after: [], oneOf: null }],
      '/parts a single procedure has no parts',
    ],
    ['kind', 'interlinked', '/parts joins fewer than two procedures'],
    ['steps.2.after', ['tham-tra'], '/steps/2/after names the unknown step tham-tra'],
    ['steps.1.after', ['ky-duyet'], '/steps/1/after makes a cycle: ky-duyet waits for tham-dinh'],
    ['steps.1.after', ['tham-dinh'], '/steps/1/after makes a cycle: tham-dinh waits for tham-dinh'],
    ['steps.1.after', [], '/steps/1/after is empty exactly where it is the first step'],
    ['steps.2.after', ['tiep-nhan'], '/steps/1 leads to no other step and is not the last'],
    ['steps.1.mainAction', 'sign', '/steps/1 its main action is not among its actions'],
    ['steps.1.mainAction', 'send-back', '/steps/1 its main action does not lead on'],
    ['steps.1.role', 'counter-officer', '/steps/1 counter officers work at the desk'],
    ['steps.1.actions', ['propose', 'sign'], '/steps/1 only a signing leader signs'],
    ['steps.1.actions', ['propose', 'hand-over'], '/steps/1 hands over exactly where'],
    ['steps.0.actions', ['pass-on', 'send-back'], '/steps/0 is the first step'],
    ['steps.0.place', 'handler', '/steps/0 must be at the desk'],
    ['steps.4.place', 'handler', '/steps/4 must be at the desk'],
    ['steps.3.mainAction', 'send-back', '/steps no step of the deciding agency issues'],
  ];
  for (const [path, value, fault] of cases) {
    const found = faultsOf(changed(path, value));
    assert.ok(
      found.some((text) => text.startsWith(fault)),
      `${path}: ${found.join('; ')}`,
    );
  }
});

test('a procedure without a time limit has no shares; one in calendar days has any', () => {
  const none = { unit: 'NONE', reason: { vi: 'Không', en: 'None' }, basis: '81/2018/NĐ-CP' };
  assert.deepEqual(faultsOf(changed('timeLimit', none)), [
    '/steps shares a time limit that is not there',
  ]);
  for (const unit of ['DAY', 'MONTH'])
    assert.deepEqual(faultsOf(changed('timeLimit.unit', unit)), []);
});

test('all that is wrong is named at once', () => {
  const json = { ...changed('steps.1.shareHours', 13), validTo: '2020-01-01' };
  assert.equal(faultsOf(json).length, 2);
});

test('codes of every form in use are read', () => {
  assert.deepEqual(faultsOf(changed('code', 'TBC-thu')), [
    '/code is no real code and must stand in toBeConfirmed',
  ]);
  const forms = ['1.001612', '1.001193.02', '3.000181.000.00.00.H22', '1.000948.H38'];
  for (const code of forms) assert.deepEqual(faultsOf(changed('code', code)), []);
  for (const document of [
    '60/2014/QH13',
    '123/2015/NĐ-CP',
    '66.7/2025/NQ-CP',
    '01/2018/TT-VPCP',
    '49/2015/QĐ-TTg',
  ]) {
    assert.deepEqual(faultsOf(changed('legalBasis.0.document', document)), []);
  }
});

test('steps side by side share the time of the longer one', () => {
  const json = sound();
  const steps = json['steps'] as Json[];
  const [receipt, examination, signing] = steps;
  assert.ok(receipt && examination && signing);
  const beside = { ...examination, id: 'lay-y-kien', shareHours: 2 };
  const both = { ...signing, after: ['tham-dinh', 'lay-y-kien'] };
  const parallel = { ...json, steps: [receipt, examination, beside, both, ...steps.slice(3)] };
  assert.deepEqual(faultsOf(parallel), []);
  assert.deepEqual(
    faultsOf({ ...json, steps: [receipt, beside, { ...examination, after: ['tham-tra'] }] }),
    [
      '/steps/2/after names the unknown step tham-tra',
      '/steps/1 leads to no other step and is not the last',
    ],
  );
  const late = { ...beside, after: ['ky-duyet'] };
  assert.match(
    faultsOf({ ...json, steps: [receipt, examination, late, signing, ...steps.slice(3)] })[0] ?? '',
    /^\/steps\/2\/after ky-duyet must stand before it/,
  );
});

test('an interlinked procedure names its parts, each after those it needs', () => {
  const json = { ...sound(), kind: 'interlinked' };
  const birth = { code: '1.001193', after: [], oneOf: null };
  const residence = { code: '1.004222', after: ['1.001193'], oneOf: null };
  assert.deepEqual(faultsOf({ ...json, parts: [birth, residence] }), []);
  assert.deepEqual(faultsOf({ ...json, parts: [residence, birth] }), [
    '/parts/0 1.001193 is no part that stands before it',
  ]);
  assert.deepEqual(faultsOf({ ...json, parts: [birth, birth] }), ['/parts/1 stands twice']);
});

test('a procedure that another system decides has no desk and no process here', () => {
  const outside = {
    ...sound(),
    handler: 'outside',
    outsideHandler: { vi: 'Cơ quan thuế', en: 'Tax office' },
    department: null,
    receivedAt: [],
    steps: [],
  };
  assert.deepEqual(faultsOf(outside), []);
});
