import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { instantFromEpoch } from '#kernel/day.ts';
import { type CallRecord, createPlatform } from '#registries/lgsp/gateway.ts';
import { nationalPopulation } from '#registries/national-population/adapter.ts';
import { nationalPortal, progressKey } from '#registries/national-portal/adapter.ts';
import type { PortalDossier, PortalProgress } from '#registries/national-portal/codec.ts';
import { readXml } from '#registries/read-xml.ts';
import { type FaultCode, faultTexts, RegistryFault } from '#registries/registry-fault.ts';
import { runSimulators } from './support/simulators.ts';

const simulators = await runSimulators();
const now = () => instantFromEpoch(Date.now());
const records: CallRecord[] = [];
const keep = async (record: CallRecord): Promise<void> => void records.push(record);
const platform = createPlatform({ ...simulators, baseUrl: simulators.url, routes: new Map(), now })(
  keep,
);
const population = nationalPopulation(platform);
const portal = nationalPortal(platform, {
  username: 'mot-cua',
  password: 'mat-khau-bi-mat',
  destination: 'VN:COM:VPCP',
  unit: '000.00.00.H33',
});
const context = {
  dossierId: randomUUID(),
  subject: 'demo:quay',
  agency: '000.01.40.H33',
  purpose: 'Thử',
  procedureCode: '1.001193',
  person: null,
};
const somebody = simulators.people.find(
  ({ mother, birthDate }) => mother !== null && birthDate.length === 10,
);
assert.ok(somebody !== undefined);
const queryOf = (changes: object = {}) => ({
  query: randomUUID(),
  service: '1.001193',
  officer: 'demo:quay',
  agency: '000.01.40.H33',
  number: somebody.number,
  name: somebody.name,
  birthDate: somebody.birthDate,
  ...changes,
});
const verify = (changes: object = {}, timeout = 5000) =>
  population.verify(queryOf(changes), context, timeout);

async function faultOf(call: () => Promise<unknown>): Promise<RegistryFault> {
  try {
    await call();
  } catch (fault) {
    assert.ok(fault instanceof RegistryFault, String(fault));
    return fault;
  }
  return assert.fail('it was answered');
}

beforeEach(async () => {
  for (const system of ['lgsp', 'national-population', 'national-portal'] as const) {
    await simulators.order(system);
  }
  records.length = 0;
});

test('a person is verified by number, name and a birth date that may be known in part', async () => {
  assert.equal(await verify(), 'matches');
  assert.equal(await verify({ birthDate: somebody.birthDate.slice(0, 4) }), 'matches');
  assert.equal(await verify({ birthDate: somebody.birthDate.slice(0, 7) }), 'matches');
  assert.equal(await verify({ birthDate: null }), 'matches');
  assert.equal(await verify({ name: 'Người Khác' }), 'differs');
  assert.equal(await verify({ birthDate: '1900-01-01' }), 'differs');
  assert.equal(await verify({ number: '091000000000' }), 'unknown');
  assert.equal(
    await verify({ number: somebody.oldNumber || '370000000' }),
    somebody.oldNumber === '' ? 'unknown' : 'matches',
  );
});

test('a look-up tells the person and the family', async () => {
  const found = await population.lookUp(queryOf(), context, 5000);
  assert.ok(found !== null);
  assert.equal(found.name, somebody.name);
  assert.equal(found.sex, somebody.sex);
  assert.equal(found.birthDate, somebody.birthDate);
  assert.deepEqual(found.residence, { unit: somebody.commune, line: somebody.address });
  assert.equal(found.mother?.number, somebody.mother);
  assert.equal(found.householder?.number, somebody.householder);
  assert.equal(await population.lookUp(queryOf({ number: '091000000000' }), context, 5000), null);
});

test('markup in a name is text for the service', async () => {
  assert.equal(await verify({ name: '<x>&"A\u0000' }), 'differs');
});

const dossierOf = (code: string): PortalDossier =>
  ({
    MaHoSo: code,
    MaTTHC: '1.001193',
    TrangThaiHoSo: '2',
    NgayHenTra: '20220621170000',
  }) as PortalDossier;
const lineOf = (code: string, status: PortalProgress['TrangThai']): PortalProgress => ({
  MaHoSo: code,
  NguoiXuLy: 'Cán bộ',
  ChucDanh: 'specialist',
  ThoiDiemXuLy: '20220621090000',
  PhongBanXuLy: 'UBND',
  NoiDungXuLy: 'Nhận xử lý',
  TrangThai: status,
});

