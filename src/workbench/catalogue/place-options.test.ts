import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { itemsAt, textAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { formValues } from '#web/form-values.ts';
import { procedures } from '#test/support/dossier-fixtures.ts';
import { optionsOf } from '#workbench/catalogue/field-spec.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';
import { readSection } from '#workbench/catalogue/read-section.ts';

const sections = procedureSections([]);
const unconfirmed = sections.at(-1);
const spec = unconfirmed?.rows?.kinds[0].fields[0];

function optionsFor(body: JsonValue) {
  assert.ok(spec?.type.kind === 'choice');
  return optionsOf(spec.type.options, body, []);
}

test('whatever a procedure of the catalogue leaves to be confirmed can be chosen by its label', () => {
  for (const procedure of procedures) {
    const options = optionsFor(procedure as unknown as JsonValue);
    assert.equal(new Set(options.map(({ value }) => value)).size, options.length);
    for (const { field } of procedure.toBeConfirmed) {
      const own = options.find(({ value }) => value === field);
      assert.doesNotMatch(own?.text.vi ?? '[', /[[\]]|không có/, `${procedure.code} ${field}`);
    }
  }
});

test('a place that the law does not have is seen, to be chosen again', () => {
  const body = { fees: [], toBeConfirmed: [{ field: 'fees[0].amount', reason: null }] };
  assert.equal(optionsFor(body).at(-1)?.text.vi, 'Khoản thu 1, số tiền (đồng) (không có)');
});

test('what is to be confirmed goes with its row when rows change places, and away with it', () => {
  const places = ['fees', 'fees[0].amount', 'fees[1]', 'fees[2].basis', 'steps[1].name'];
  const body: JsonValue = {
    fees: [{ name: { vi: 'A' } }, { name: { vi: 'B' } }, { name: { vi: 'C' } }],
    toBeConfirmed: places.map((field) => ({ field })),
  };
  const fees = sections.find(({ key }) => key === 'le-phi') ?? assert.fail();
  const after = (deed: string): readonly string[] =>
    itemsAt(readSection(fees, formValues({ 'fees.rows': '3', do: deed }), body), [
      'toBeConfirmed',
    ]).map((item) => textAt(item, ['field']));
  assert.deepEqual(after('down:0'), [
    'fees',
    'fees[1].amount',
    'fees[0]',
    'fees[2].basis',
    'steps[1].name',
  ]);
  assert.deepEqual(after('remove:1'), ['fees', 'fees[0].amount', 'fees[1].basis', 'steps[1].name']);
  assert.deepEqual(after('add:0'), places);
});
