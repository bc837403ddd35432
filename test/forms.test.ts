import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { createCatalogue } from '#catalogue/catalogue.ts';
import {
  type Answer,
  type Answers,
  askedFields,
  checkAnswers,
  type CheckFacts,
  keptAnswers,
} from '#eform/check-answers.ts';
import { expandForm } from '#eform/expand-form.ts';
import { type Field, fieldsOf, type FlatForm } from '#eform/form.ts';
import { toJsonSchema } from '#eform/to-json-schema.ts';
import { readShippedForms } from '#host/form-files.ts';
import { readTwoTierLaw } from '#host/regimes.ts';
import { day, procedures } from './support/dossier-fixtures.ts';

const { forms, parts } = await readShippedForms();
const flat = forms.map((form) => expandForm(form, parts));
const law = await readTwoTierLaw();
const facts: CheckFacts = {
  today: day('2026-11-24'),
  isCommune: (code) => code === '30730',
  complete: true,
};

test('the forms that the issue names are there, each for procedures of the catalogue', () => {
  assert.deepEqual(
    forms.map(({ code }) => code),
    [
      'ho-kinh-doanh',
      'ket-hon',
      'khai-sinh-lien-thong',
      'khai-sinh',
      'khai-tu',
      'khuyen-mai',
      'ly-lich-tu-phap',
      'mai-tang',
      'the-bhyt-tre-em',
      'thuong-tru',
      'xoa-thuong-tru',
    ],
  );
  const { versions } = createCatalogue(procedures);
  const later = new Set(law.procedures.map(({ code }) => code));
  for (const { code, procedures: codes } of forms) {
    for (const one of codes)
      assert.ok(versions(one).length > 0 || later.has(one), `${code}: ${one}`);
  }
});

test('of one procedure there is one form on any day', () => {
  const codes = forms.flatMap((form) => form.procedures);
  assert.equal(new Set(codes).size, codes.length);
});

test('a page asks one question or one group, and every question can be put right', () => {
  for (const form of flat) {
    for (const { id, fields } of form.pages) assert.ok(fields.length <= 10, `${form.code} ${id}`);
    for (const { label, required } of fieldsOf(form)) {
      assert.ok(label.vi.length <= 80, label.vi);
      if (required !== null) assert.match(required.vi, /\.$/);
    }
  }
});

test('what the birth form asks feeds the message to the ministry’s register', () => {
  const birth = flat.find(({ code }) => code === 'khai-sinh');
  const feeds = new Map(
    birth === undefined ? [] : fieldsOf(birth).map((one) => [one.id, one.feeds]),
  );
  assert.equal(feeds.get('child.name'), 'nksHoTen');
  assert.equal(feeds.get('mother.name'), 'meHoTen');
  assert.equal(feeds.get('father.birthDate'), 'chaNgaySinh');
  assert.equal(feeds.get('requester.phone'), 'nycSoDienThoai');
});

/** Sound answers for one field. */
function soundAnswer(field: Field): fc.Arbitrary<Answer> {
  const { type, options, min, max } = field;
  switch (type) {
    case 'name':
      return fc.constantFrom('Danh Thị Sa Rây', 'Nguyễn Văn Đủ');
    case 'date':
      return fc.constantFrom('2001-02-28', '2020-02-29', '2026-11-24');
    case 'partial-date':
      return fc.constantFrom('1985', '1985-11', '1985-11-19');
    case 'personal-number':
      return fc.constantFrom('091185012345', '371234567');
    case 'phone':
      return fc.constantFrom('0912345678');
    case 'email':
      return fc.constantFrom('ten@vidu.vn');
    case 'address':
      return fc.constantFrom({ unit: '30730', line: '12 Trần Phú' }, { unit: '30730', line: '' });
    case 'choice':
      return fc.constantFrom(...options.map(({ value }) => value));
    case 'flag':
      return fc.constantFrom(...(field.required === null ? [true, false] : [true]));
    case 'number':
    case 'money':
      return fc.integer({ min: min ?? 0, max: Math.min(max ?? 1000, 1_000_000) });
    case 'file':
      return fc.array(fc.constant('a'.repeat(64)), { minLength: 1, maxLength: max ?? 3 });
    case 'text':
      return fc
        .string({ minLength: Math.max(1, min ?? 1), maxLength: Math.min(max ?? 500, 40) })
        .map((text) => text.replaceAll(/\s/g, 'x').padEnd(min ?? 1, 'x'));
  }
}

