import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Act } from '#dossier/command.ts';
import type { DossierEvent, RecordedEvent } from '#dossier/dossier-event.ts';
import { missingStatuses } from '#registries/interlinking/missing-statuses.ts';
import { interlinkingStatuses } from '#registries/interlinking/statuses.ts';
import { plainActs, procedureOf } from '#test/support/dossier-fixtures.ts';
import { TogetherStory, WHOLE_ID } from '#test/support/together.ts';

const BIRTH = procedureOf('2.000986');
const BIRTH_AND_CARD = procedureOf('2.001023');
const DEATH = procedureOf('1.011733');
const PROCEDURES = [BIRTH, BIRTH_AND_CARD, DEATH];

const ACTS: readonly Act[] = [
  { type: 'accept' },
  ...Object.values(plainActs),
  { type: 'record-supplement', note: 'Đã nộp', attachments: [] },
  { type: 'stop', reason: 'Người nộp rút hồ sơ', feeSettlement: '' },
  { type: 'collect-fee' },
];
/** An act on the whole, or what becomes of the leg of so many that is under way. */
type Deed = Act | { readonly leg: number; readonly ends: 'granted' | 'refused' | 'stopped' };
const deeds = fc.array(
  fc.oneof(
    fc.constantFrom<Deed>(...ACTS),
    fc.record({ leg: fc.nat(2), ends: fc.constantFrom('granted', 'refused', 'stopped') }),
  ),
  { maxLength: 40, size: 'max' },
);

/** A history of the whole that the rules allow: what they refuse of the wishes is left out. */
function historyOf(procedure: Procedure, wishes: readonly Deed[]): readonly RecordedEvent[] {
  const story = new TogetherStory(procedure.code);
  for (const wish of wishes) {
    if ('type' in wish) story.act(WHOLE_ID, wish);
    else endLeg(story, wish.leg, wish.ends);
    story.agree();
  }
  return story.events.get(WHOLE_ID) ?? assert.fail();
}

function endLeg(
  story: TogetherStory,
  index: number,
  kind: 'granted' | 'refused' | 'stopped',
): void {
  const leg = story.whole.legs[index];
  if (leg?.phase.kind !== 'under-way') return;
  const told = { type: 'record-leg', dossierId: WHOLE_ID, leg: leg.key } as const;
  const result = { number: '1', register: null, personalNumber: null, awaitsPersonalNumber: false };
  story.run({
    ...told,
    news: kind === 'granted' ? { kind, result } : { kind, reason: 'Không đủ điều kiện' },
  });
}

/** What may follow on what; told once more here, so that it is not the code's own opinion. */
const LAWFUL: Readonly<Record<string, string>> = {
  '': '1',
  1: '236',
  2: '6',
  3: '276',
  7: '46',
  4: '56',
  5: '',
  6: '',
};
function isLawful(statuses: readonly string[]): boolean {
  return statuses.every((status, index) => {
    const before = statuses[index - 1] ?? '';
    const isBack = before === '2' && status === statuses[index - 2];
    return isBack || (LAWFUL[before] ?? '').includes(status);
  });
}

const statusesOf = (procedure: Procedure, events: readonly RecordedEvent[]): readonly string[] =>
  interlinkingStatuses(events, procedure).map(({ status }) => status);

const course = (procedure: Procedure, wishes: readonly Deed[]): string =>
  statusesOf(procedure, historyOf(procedure, wishes)).join(' ');

test('any beginning of any history gives lawful statuses, which more history only adds to', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PROCEDURES), deeds, (procedure, wishes) => {
      const events = historyOf(procedure, wishes);
      let before: readonly string[] = [];
      for (let upTo = 1; upTo <= events.length; upTo += 1) {
        const now = statusesOf(procedure, events.slice(0, upTo));
        assert.ok(isLawful(now), now.join(' '));
        assert.deepEqual(now.slice(0, before.length), before);
        before = now;
      }
    }),
    { numRuns: 60 },
  );
});

