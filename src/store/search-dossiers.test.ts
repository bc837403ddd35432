import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { searchDossiers } from '#store/worklist.ts';
import { at, receiptOf, RESIDENCE, seatOf } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

const names = [
  'Nguyễn Thị Mỹ Duyên',
  'Danh Thị Sa Rây',
  'Đặng Đức Đạt',
  "D'Artagnan Út",
  'Trần\\Văn',
] as const;
type Name = (typeof names)[number];

const here = seatOf(RESIDENCE, 0);
const elsewhere = seatOf(RESIDENCE, 1);
const codes = new Map<string, Name>();
let store: TestStore;
before(async () => {
  store = await openTestStore();
  for (const [index, name] of names.entries()) {
    const { applicant } = receiptOf(RESIDENCE);
    const identityNumber = `09119200010${index}`;
    const phone = `095000020${index}`;
    for (const seat of [0, 1]) {
      const { code } = await receiveDossier(store.run, RESIDENCE, {
        seat,
        changes: { applicant: { ...applicant, name, identityNumber, phone }, concerned: null },
        at: at(`2022-06-2${index} 09:00`),
      });
      if (seat === 0) codes.set(code, name);
    }
  }
});
after(() => store.close());

/** Names of the applicants that an officer here finds, newest first. */
async function found(text: string, agency: string | null = here.handler) {
  const { rows } = await searchDossiers(store.pool, text, agency, 50);
  return rows.map(({ applicantName }) => applicantName);
}

const finds: readonly (readonly [what: string, text: string, names: readonly Name[]])[] = [
  ['a word with diacritics', 'Duyên', ['Nguyễn Thị Mỹ Duyên']],
  ['a word without', 'duyen', ['Nguyễn Thị Mỹ Duyên']],
  ['capital letters', 'DUYEN', ['Nguyễn Thị Mỹ Duyên']],
  ['decomposed letters', 'Duyên'.normalize('NFD'), ['Nguyễn Thị Mỹ Duyên']],
  ['đ as d', 'dat', ['Đặng Đức Đạt']],
  ['words in any order', 'ray danh', ['Danh Thị Sa Rây']],
  ['a word that two have, newest first', 'thi', ['Danh Thị Sa Rây', 'Nguyễn Thị Mỹ Duyên']],
  ['beginnings of words', 'nguy duy', ['Nguyễn Thị Mỹ Duyên']],
  ['a personal number', '091192000101', ['Danh Thị Sa Rây']],
  ['the beginning of a personal number', '09119200010', [...names].reverse()],
  ['a phone number', '0950000202', ['Đặng Đức Đạt']],
  ['day and serial of a code', '220621-0001', ['Danh Thị Sa Rây']],
  ['a name with an apostrophe', "d'artagnan", ["D'Artagnan Út"]],
  ['a name with a backslash', 'trần\\văn', ['Trần\\Văn']],
  ['one word that nobody has', 'duyen khong', []],
  ['nothing', '', []],
  ['blanks', ' \t\n ', []],
  ['marks that are no words', ' ,;:()"“” ', []],
];
for (const [what, text, expected] of finds) {
  test(`search finds by ${what}: ${JSON.stringify(text)}`, async () => {
    assert.deepEqual(await found(text), expected);
    assert.deepEqual(await found(text, here.desk), expected);
  });
}

test('search finds by the whole code, in capitals or not', async () => {
  for (const [code, name] of codes) {
    assert.deepEqual(await found(code), [name]);
    assert.deepEqual(await found(code.toLowerCase()), [name]);
  }
});

test('whole words come before beginnings: who is called Danh is not lost among longer names', async () => {
  assert.deepEqual(await found('danh'), ['Danh Thị Sa Rây']);
  assert.deepEqual(await found('dan'), ['Đặng Đức Đạt', 'Danh Thị Sa Rây']);
});

test('operators and quotes of the query language are only letters', async () => {
  const operators = ['duyen | dat', '!dat', 'duyen & !dat', 'dat:*', "dat' | 'thi", "'", '\\'];
  for (const text of [...operators, "' | 'a", "\\' | thi", '<->', 'thi <2> rây', '*', ':*', '%']) {
    const rows = await found(text);
    assert.ok(!rows.includes('Nguyễn Thị Mỹ Duyên'), text);
  }
});

test('the mark by which an agency finds its own is no word that anybody can type', async () => {
  for (const text of ['a', 'A', 'a:', 'dat a', ':']) assert.deepEqual(await found(text), [], text);
});

test('no text whatever throws, or finds what is another agency’s', async () => {
  const words = fc.constantFrom(
    "'",
    '\\',
    '|',
    '&',
    '!',
    ':*',
    'a:',
    elsewhere.handler,
    'thi',
    ' ',
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((typed) => !typed.includes('\0')),
  );
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const { rows } = await searchDossiers(store.pool, typed, here.handler, 50);
      assert.ok(rows.every(({ handler }) => handler === here.handler));
    }),
    { numRuns: 300 },
  );
});

test('an agency finds its own only, and the province finds all', async () => {
  assert.equal((await found('duyen')).length, 1);
  assert.equal((await found('duyen', elsewhere.desk)).length, 1);
  assert.equal((await found('duyen', seatOf(RESIDENCE, 2).handler)).length, 0);
  assert.equal((await found('duyen', null)).length, 2);
  assert.deepEqual(await found(elsewhere.handler), []);
});

test('a search says whether there is more', async () => {
  const page = await searchDossiers(store.pool, 'thi', null, 3);
  assert.deepEqual([page.rows.length, page.more], [3, true]);
  const all = await searchDossiers(store.pool, 'thi', null, 4);
  assert.deepEqual([all.rows.length, all.more], [4, false]);
});
