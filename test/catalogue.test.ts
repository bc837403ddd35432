import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCatalogue, overlaps } from '#catalogue/catalogue.ts';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { demoStaff } from '#catalogue/demo-staff.ts';
import { agenciesOf, competentAgency, desksFor, handlerFor } from '#catalogue/locality.ts';
import { readDepartments, readUnits } from '#catalogue/read-locality.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import { syntheticPerson } from '#catalogue/synthetic-names.ts';
import { parseAgencyCode } from '#dossier/agency-code.ts';
import { dossierCode, parseDossierCode } from '#dossier/dossier-code.ts';
import { type Day, parseDay } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';

const root = join(import.meta.dirname, '../catalogue');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));

function sound<T>(file: string, read: Result<T, readonly CatalogueFault[]>): T {
  if (read.ok) return read.value;
  const faults = read.error.map(({ path, why }) => `${file}${path} ${why}`);
  return assert.fail(faults.join('\n'));
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  assert(day.ok);
  return day.value;
}

const june = dayOf('2022-06-21');

const files = readdirSync(join(root, 'procedures')).filter((name) => name.endsWith('.json'));
const procedures = files.map((name) => sound(name, readProcedure(readJson(`procedures/${name}`))));
const place = 'localities/kien-giang-2022';
const units = sound('units.json', readUnits(readJson(`${place}/units.json`)));
const departments = sound(
  'departments.json',
  readDepartments(readJson(`${place}/departments.json`)),
);
const agencies = agenciesOf(units, departments);

test('a file is named after its procedure, a later version also after its first day', () => {
  const first = new Map<string, Day>();
  for (const { code, validFrom } of procedures) {
    const known = first.get(code);
    if (known === undefined || validFrom < known) first.set(code, validFrom);
  }
  const named = procedures.map(({ code, validFrom }) =>
    validFrom === first.get(code) ? `${code}.json` : `${code}@${validFrom}.json`,
  );
  assert.deepEqual(files, named);
});

test('no two versions are in force at once', () => {
  assert.deepEqual(overlaps(procedures), []);
});

test('the fee of residence is the province’s own until 5 February 2023, then the ministry’s', () => {
  const { inForce } = createCatalogue(procedures);
  for (const [code, counter, online] of [
    ['1.004222', 20_000, 10_000],
    ['1.004194', 15_000, 7_000],
    ['1.010038', 10_000, 5_000],
  ] as const) {
    const feesOn = (date: string) =>
      inForce(code, dayOf(date))?.fees.map(({ channel, amount }) => [channel, amount]);
    assert.deepEqual(feesOn('2023-02-04'), [], code);
    assert.deepEqual(
      feesOn('2023-02-05'),
      [
        ['counter', counter],
        ['online', online],
      ],
      code,
    );
  }
});

/** The 25 essential services of Quyết định 06/QĐ-TTg, by the codes under which they stand here. */
const ESSENTIAL: readonly (readonly string[])[] = [
  ['TBC-xac-nhan-cmnd'],
  ['2.001194', '2.001195'],
  ['1.004222'],
  ['1.004194'],
  ['1.003677'],
  ['2.001159'],
  ['TBC-dang-ky-mo-to'],
  ['TBC-nop-phat-giao-thong'],
  ['1.001456'],
  ['2.001428'],
  ['2.001410'],
  ['1.001193'],
  ['1.000656'],
  ['1.000894'],
  ['2.000488', '2.001417', '2.000505'],
  ['2.000986', '2.001023'],
  ['1.011733'],
  ['1.002809', 'TBC-cap-lai-giay-phep-lai-xe'],
  ['1.008498'],
  ['TBC-bien-dong-dat-dai'],
  ['TBC-tro-cap-that-nghiep'],
  ['TBC-gia-han-bhyt-ho-gia-dinh'],
  ['1.005142'],
  ['3.000001'],
  ['3.000099'],
];

/** What the report of June 2022 names besides: its five most used, its five unused, and others. */
const REPORTED: readonly string[] = [
  '2.000033',
  '2.001474',
  '1.001612',
  '1.004650',
  'TBC-thuc-hanh-tot-ban-le-thuoc',
  'TBC-giam-dinh-so-huu-cong-nghiep',
  'TBC-xa-van-hoa-nong-thon-moi',
  'TBC-cham-dut-du-an-dau-tu',
  '1.004979',
  '2.002069',
  '1.003197',
  'TBC-the-bhyt-tre-em',
  '1.001731',
  '2.002307',
  '2.002308',
  '1.014359',
  '1.014177',
];

test('the 25 essential services and all that the report names are in force in June 2022', () => {
  const { inForce } = createCatalogue(procedures);
  assert.equal(ESSENTIAL.length, 25);
  const missing = [...ESSENTIAL.flat(), ...REPORTED].filter((code) => inForce(code, june) === null);
  assert.deepEqual(missing, []);
});

test('an interlinked procedure joins procedures that are in force when it begins', () => {
  const { inForce } = createCatalogue(procedures);
  const interlinked = procedures.filter(({ kind }) => kind === 'interlinked');
  assert.ok(interlinked.length >= 3);
  for (const { code, parts, validFrom } of interlinked) {
    for (const part of parts) {
      assert.notEqual(inForce(part.code, validFrom), null, `${code}: ${part.code}`);
    }
  }
  const death = interlinked.find(({ code }) => code === '1.011733');
  const funerals = death?.parts.filter(({ oneOf }) => oneOf === 'mai-tang') ?? [];
  assert.equal(funerals.length, 5, 'the sixth came with the two-tier regime');
});

