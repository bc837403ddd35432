import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Act, RecordOutside } from '#dossier/command.ts';
import { evolveAll } from '#dossier/dossier.ts';
import { isOpen, waitsFor } from '#dossier/legs.ts';
import { plainActs, procedureOf } from '#test/support/dossier-fixtures.ts';
import {
  begun,
  complete,
  granted,
  placeOf,
  standing,
  TogetherStory,
  WHOLE_ID,
} from '#test/support/together.ts';

const BIRTH = '2.000986';
const DEATH = '1.011733';
const CIVIL = '1.001193';
const RESIDENCE = '1.004222';
const CARD = 'TBC-the-bhyt-tre-em';
const FUNERAL = '2.002307';

/** The number comes to whoever registered. */
const number = (story: TogetherStory): void => {
  const [registration] = story.whole.legs;
  if (registration === undefined || story.leg(registration.key) === undefined) return;
  const personalNumber = '091222000011';
  const told = { type: 'record-personal-number', system: 'civil-status', personalNumber } as const;
  story.run({ ...told, dossierId: registration.key });
};

test('a birth goes first, then residence and card side by side, then all is handed over', () => {
  const story = begun(BIRTH);
  assert.deepEqual(standing(story), {
    [CIVIL]: 'under-way',
    [RESIDENCE]: 'to-come',
    [CARD]: 'to-come',
  });
  complete(story, CIVIL);
  story.agree();
  assert.deepEqual(standing(story), {
    [CIVIL]: 'granted',
    [RESIDENCE]: 'under-way',
    [CARD]: 'under-way',
  });
  assert.equal(story.of(RESIDENCE).concerned?.identityNumber, '091222000011');
  complete(story, CARD);
  complete(story, RESIDENCE);
  story.agree();
  assert.equal(placeOf(story), 'tra-ket-qua');
  assert.ok(story.act(WHOLE_ID, plainActs['hand-over']));
  assert.equal(placeOf(story), 'handed-over');
});

test('a leg asks of officers three acts, where the register answers: propose, sign, issue', () => {
  const story = begun(BIRTH);
  assert.ok(story.act(CIVIL, plainActs.propose));
  story.answer(CIVIL, granted(false));
  assert.ok(story.act(CIVIL, plainActs.sign));
  assert.ok(story.act(CIVIL, plainActs.issue));
  story.agree();
  assert.equal(standing(story)[CIVIL], 'granted');
});

test('what needs the child’s number waits for it, days long, and goes on when it comes', () => {
  const story = begun(BIRTH);
  complete(story, CIVIL, granted(true));
  story.agree();
  const waiting = story.whole.legs.map((leg) => waitsFor(leg, story.whole.legs));
  assert.deepEqual(waiting, [null, 'personal-number', 'personal-number']);
  assert.equal(standing(story)[RESIDENCE], 'to-come');
  number(story);
  story.agree();
  assert.equal(standing(story)[RESIDENCE], 'under-way');
  assert.equal(story.of(CARD).concerned?.identityNumber, '091222000011');
});

test('a refused leg undoes no other, and the granted are handed over', () => {
  const story = begun(BIRTH);
  complete(story, CIVIL);
  story.agree();
  for (const act of [plainActs.propose, plainActs.sign]) {
    if (act.type === 'sign') story.act(RESIDENCE, { type: 'accept' });
    story.act(RESIDENCE, act.type === 'sign' ? plainActs.refuse : act);
  }
  story.agree();
  assert.equal(standing(story)[RESIDENCE], 'refused');
  assert.equal(standing(story)[CARD], 'under-way');
  complete(story, CARD);
  story.agree();
  assert.equal(placeOf(story), 'tra-ket-qua');
});

test('where the registration is refused nothing that needs it begins, and the whole is refused', () => {
  const story = begun(BIRTH);
  story.act(CIVIL, plainActs.propose);
  story.answer(CIVIL, granted(false));
  story.act(CIVIL, { type: 'accept' });
  assert.ok(story.act(CIVIL, plainActs.refuse));
  story.agree();
  assert.deepEqual(standing(story), { [CIVIL]: 'refused', [RESIDENCE]: 'void', [CARD]: 'void' });
  assert.equal(placeOf(story), 'refused');
});

test('a stop at the applicant’s wish stops the legs that are under way, and no other', () => {
  const story = begun(BIRTH);
  complete(story, CIVIL);
  story.agree();
  story.act(WHOLE_ID, { type: 'stop', reason: 'Gia đình rút hồ sơ', feeSettlement: '' });
  story.agree();
  assert.deepEqual(standing(story), {
    [CIVIL]: 'granted',
    [RESIDENCE]: 'stopped',
    [CARD]: 'stopped',
  });
  assert.equal(story.of(CARD).endedBecause, 'Gia đình rút hồ sơ');
  assert.equal(placeOf(story), 'stopped');
});

test('while the legs are done nobody passes the whole on', () => {
  const story = begun(BIRTH);
  assert.ok(!story.act(WHOLE_ID, { type: 'accept' }));
  assert.ok(!story.act(WHOLE_ID, plainActs['pass-on']));
  assert.equal(placeOf(story), 'lien-thong');
});

