import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { checkAnswers } from '#eform/check-answers.ts';
import type { FlatField, FlatForm } from '#eform/form.ts';
import { joinDays, recentDays, splitDays } from '#eform/recent-day.ts';
import type { Day } from '#kernel/day.ts';

const TODAY = '2026-11-28' as Day;

test('a list of the last days begins with today and goes over the end of a month', () => {
  const days = recentDays(TODAY, 60);
  assert.equal(days.length, 61);
  assert.deepEqual([days[0], days[28], days[60]], ['2026-11-28', '2026-10-31', '2026-09-29']);
});

test('whoever chose, or typed, or did both with one day, gave that day', () => {
  assert.equal(joinDays({ chosen: '', typed: '' }), '');
  assert.equal(joinDays({ chosen: '2026-11-20', typed: '' }), '2026-11-20');
  assert.equal(joinDays({ chosen: '', typed: '1/6/2022' }), '2022-06-01');
  assert.equal(joinDays({ chosen: '2026-11-20', typed: '20.11.2026' }), '2026-11-20');
  assert.equal(joinDays({ chosen: '', typed: '32/6/2022' }), '32/6/2022');
  assert.equal(joinDays({ chosen: 'no day', typed: '1/6/2022' }), '2022-06-01');
});

test('of two days neither is taken: both are kept, and the refusal names them', () => {
  for (const typed of ['1/6/2022', '32/6/2022']) {
    const both = joinDays({ chosen: '2026-11-20', typed });
    assert.deepEqual(splitDays(both), { chosen: '2026-11-20', typed });
    const [fault] = checkAnswers(FORM, { born: both }, FACTS);
    assert.match(fault?.text.vi ?? '', new RegExp(`chọn 20/11/2026, vừa gõ ${typed}`));
  }
  assert.equal(splitDays('2026-11-20'), null);
  assert.equal(splitDays('32/6/2022 | 2/6/2022'), null);
  assert.deepEqual(checkAnswers(FORM, { born: '2026-11-20' }, FACTS), []);
});

const BORN: FlatField = {
  id: 'born',
  type: 'date',
  label: { vi: 'Ngày sinh', en: 'Born' },
  hint: null,
  required: null,
  when: [],
  options: [],
  min: null,
  max: null,
  notAfter: 'today',
  recent: 60,
  sources: [],
  feeds: null,
  group: null,
};

const FORM: FlatForm = {
  code: 'thu',
  validFrom: TODAY,
  validTo: null,
  title: { vi: 'Thử', en: 'Trial' },
  procedures: ['1.001193'],
  pages: [{ id: 'mot', title: { vi: 'Một', en: 'One' }, fields: [BORN] }],
  toBeConfirmed: [],
};

const FACTS = { today: TODAY, isCommune: () => true, complete: true };
