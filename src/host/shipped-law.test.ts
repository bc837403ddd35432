import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readShippedForms } from '#host/form-files.ts';
import { addShippedLaw } from '#host/shipped-law.ts';
import { readProcedures } from '#store/published-catalogue.ts';
import { CIVIL_BIRTH, day, procedureOf } from '#test/support/dossier-fixtures.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';
import { isInForce } from '#catalogue/catalogue.ts';

const birth = procedureOf(CIVIL_BIRTH);
const forms = await readShippedForms();
let store: TestStore;
let directory: string;
before(async () => {
  store = await openTestStore();
  directory = await mkdtemp(join(tmpdir(), 'mot-cua-law-'));
});
after(async () => {
  await rm(directory, { recursive: true });
  await store.close();
});

const put = (name: string, body: unknown): Promise<void> =>
  writeFile(join(directory, name), typeof body === 'string' ? body : JSON.stringify(body));

test('a file that would put an end to the law in force is refused with its place, and the law stays', async () => {
  const again = (validFrom: string, change: object = {}) => ({ ...birth, validFrom, ...change });
  await put('khong-phai-json.json', '{');
  await put('cu.json', again('2021-01-01', { validTo: '2021-06-01' }));
  await put('am.json', again('2030-01-01', { fees: [{ ...FEE, amount: -1 }] }));
  await put('moi.json', again('2031-01-01'));
  const said: string[] = [];
  await addShippedLaw(store.ownerPool, forms, (line) => void said.push(line), directory);
  const lines = said.map((line) => line.replace(directory, '').replace(/^.*: \//, ''));
  assert.ok(lines.some((line) => line.startsWith('khong-phai-json.json')));
  assert.ok(lines.some((line) => line.startsWith('am.json/fees/0/amount')));
  assert.ok(
    lines.some((line) => /^cu\.json\/validTo: lies within .* which has no end$/.test(line)),
  );
  const versions = (await readProcedures(store.pool)).filter(({ code }) => code === CIVIL_BIRTH);
  assert.deepEqual(
    versions.map(({ validFrom }) => validFrom).toSorted(),
    [birth.validFrom, '2031-01-01'],
    'the sound file was added',
  );
  assert.ok(versions.some((version) => isInForce(version, day('2026-11-27'))));
});

test('one that begins before what is published is refused: that is history', async () => {
  await rm(directory, { recursive: true });
  directory = await mkdtemp(join(tmpdir(), 'mot-cua-law-'));
  await put('truoc.json', { ...birth, validFrom: '2025-01-01' });
  const said: string[] = [];
  await addShippedLaw(store.ownerPool, forms, (line) => void said.push(line), directory);
  assert.match(said.join(), /truoc\.json\/validFrom: begins before the version from 2031-01-01/);
});

const FEE = {
  name: { vi: 'Lệ phí', en: 'Fee' },
  amount: 1000,
  channel: 'counter',
  basis: 'Thử',
};
