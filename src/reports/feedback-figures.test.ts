import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import {
  countFeedback,
  FEEDBACK_FIGURES,
  type FeedbackFigure,
  readFeedbackBehind,
} from '#reports/feedback-figures.ts';
import { at, day, locality } from '#test/support/dossier-fixtures.ts';
import { insertFeedback } from '#test/support/feedback-rows.ts';
import { openTestStore, type TestStore } from '#test/support/store-fixture.ts';

const [first = '', second = ''] = locality.agencies.map(({ code }) => code);
const asked = {
  agencies: [first, second],
  from: day('2022-06-01'),
  to: day('2022-06-30'),
  at: at('2022-06-29 08:00'),
};

let store: TestStore;
before(async () => {
  store = await openTestStore();
  const cases = [
    // Received, due, closed, stage, about which dossier.
    [first, '2022-06-01 08:00', '2022-06-10 17:00', '2022-06-10 17:00', 'answered', 'H-1'],
    [first, '2022-06-02 08:00', '2022-06-11 17:00', '2022-06-12 08:00', 'answered', 'H-2'],
    [first, '2022-06-13 08:00', '2022-06-20 17:00', null, 'received', 'H-2'],
    [first, '2022-06-28 08:00', '2022-06-29 17:00', null, 'received', null],
    [first, '2022-06-03 08:00', '2022-06-12 17:00', '2022-06-04 08:00', 'refused', null],
    [first, '2022-05-20 08:00', '2022-06-05 17:00', '2022-06-01 08:00', 'answered', null],
    [second, '2022-06-30 23:00', '2022-07-05 17:00', null, 'received', null],
  ] as const;
  for (const [agency, receivedAt, dueAt, closedAt, stage, dossier] of cases) {
    await insertFeedback(store, {
      agency,
      dossierCode: dossier,
      receivedAt,
      dueAt,
      closedAt,
      stage,
    });
  }
});
after(() => store.close());

/** Counted by hand from the cases above. */
const BY_HAND = {
  'feedback-in-time.all': 3,
  'feedback-in-time.good': 1,
  'feedback-settled.all': 2,
  'feedback-settled.good': 1,
  'feedback-due.all': 4,
  'feedback-due.good': 2,
  'feedback-due.dragging': 1,
} satisfies Record<FeedbackFigure, number>;

test('what forms count of reports and suggestions is as counted by hand, and each figure has its list', async () => {
  const counted = await countFeedback(store.pool, asked, FEEDBACK_FIGURES);
  assert.deepEqual([...counted], [[first, BY_HAND]]);
  for (const figure of FEEDBACK_FIGURES) {
    const lines = await readFeedbackBehind(store.pool, asked, figure, { number: 1, size: 50 });
    assert.deepEqual(
      lines.map(({ agency }) => agency),
      Array.from({ length: BY_HAND[figure] }, () => first),
      figure,
    );
  }
});