test('the portal takes a dossier once, its changes, its progress, and tells what it has', async () => {
  const code = '000.01.40.H33-220621-0001';
  assert.equal(await portal.find(code, context), null);
  assert.equal(
    (await faultOf(() => portal.syncDossier(dossierOf(code), true, context))).code,
    'refused',
  );
  await portal.syncDossier(dossierOf(code), false, context);
  assert.equal(
    (await faultOf(() => portal.syncDossier(dossierOf(code), false, context))).code,
    'refused',
  );
  await portal.syncDossier({ ...dossierOf(code), TrangThaiHoSo: '4' }, true, context);
  await portal.addProgress([lineOf(code, '2'), lineOf(code, '4')], context);
  const found = await portal.find(code, context);
  assert.equal(found?.status, '4');
  assert.deepEqual(
    [...(found?.progress ?? [])],
    [progressKey(lineOf(code, '2')), progressKey(lineOf(code, '4'))],
  );
});

test('tokens and sessions that end are begun anew; one request gets a token for all', async () => {
  await portal.find('x', context);
  await simulators.forget();
  assert.equal(await portal.find('x', context), null);
  await simulators.forget();
  const all = await Promise.all(Array.from({ length: 20 }, () => verify()));
  assert.ok(all.every((outcome) => outcome === 'matches'));
});

test('every call is kept with for whom and what for; secrets are not', async () => {
  await simulators.forget();
  await portal.find('000.01.40.H33-220621-0001', context);
  assert.deepEqual(
    records.map(({ service }) => service),
    ['TraCuuHoSo', 'login', 'TraCuuHoSo'],
  );
  const last = records.at(-1);
  assert.equal(last?.subject, 'demo:quay');
  assert.equal(last?.outcome, 'answered');
  assert.match(last?.response ?? '', /MaHoSo/);
  const text = JSON.stringify(records);
  assert.doesNotMatch(text, /mat-khau-bi-mat|bi-mat-thu|phien-\d/);
});

test('whatever an outside system does is a worded fault, and known for an outage or not', async () => {
  const cases: readonly (readonly [object, FaultCode, FaultCode, boolean])[] = [
    [{ isOut: true }, 'unreachable', 'unreachable', true],
    [{ errors: 1 }, 'http-status', 'http-status', true],
    [{ lostAnswers: 1 }, 'unreachable', 'unreachable', true],
    [{ webPages: 1 }, 'web-page', 'web-page', false],
    [{ rubbish: 1 }, 'wrong-encoding', 'wrong-encoding', false],
    [{ cutOff: 1 }, 'not-json', 'not-xml', false],
  ];
  for (const [plan, ofJson, ofXml, isOutage] of cases) {
    await simulators.order('national-portal', plan);
    await simulators.order('national-population', plan);
    const json = await faultOf(() => portal.find('x', context));
    assert.deepEqual([json.code, json.isOutage], [ofJson, isOutage], JSON.stringify(plan));
    const xml = await faultOf(() => verify());
    assert.deepEqual([xml.code, xml.isOutage], [ofXml, isOutage], JSON.stringify(plan));
    assert.notEqual(faultTexts[json.code].vi, '');
  }
  await simulators.order('national-population', { trickle: 1 });
  assert.equal((await faultOf(() => verify({}, 1200))).code, 'timed-out');
  await simulators.order('national-population', { latency: 1500 });
  assert.equal((await faultOf(() => verify({}, 300))).code, 'timed-out');
  await simulators.order('national-population');
  const fault = await faultOf(() => verify({ service: '' }));
  assert.deepEqual(
    [fault.code, fault.message],
    ['soap-fault', 'Thiếu MaYeuCau, MaCanBo hoặc MaDVC'],
  );
  const wrong = createPlatform({
    ...simulators,
    clientSecret: 'sai',
    routes: new Map(),
    baseUrl: simulators.url,
    now,
  });
  const refused = nationalPopulation(wrong(keep));
  assert.equal((await faultOf(() => refused.verify(queryOf(), context, 5000))).code, 'no-token');
  assert.ok(
    records.some(({ outcome, faultCode }) => outcome === 'failed' && faultCode === 'no-token'),
  );
});

test('XML from outside defines nothing for itself and is well-formed or refused', () => {
  const bad = [
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<a>&undefined;</a>',
    '<a><b></a>',
    '<a/><a/>',
    '<a',
    '',
    'text',
    `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`,
    '<x:a/>',
  ];
  for (const text of bad) {
    assert.throws(() => readXml({ status: 200, text }), { code: 'not-xml' }, text.slice(0, 40));
  }
  const { name, namespace, children } = readXml({
    status: 200,
    text: '<?xml version="1.0"?><s:a xmlns:s="u"><b>1 &lt; 2<![CDATA[&]]></b></s:a>',
  });
  assert.deepEqual([name, namespace, children[0]?.text], ['a', 'u', '1 < 2&']);
});