const ACTS: readonly Act[] = [
  { type: 'accept' },
  ...Object.values(plainActs),
  { type: 'record-supplement', note: 'Đã nộp', attachments: [] },
  { type: 'stop', reason: 'Người nộp rút hồ sơ', feeSettlement: '' },
  { type: 'drop-leg', leg: RESIDENCE, reason: 'Gia đình chuyển đi' },
  { type: 'drop-leg', leg: CARD, reason: 'Cháu đã mất' },
];

/** What may happen: an act or an answer somewhere, the number, or a look of which the end is lost. */
type Deed =
  | { readonly at: string; readonly act: Act }
  | { readonly at: string; readonly answer: RecordOutside['answer'] }
  | { readonly number: true }
  | { readonly done: string; readonly awaitsNumber: boolean }
  | { readonly look: number; readonly twice: boolean };

const place = (procedure: string) =>
  fc.constantFrom(WHOLE_ID, ...procedureOf(procedure).parts.map(({ code }) => code));

const deed = (procedure: string) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ at: place(procedure), act: fc.constantFrom(...ACTS) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        at: place(procedure),
        answer: fc.constantFrom<RecordOutside['answer']>(
          granted(true),
          granted(false),
          { kind: 'refused', reference: 'x', note: '' },
          { kind: 'supplement', reference: 'x', note: '' },
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ number: true } as const) },
    {
      weight: 2,
      arbitrary: fc.record({ done: place(procedure), awaitsNumber: fc.boolean() }),
    },
    { weight: 3, arbitrary: fc.record({ look: fc.nat(3), twice: fc.boolean() }) },
  );

function perform(story: TogetherStory, one: Deed): void {
  if ('number' in one) number(story);
  else if ('done' in one) {
    const isThere = one.done !== WHOLE_ID && story.leg(one.done) !== undefined;
    if (isThere) complete(story, one.done, granted(one.awaitsNumber));
  } else if ('act' in one) story.act(one.at, one.act);
  else if ('answer' in one) story.answer(one.at, one.answer);
  else {
    // What was found is done in part, perhaps twice, before the next look.
    const some = story.commands().slice(0, one.look);
    for (const command of one.twice ? [...some, ...some] : some) story.run(command);
  }
}

/** Lets everybody do their plain work until there is nothing left. */
function finish(story: TogetherStory): void {
  story.act(WHOLE_ID, { type: 'record-supplement', note: 'Đã nộp', attachments: [] });
  story.act(WHOLE_ID, plainActs['pass-on']);
  for (let rounds = 0; rounds < 6; rounds += 1) {
    story.agree();
    for (const { key, phase } of story.whole.legs) {
      if (phase.kind === 'under-way') complete(story, key);
    }
    number(story);
  }
  story.agree();
  story.act(WHOLE_ID, plainActs['hand-over']);
}

const CASES = [
  { procedure: BIRTH, legs: undefined },
  { procedure: BIRTH, legs: [CIVIL, RESIDENCE] },
  { procedure: DEATH, legs: ['1.000656', '1.003197', FUNERAL] },
] as const;

for (const { procedure, legs } of CASES) {
  test(`${procedure} with ${legs?.length ?? 'all'} legs: whatever happens in whatever order, it ends once`, () => {
    fc.assert(
      fc.property(fc.array(deed(procedure), { maxLength: 40, size: 'max' }), (deeds) => {
        const story = new TogetherStory(procedure, legs);
        for (const one of deeds) {
          perform(story, one);
          assertLawful(story);
        }
        finish(story);
        assertEnded(story);
      }),
      { numRuns: 60 },
    );
  });
}

/** No leg is there before those whose result it needs were granted, with the number where one is due. */
function assertLawful(story: TogetherStory): void {
  for (const { key, after } of story.whole.legs) {
    if (story.leg(key) === undefined) continue;
    for (const needed of after) {
      const { phase } = story.whole.legs.find((leg) => leg.key === needed) ?? assert.fail(needed);
      assert.ok(phase.kind === 'granted' && !phase.result.awaitsPersonalNumber, `${key} is early`);
    }
  }
}

function assertEnded(story: TogetherStory): void {
  const { whole, events } = story;
  assert.equal(whole.phase.kind, 'closed', `the whole stands at ${placeOf(story)}`);
  for (const [id, recorded] of events) {
    const dossier = story.of(id);
    assert.deepEqual(evolveAll(recorded), dossier, 'replay equals state');
    assert.equal(dossier.phase.kind, 'closed', `${id} is open`);
  }
  const ends = (events.get(WHOLE_ID) ?? []).flatMap(({ event }) =>
    event.type === 'leg-ended' ? [event.leg] : [],
  );
  assert.equal(new Set(ends).size, ends.length, 'a leg ended twice');
  const isStopped = whole.phase.kind === 'closed' && whole.phase.outcome === 'stopped';
  assert.ok(isStopped || !whole.legs.some(isOpen), 'a leg is left open');
}