test('no two components of one procedure have one name, and shares of steps are no dust', () => {
  for (const { code, components, steps } of procedures) {
    assert.equal(new Set(components.map(({ name }) => name.vi)).size, components.length, code);
    for (const { shareHours } of steps) {
      assert.ok(shareHours === null || shareHours * 8 === Math.round(shareHours * 8), code);
    }
  }
});

test('one field (lĩnh vực) has one name and one code, for the catalogue is searched by it', () => {
  const byName = Map.groupBy(procedures, ({ field }) => field.name.vi);
  for (const [name, ofField] of byName) {
    const written = new Set(ofField.map(({ field }) => `${field.code} ${field.name.en}`));
    assert.equal(written.size, 1, name);
  }
  const business = procedures.filter(({ name }) => /hộ kinh doanh/.test(name.vi));
  assert.equal(business.length, 5);
  assert.equal(new Set(business.map(({ field }) => field.name.vi)).size, 1);
});

test('in June 2022 the four procedures of the start are in force, with their time limits', () => {
  const { inForce } = createCatalogue(procedures);
  const limitOf = (code: string) => {
    const { basis: _basis, ...limit } = inForce(code, june)?.timeLimit ?? { basis: '' };
    return limit;
  };
  assert.deepEqual(limitOf('1.001193'), { unit: 'SAME_DAY', cutOff: '15:00' });
  assert.deepEqual(limitOf('1.004222'), { unit: 'WORKING_DAY', quantity: 7 });
  assert.deepEqual(limitOf('1.001612'), { unit: 'WORKING_DAY', quantity: 3 });
  assert.equal(inForce('2.000033', june)?.timeLimit.unit, 'NONE');
});

test('what is not confirmed says so: fees of the province, shares of steps, articles', () => {
  for (const { code, fees, steps, toBeConfirmed } of procedures) {
    const open = toBeConfirmed.map(({ field }) => field);
    assert.ok(open.includes('legalBasis'), code);
    assert.ok(steps.length === 0 || open.includes('steps'), code);
    assert.ok(fees.length === 0 || open.some((field) => field.startsWith('fees')), code);
  }
});

test('names of papers are short; what is long about them is their condition', () => {
  for (const { code, components } of procedures) {
    for (const { key, name } of components) {
      assert.ok(name.vi.length <= 60 && name.en.length <= 60, `${code} ${key}`);
    }
  }
});

test('Kiên Giang of June 2022 has 15 district units and 144 communes', () => {
  const count = (level: number) => units.filter((unit) => unit.level === level).length;
  assert.deepEqual([count(1), count(2), count(3)], [1, 15, 144]);
  const types = Map.groupBy(units, (unit) => unit.type);
  assert.equal(types.get('Xã')?.length, 116);
  assert.equal(types.get('Phường')?.length, 18);
  assert.equal(types.get('Thị trấn')?.length, 10);
});

test('agency codes are well-formed, unique and make dossier codes', () => {
  assert.equal(new Set(agencies.map(({ code }) => code)).size, agencies.length);
  for (const { code } of agencies) {
    assert.ok(parseAgencyCode(code).ok, code);
    const parsed = parseDossierCode(dossierCode(code, june, 1));
    assert.ok(parsed.ok && parsed.value.agency === code, code);
  }
  const trade = agencies.find(({ department }) => department === 'so-cong-thuong');
  assert.equal(dossierCode(trade?.code ?? '', june, 1), '000.00.33.H33-220621-0001');
});

test('every parent is an agency', () => {
  const codes = new Set(agencies.map(({ code }) => code));
  const orphans = agencies.filter(
    ({ parentCode }) => parentCode !== null && !codes.has(parentCode),
  );
  assert.deepEqual(orphans, []);
});

test('each procedure is received at the desks of its level, and some agency decides it', () => {
  const desks = new Map([
    ['1.001193', 144],
    ['1.004222', 144],
    ['1.001612', 15],
    ['2.000033', 1],
  ]);
  for (const procedure of procedures) {
    const own = desksFor(procedure, agencies);
    const known = desks.get(procedure.code);
    if (known !== undefined) assert.equal(own.length, known, procedure.code);
    assert.equal(own.length === 0, procedure.handler === 'outside', procedure.code);
    for (const desk of own) assert.ok(handlerFor(procedure, desk, agencies), desk.name.vi);
  }
});

test('every step of every procedure has somebody at every desk and agency', () => {
  const staff = demoStaff(agencies);
  assert.equal(new Set(staff.map(({ username }) => username)).size, staff.length);
  for (const { username } of staff) assert.match(username, /^[a-z]+\.[a-z0-9]+$/);
  const places = new Set(staff.map(({ agency, role }) => `${agency} ${role}`));
  for (const procedure of procedures) {
    for (const desk of desksFor(procedure, agencies)) {
      const handler = handlerFor(procedure, desk, agencies);
      for (const step of procedure.steps) {
        const where = step.place === 'desk' ? desk.code : handler;
        assert.ok(places.has(`${where} ${step.role}`), `${where} has no ${step.role}`);
      }
    }
  }
});

test('invented persons live in communes that exist', () => {
  const places = new Set(agencies.map(({ address }) => address));
  for (let draw = 0; draw < 100; draw += 1) {
    const { address } = syntheticPerson(() => draw / 100);
    assert.ok(places.has(address.split(', ').slice(2).join(', ')), address);
  }
});

test('every part of an interlinked procedure has an agency that decides it, wherever it is received', () => {
  const byCode = Map.groupBy(procedures, ({ code }) => code);
  for (const procedure of procedures.filter(({ kind }) => kind === 'interlinked')) {
    for (const desk of desksFor(procedure, agencies)) {
      for (const { code } of procedure.parts) {
        const [part = assert.fail(code)] = byCode.get(code) ?? [];
        assert.ok(competentAgency(part, desk, agencies), `${code} at ${desk.name.vi}`);
      }
    }
  }
});
