import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { dayOf } from '#kernel/day.ts';
import { plainActs } from '#test/support/dossier-fixtures.ts';
import { begun, complete, granted, placeOf, standing, WHOLE_ID } from '#test/support/together.ts';

const BIRTH = '2.000986';
const CIVIL = '1.001193';
const RESIDENCE = '1.004222';
const CARD = 'TBC-the-bhyt-tre-em';

test('what has not begun is left out; what is under way, goes first or is needed is not', () => {
  const story = begun(BIRTH);
  const drop = (leg: string): boolean =>
    story.act(WHOLE_ID, { type: 'drop-leg', leg, reason: 'Cháu đã mất' });
  assert.ok(!drop(CIVIL), 'of what goes first the whole is withdrawn');
  assert.ok(!story.act(WHOLE_ID, { type: 'drop-leg', leg: CARD, reason: '' }));
  assert.ok(drop(RESIDENCE));
  complete(story, CIVIL);
  story.agree();
  assert.deepEqual(standing(story), {
    [CIVIL]: 'granted',
    [RESIDENCE]: 'dropped',
    [CARD]: 'under-way',
  });
  assert.ok(!drop(CARD), 'it is withdrawn as the dossier that it is');
  complete(story, CARD);
  story.agree();
  assert.equal(placeOf(story), 'tra-ket-qua');
});

test('the last leg left out while the number is awaited brings the whole to its hand-over', () => {
  const story = begun(BIRTH);
  complete(story, CIVIL, granted(true));
  story.agree();
  for (const leg of [RESIDENCE, CARD]) {
    assert.equal(placeOf(story), 'lien-thong');
    assert.ok(story.act(WHOLE_ID, { type: 'drop-leg', leg, reason: 'Cháu đã mất' }));
  }
  assert.equal(placeOf(story), 'tra-ket-qua');
});

test('a leg that began in the moment in which it was left out is stopped', () => {
  const story = begun(BIRTH);
  complete(story, CIVIL);
  story.agree(1);
  const receipts = story.commands();
  story.act(WHOLE_ID, { type: 'drop-leg', leg: CARD, reason: 'Cháu đã mất' });
  for (const command of receipts) story.run(command);
  story.agree();
  assert.equal(standing(story)[CARD], 'dropped');
  const { phase } = story.of(CARD);
  assert.equal(phase.kind === 'closed' && phase.outcome, 'stopped');
});

test('police or insurance that ask for more give the whole two working days, once, and say why', () => {
  const story = begun(BIRTH);
  complete(story, CIVIL);
  story.agree();
  const { at: before } = story.whole.due;
  for (const leg of [RESIDENCE, CARD]) {
    story.act(leg, { type: 'accept' });
    assert.ok(story.act(leg, plainActs['request-supplement']));
    story.agree();
  }
  const { at: after, proof } = story.whole.due;
  assert.deepEqual(
    [before, after].map((due) => dayOf(due ?? assert.fail())),
    ['2022-07-19', '2022-07-21'],
  );
  assert.ok(
    proof.some(({ text }) => text.vi.startsWith('Cộng thêm 2 ngày làm việc: nơi tiếp nhận')),
  );
  assert.deepEqual(story.whole.timeAdded, ['hoan-thien']);
});
