import { RELATION } from '#eform/declared-people.ts';
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { foldTokens } from '#kernel/fold.ts';
import { orderedPages, papersOf } from '#portal/filing/steps.ts';
import { readShippedForms } from '#host/form-files.ts';
import { expandForm } from '#eform/expand-form.ts';
import { procedures } from '#test/support/dossier-fixtures.ts';

const { forms, parts } = await readShippedForms();
const flat = forms.map((form) => expandForm(form, parts));

test('the first paper of every procedure with a form is the declaration that is filled in here', () => {
  let checked = 0;
  for (const form of flat) {
    for (const { code, components } of procedures.filter((one) =>
      form.procedures.includes(one.code),
    )) {
      const [first, ...others] = components;
      const title = new Set(foldTokens(form.title.vi));
      const paper = new Set(foldTokens(first?.name.vi ?? ''));
      const shared = [...paper].filter((word) => title.has(word)).length;
      assert.ok(shared >= Math.min(title.size, paper.size) / 2, `${code}: ${first?.name.vi}`);
      const procedure = procedures.find((one) => one.code === code) ?? assert.fail(code);
      const toAttach = others.filter(({ declared }) => declared !== true);
      assert.deepEqual(papersOf(procedure, form), toAttach);
      checked += 1;
    }
  }
  assert.ok(checked >= 15);
});

test('who one is to the person concerned is asked first, and no page is lost or doubled', () => {
  for (const form of flat) {
    const pages = orderedPages(form);
    assert.deepEqual(new Set(pages), new Set(form.pages));
    assert.equal(pages.length, form.pages.length);
    const asks = form.pages.some(({ fields }) => fields.some(({ id }) => id === RELATION));
    if (asks)
      assert.ok(
        pages[0]?.fields.some(({ id }) => id === RELATION),
        form.code,
      );
  }
});
