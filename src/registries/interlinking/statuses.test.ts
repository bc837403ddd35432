import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Procedure } from '#catalogue/procedure.ts';
import type { ProcessStep } from '#catalogue/process.ts';
import { type Act, type RecordOutside } from '#dossier/command.ts';
import { decide } from '#dossier/decide.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import { dossierCode } from '#dossier/dossier-code.ts';
import type { DossierEvent, RecordedEvent } from '#dossier/dossier-event.ts';
import { recordOutside } from '#dossier/outside-step.ts';
import { receive } from '#dossier/receive.ts';
import { dayOf, epochOf, instantFromEpoch } from '#kernel/day.ts';
import { missingStatuses } from '#registries/interlinking/missing-statuses.ts';
import { interlinkingStatuses } from '#registries/interlinking/statuses.ts';
import {
  at,
  officer,
  plainActs,
  procedureOf,
  receiptOf,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import { factsOf } from '#test/support/story.ts';

const BIRTH = procedureOf('2.000986');
const BIRTH_AND_CARD = procedureOf('2.001023');
const DEATH = procedureOf('1.011733');

/** The same birth where the electronic register does the registration. */
const REGISTERED: Procedure = {
  ...BIRTH,
  steps: BIRTH.steps.map(
    (step): ProcessStep =>
      step.id === 'khai-sinh'
        ? {
            ...step,
            system: 'civil-status',
            mainAction: 'pass-on',
            actions: [...step.actions, 'pass-on'],
          }
        : step,
  ),
};
const PROCEDURES = [BIRTH, BIRTH_AND_CARD, DEATH, REGISTERED];

const ACTS: readonly Act[] = [
  { type: 'accept' },
  { type: 'accept' },
  ...Object.values(plainActs),
  { type: 'record-supplement', note: 'Đã nộp', attachments: [] },
  { type: 'stop', reason: 'Người nộp rút hồ sơ', feeSettlement: '' },
  { type: 'collect-fee' },
];
const ANSWERS: readonly RecordOutside['answer'][] = [
  { kind: 'progress', stage: 'sent', reference: 'x', note: '' },
  { kind: 'progress', stage: 'eligible', reference: 'x', note: '' },
  { kind: 'supplement', reference: 'x', note: '' },
  {
    kind: 'granted',
    reference: 'x',
    note: '',
    result: {
      number: '12/KS',
      book: '01/2022',
      page: '3',
      date: null,
      personalNumber: null,
      awaitsPersonalNumber: false,
      paper: null,
      details: {},
    },
  },
];
type Deed = Act | RecordOutside['answer'];
const deeds = fc.array(fc.constantFrom<Deed>(...ACTS, ...ANSWERS), { maxLength: 60, size: 'max' });

/** A history that the rules of a dossier allow: what they refuse of the wishes is left out. */
function historyOf(procedure: Procedure, wishes: readonly Deed[]): readonly RecordedEvent[] {
  const { desk, handler } = seatOf(procedure.code);
  const opened = at('2022-06-21 09:00');
  const facts = { ...factsOf(procedure.code, opened), procedure };
  const numbering = { code: dossierCode(handler, dayOf(opened), 1), desk, handler };
  const events: RecordedEvent[] = [];
  let dossier: Dossier | null = null;
  const record = (event: DossierEvent): void => {
    const recorded: RecordedEvent = {
      version: events.length + 1,
      at: instantFromEpoch(epochOf(opened) + events.length * 60_000),
      actor: officer('specialist', handler),
      event,
    };
    dossier = evolve(dossier, recorded);
    events.push(recorded);
  };
  record(receive(receiptOf(procedure.code), facts, numbering));
  for (const wish of wishes) {
    const event = eventOf(wish, dossier ?? assert.fail(), { ...facts, now: opened });
    if (event !== null) record(event);
  }
  return events;
}

function eventOf(wish: Deed, dossier: Dossier, facts: ReturnType<typeof factsOf>) {
  if ('type' in wish) {
    const decision = decide(wish, dossier, facts);
    return decision.ok ? decision.value : null;
  }
  const { phase, enteredAt } = dossier;
  const step = 'step' in phase ? phase.step : '';
  const system = facts.procedure.steps.find(({ id }) => id === step)?.system ?? null;
  if (system === null) return null;
  const told = { type: 'record-outside', dossierId: 'x', system, step, visit: enteredAt } as const;
  return recordOutside({ ...told, answer: wish }, dossier, facts);
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
    { numRuns: 150 },
  );
});