/** Sound answers of a whole form: of the fields that are asked, and some that may stay empty. */
const soundAnswers = (form: FlatForm): fc.Arbitrary<Answers> =>
  fc
    .tuple(
      fc.record(
        Object.fromEntries(fieldsOf(form).map((field) => [field.id, soundAnswer(field)])),
      ) as fc.Arbitrary<Record<string, Answer>>,
      fc.func(fc.boolean()),
    )
    .map(([all, omit]) => {
      const optional = fieldsOf(form).filter(({ id, required }) => required === null && omit(id));
      for (const { id } of optional) delete all[id];
      return keptAnswers(form, all);
    });

const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });

for (const form of flat) {
  const matches = ajv.compile(toJsonSchema(form));

  test(`${form.code}: sound answers pass our check and the exported schema alike`, () => {
    fc.assert(
      fc.property(soundAnswers(form), (answers) => {
        assert.deepEqual(checkAnswers(form, answers, facts), []);
        assert.ok(matches(answers), ajv.errorsText(matches.errors));
      }),
      { numRuns: 60 },
    );
  });

  test(`${form.code}: an answer that is missing is missed by both, a hidden one is not kept`, () => {
    fc.assert(
      fc.property(soundAnswers(form), fc.nat(), (answers, pick) => {
        const must = askedFields(form, answers).filter(({ required }) => required !== null);
        const gone = must[pick % must.length];
        assert.ok(gone !== undefined);
        const { [gone.id]: _gone, ...rest } = answers;
        assert.ok(checkAnswers(form, rest, facts).some(({ field }) => field === gone.id));
        assert.ok(!matches(rest), gone.id);
        assert.deepEqual(checkAnswers(form, rest, { ...facts, complete: false }), []);

        const asked = new Set(askedFields(form, answers).map(({ id }) => id));
        const hidden = fieldsOf(form).find(({ id }) => !asked.has(id));
        if (hidden === undefined) return;
        const more = { ...answers, [hidden.id]: 'Nguyễn Văn Đủ' };
        assert.ok(!matches(more), hidden.id);
        assert.deepEqual(keptAnswers(form, more), answers);
      }),
      { numRuns: 60 },
    );
  });

  test(`${form.code}: whatever is sent, what we accept the schema accepts too`, () => {
    const anything = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom<Answer>('2022-02-31', '19', '0912', 'khac', { unit: '1', line: '' }, ['x']),
    );
    fc.assert(
      fc.property(
        soundAnswers(form),
        fc.constantFrom(...fieldsOf(form).map(({ id }) => id)),
        anything,
        (answers, id, value) => {
          const kept = keptAnswers(form, { ...answers, [id]: value });
          if (checkAnswers(form, kept, facts).length === 0) {
            assert.ok(matches(kept), `${id}: ${ajv.errorsText(matches.errors)}`);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
}

test('wrong answers are told at their field, in both languages', () => {
  const death = flat.find(({ code }) => code === 'khai-tu') ?? assert.fail();
  const faultAt = (id: string, answer: Answer): string =>
    checkAnswers(death, { [id]: answer }, { ...facts, complete: false }).find(
      ({ field }) => field === id,
    )?.text.vi ?? '';
  assert.match(faultAt('deceased.name', 'Hu廙軟h'), /.+/);
  assert.match(faultAt('deceased.birthDate', '1985-13'), /chỉ biết tháng, năm/);
  assert.match(faultAt('deceased.birthDate', '2027'), /tương lai/);
  assert.match(faultAt('deceased.deathDate', '2026-02-30'), /Nhập ngày/);
  assert.match(faultAt('deceased.number', '12345'), /.+/);
  assert.match(faultAt('deathPlace', { unit: '99999', line: '' }), /Chọn xã/);
  assert.match(faultAt('copies', 51), /từ 0 đến 50/);
  assert.match(faultAt('copies', 1.5), /số nguyên/);
  assert.match(faultAt('relation', 'hang-xom'), /Chọn một/);
});
