import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { writeRegister } from '#host/reports/report-register.ts';
import { loadWorld } from '#store/load-world.ts';
import { tableRows } from '#tables/table-file.ts';
import { registerOf } from '#workbench/papers/register-files.ts';
import { at, day, locality } from '#test/support/dossier-fixtures.ts';
import { openTestStore, seedSynthetic, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
let directory: string;
before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, 200);
  directory = await mkdtemp(join(tmpdir(), 'register-'));
});
after(async () => {
  await store.close();
  await rm(directory, { recursive: true });
});

const PERIOD = { start: day('2022-01-01'), end: day('2022-12-31') };

async function askedOf(column: 'received_desk' | 'handler') {
  const { rows } = await store.pool.query(
    `select ${column} as code, count(*)::int as count from dossier group by 1 order by 2 desc limit 1`,
  );
  const agency = locality.agencies.find(({ code }) => code === rows[0].code) ?? assert.fail();
  const { world, directory: names } = await loadWorld(store.ownerPool, PERIOD.end);
  const read: string[] = [];
  const reader = {
    pool: store.pool,
    directory: names,
    onRead: async (dossiers: readonly { readonly dossierId: string }[]) =>
      void read.push(...dossiers.map(({ dossierId }) => dossierId)),
  };
  const register = {
    ...registerOf(agency),
    from: at('2022-01-01 00:00'),
    to: at('2023-01-01 00:00'),
  };
  const asked = { register, period: PERIOD, rules: world.rulesOn(PERIOD.end) };
  return { reader, asked, read, count: Number(rows[0].count) };
}

for (const column of ['received_desk', 'handler'] as const) {
  test(`the spreadsheet has every dossier of the ${column}, each read kept, and no part is left over`, async () => {
    const { reader, asked, read, count } = await askedOf(column);
    const out = join(directory, `${column}.xlsx`);
    await writeRegister(reader, asked, { out, kind: 'xlsx' }, at('2022-07-29 16:00'));
    const rows: (readonly string[])[] = [];
    for await (const batch of tableRows(out, null)) rows.push(...batch.map(({ cells }) => cells));
    const head = rows.findIndex(([first]) => first === 'STT');
    assert.equal(rows.length - head - 1, count);
    assert.equal(rows.at(-1)?.[0], String(count));
    assert.equal(read.length, count);
    assert.deepEqual(
      (await readdir(directory)).filter((name) => name.endsWith('.part')),
      [],
    );
  });
}

test('the same as PDF', async () => {
  const { reader, asked, read, count } = await askedOf('handler');
  const out = join(directory, 'so.pdf');
  await writeRegister(reader, asked, { out, kind: 'pdf' }, at('2022-07-29 16:00'));
  assert.match((await readFile(out)).subarray(0, 5).toString(), /^%PDF-/);
  assert.equal(read.length, count);
});