test('the same holds where events come in an order that no rule allows', () => {
  const event = (type: string, leg = '', outcome = ''): RecordedEvent['event'] =>
    ({ type, leg, outcome, items: [], due: { at: null } }) as unknown as DossierEvent;
  const [birth = assert.fail(), residence = assert.fail()] = BIRTH.parts;
  const events = fc.array(
    fc.constantFrom(
      event('received'),
      event('passed-on'),
      event('leg-begun', birth.code),
      event('leg-begun', residence.code),
      event('leg-ended', birth.code, 'granted'),
      event('leg-ended', birth.code, 'refused'),
      event('leg-ended', residence.code, 'refused'),
      event('handed-over'),
      event('supplement-requested'),
      event('supplement-received'),
      event('refused'),
      event('stopped'),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(events, (some) => {
      const recorded = some.map(
        (one, index) => ({ version: index + 1, event: one }) as RecordedEvent,
      );
      const all = statusesOf(BIRTH, recorded);
      assert.ok(isLawful(all), all.join(' '));
      const cut = statusesOf(BIRTH, recorded.slice(0, Math.floor(some.length / 2)));
      assert.deepEqual(all.slice(0, cut.length), cut);
    }),
    { numRuns: 300 },
  );
});

/** Any lawful history, whoever pushed it there. */
const walks = fc.array(fc.nat(5), { maxLength: 9, size: 'max' }).map((choices) => {
  const statuses: string[] = [];
  for (const choice of choices) {
    const here = statuses.at(-1) ?? '';
    const open = Array.from(LAWFUL[here] ?? '');
    if (here === '2') open.push(statuses.at(-2) ?? '');
    const next = open[choice % Math.max(1, open.length)];
    if (next !== undefined) statuses.push(next);
  }
  return statuses;
});

test('whatever is held there, what is told leads lawfully to where we are, or to a person', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PROCEDURES), walks, deeds, (procedure, held, ours) => {
      const wanted = interlinkingStatuses(historyOf(procedure, ours), procedure);
      const missing = missingStatuses(held, wanted);
      if (!missing.ok) {
        assert.match(held.at(-1) ?? '', /[56]/);
        return;
      }
      const told = [...held, ...missing.value.map(({ status }) => status)];
      assert.ok(isLawful(told), told.join(' '));
      if (wanted.at(-1)?.status === '6') assert.equal(told.at(-1), '6');
      const again = missingStatuses(told, wanted);
      assert.ok(again.ok && again.value.length === 0, 'nothing is told twice');
    }),
    { numRuns: 100 },
  );
});

test('a status that nobody knows is left to a person', () => {
  const wanted = interlinkingStatuses(historyOf(BIRTH, [pass]), BIRTH);
  assert.deepEqual(missingStatuses(['1', '9'], wanted), { ok: false, error: 'apart' });
});

const { 'pass-on': pass } = plainActs;
const granted: Deed = { leg: 0, ends: 'granted' };

test('a birth goes through 1, 3, 7, 4 and 5; what the commune does at one go is filled in', () => {
  assert.equal(course(BIRTH, []), '1');
  assert.equal(course(BIRTH, [pass]), '1 3 7');
  assert.equal(course(BIRTH, [pass, granted]), '1 3 7 4');
  const others: readonly Deed[] = [
    { leg: 1, ends: 'granted' },
    { leg: 2, ends: 'refused' },
  ];
  assert.equal(course(BIRTH, [pass, granted, ...others]), '1 3 7 4', 'the others are not told');
  assert.equal(course(BIRTH, [pass, granted, ...others, plainActs['hand-over']]), '1 3 7 4 5');
});

test('a registration that is refused is 6, the end; one that was withdrawn has no status', () => {
  assert.equal(course(DEATH, [pass, { leg: 0, ends: 'refused' }]), '1 3 7 6');
  assert.equal(course(DEATH, [pass, { leg: 0, ends: 'stopped' }]), '1 3 7');
});