test('the same holds where events come in an order that no rule allows', () => {
  const event = (type: string, from = '', system = ''): RecordedEvent['event'] =>
    ({
      type,
      from,
      system,
      outcome: 'granted',
      items: [],
      due: { at: null },
    }) as unknown as DossierEvent;
  const events = fc.array(
    fc.constantFrom(
      event('received'),
      event('passed-on', 'tiep-nhan'),
      event('passed-on', 'khai-sinh'),
      event('outside-progressed', '', 'civil-status'),
      event('outside-answered', '', 'civil-status'),
      event('outside-answered', '', 'residence'),
      event('signed'),
      event('issued'),
      event('handed-over'),
      event('supplement-requested'),
      event('supplement-received'),
      event('refused'),
      event('stopped'),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(fc.constantFrom(BIRTH, REGISTERED), events, (procedure, some) => {
      const recorded = some.map(
        (one, index) => ({ version: index + 1, event: one }) as RecordedEvent,
      );
      const all = statusesOf(procedure, recorded);
      assert.ok(isLawful(all), all.join(' '));
      const cut = statusesOf(procedure, recorded.slice(0, Math.floor(some.length / 2)));
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
    { numRuns: 500 },
  );
});

test('a status that nobody knows is left to a person', () => {
  const wanted = interlinkingStatuses(historyOf(BIRTH, [pass]), BIRTH);
  assert.deepEqual(missingStatuses(['1', '9'], wanted), { ok: false, error: 'apart' });
});

const { 'pass-on': pass, propose, sign, issue, refuse } = plainActs;
const accept: Act = { type: 'accept' };
const ask = plainActs['request-supplement'];
const came: Act = { type: 'record-supplement', note: 'Đã nộp', attachments: [] };

test('a birth goes through 1, 3, 7, 4 and 5; what the commune does at one go is filled in', () => {
  assert.equal(course(BIRTH, []), '1');
  assert.equal(course(BIRTH, [pass]), '1 3');
  assert.equal(course(BIRTH, [pass, accept, propose]), '1 3');
  assert.equal(course(BIRTH, [pass, accept, propose, accept, sign]), '1 3 7 4');
  const all = [pass, accept, propose, accept, sign, accept, pass, accept, pass, accept, issue];
  assert.equal(course(BIRTH, [...all, accept, plainActs['hand-over']]), '1 3 7 4 5');
});

test('a supplement is 2, and the status before it when it came; a refusal ends it', () => {
  assert.equal(course(DEATH, [pass, accept, ask]), '1 3 2');
  assert.equal(course(DEATH, [pass, accept, ask, came]), '1 3 2 3');
  assert.equal(course(DEATH, [pass, accept, ask, came, propose]), '1 3 2 3');
  assert.equal(course(DEATH, [pass, accept, propose, accept, refuse]), '1 3 6');
});

test('a supplement after the registration has no place in the order and is passed over', () => {
  const registered = [pass, accept, propose, accept, sign, accept];
  assert.equal(course(BIRTH, [...registered, ask, came]), '1 3 7 4');
});

test('where the electronic register does the step, 7 is what it was sent and 4 what it granted', () => {
  const [sent, , , granted] = ANSWERS;
  assert.equal(course(REGISTERED, [pass, sent ?? assert.fail()]), '1 3 7');
  assert.equal(
    course(REGISTERED, [pass, sent ?? assert.fail(), granted ?? assert.fail()]),
    '1 3 7 4',
  );
  assert.equal(course(REGISTERED, [pass, accept, pass]), '1 3 7 4', 'done there by hand');
});
