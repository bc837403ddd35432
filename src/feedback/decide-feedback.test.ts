import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Role, roleLabels } from '#access/role.ts';
import {
  decideFeedback,
  FEEDBACK_ACTS,
  type FeedbackAct,
  type FeedbackFacts,
  mayReadFeedback,
  whyNotOnFeedback,
} from '#feedback/decide-feedback.ts';
import { answeringAgency, type Feedback, isClosed, type Stage } from '#feedback/feedback.ts';
import { readFeedbackRules } from '#feedback/feedback-rules.ts';
import { namesSomebody } from '#feedback/names-somebody.ts';
import { readFeedbackRulesFile } from '#host/feedback-rules-file.ts';
import { at, calendar, officer } from '#test/support/dossier-fixtures.ts';

const rules = await readFeedbackRulesFile();
const AGENCY = '000.01.40.H33';
const clerk = officer('clerk', AGENCY);
const leader = officer('signing-leader', AGENCY);
const administrator = officer('province-administrator', '000.00.01.H33');
const stranger = officer('signing-leader', '000.02.40.H33');

const received: Feedback = {
  feedbackId: '0190f000-0000-7000-8000-000000000001',
  version: 1,
  code: 'PA-220621-7K3M9QXT',
  receivedAt: at('2022-06-21 09:00'),
  kind: 'conduct',
  about: AGENCY,
  agency: AGENCY,
  dossierCode: null,
  text: 'Hẹn ba lần chưa trả kết quả',
  senderName: 'Danh Thị Sa Rây',
  phone: '0912345678',
  email: null,
  tellBy: 'phone',
  mayPublish: true,
  attachments: [],
  dueAt: at('2022-07-12 09:00'),
  extended: false,
  stage: { kind: 'received' },
};

const at2 = (stage: Stage, changes: Partial<Feedback> = {}): Feedback => ({
  ...received,
  ...changes,
  stage,
});
const draft = { answer: 'Kết quả đã có, mời đến nhận.', publication: null, by: clerk.subject };
const facts = (who = clerk, time = '2022-06-22 09:00'): FeedbackFacts => ({
  officer: who,
  now: at(time),
  rules,
  calendar,
});

const acts: Readonly<Record<FeedbackAct['type'], FeedbackAct>> = {
  take: { type: 'take' },
  draft: { type: 'draft', draft: { answer: draft.answer, publication: null } },
  publish: { type: 'publish' },
  return: { type: 'return', reason: 'Chưa nêu ngày trả' },
  extend: { type: 'extend', reason: 'Cần xác minh tại ấp' },
  forward: { type: 'forward', to: '000.00.40.H33', reason: 'Thuộc thẩm quyền cấp huyện' },
  refuse: { type: 'refuse', reason: 'Đây là khiếu nại quyết định hành chính' },
};

const cases: readonly (readonly [string, FeedbackAct, Feedback, FeedbackFacts, string])[] = [
  ['a clerk takes it', acts.take, received, facts(), 'in-hand'],
  [
    'nobody takes it twice',
    acts.take,
    at2({ kind: 'in-hand', holder: 'x' }),
    facts(),
    'not-at-this-stage',
  ],
  ['no answer before it is taken', acts.draft, received, facts(), 'not-at-this-stage'],
  ['a clerk drafts', acts.draft, at2({ kind: 'in-hand', holder: 'x' }), facts(), 'drafted'],
  [
    'a clerk publishes nothing',
    acts.publish,
    at2({ kind: 'drafted', draft }),
    facts(),
    'role-may-not',
  ],
  ['a leader publishes', acts.publish, at2({ kind: 'drafted', draft }), facts(leader), 'answered'],
  [
    'four eyes: no leader publishes the own draft',
    acts.publish,
    at2({ kind: 'drafted', draft: { ...draft, by: leader.subject } }),
    facts(leader),
    'own-draft',
  ],
  [
    'a leader returns a draft',
    acts.return,
    at2({ kind: 'drafted', draft }),
    facts(leader),
    'in-hand',
  ],
  ['a leader ends what is not in scope', acts.refuse, received, facts(leader), 'refused'],
  ['a clerk does not', acts.refuse, received, facts(), 'role-may-not'],
  ['another agency does nothing', acts.take, received, facts(stranger), 'agency-may-not'],
  ['the administrator hands on', acts.forward, received, facts(administrator), 'received'],
  ['and does nothing else', acts.take, received, facts(administrator), 'role-may-not'],
  [
    'a specialist has nothing to do with it',
    acts.take,
    received,
    facts(officer('specialist', AGENCY)),
    'role-may-not',
  ],
  [
    'not to the agency that has it',
    { ...acts.forward, to: AGENCY } as FeedbackAct,
    received,
    facts(),
    'same-agency',
  ],
  ['extended before it is due', acts.extend, received, facts(leader), 'received'],
  [
    'once only',
    acts.extend,
    at2(received.stage, { extended: true }),
    facts(leader),
    'already-extended',
  ],
  ['and not after', acts.extend, received, facts(leader, '2022-07-12 09:00'), 'after-due-date'],
];

for (const [what, act, feedback, given, expected] of cases) {
  test(what, () => {
    const decided = decideFeedback(act, feedback, given);
    assert.equal(decided.ok ? decided.value.stage.kind : decided.error, expected);
  });
}

test('the due date is counted in working days and moves by the extension alone', () => {
  const handed = decideFeedback(acts.forward, received, facts());
  assert.ok(handed.ok);
  assert.equal(handed.value.dueAt, received.dueAt);
  assert.equal(handed.value.agency, '000.00.40.H33');
  const extended = decideFeedback(acts.extend, received, facts(leader));
  assert.ok(extended.ok);
  // Ten working days after Tuesday 12/07/2022, 09:00: Tuesday 26/07.
  assert.equal(extended.value.dueAt, at('2022-07-26 09:00'));
  assert.equal(rules.extensionWorkingDays, 10);
});

test('what is public names nobody, and only where the sender agreed', () => {
  const inHand = at2({ kind: 'in-hand', holder: 'x' });
  const publish = (question: string, feedback = inHand) => {
    const publication = { question, answer: 'Đã trả kết quả.' };
    const act: FeedbackAct = { type: 'draft', draft: { answer: draft.answer, publication } };
    const decided = decideFeedback(act, feedback, facts());
    return decided.ok ? decided.value.stage.kind : decided.error;
  };
  assert.equal(publish('Trả kết quả trễ hạn'), 'drafted');
  assert.equal(publish('Trả kết quả ngày 21/06/2022 trễ, phí 100.000 đ'), 'drafted');
  assert.equal(publish('Bà danh thi sa ray phản ánh'), 'names-somebody');
  assert.equal(publish('Gọi 0912 345 678'), 'names-somebody');
  assert.equal(publish('Số 091185012345'), 'names-somebody');
  assert.equal(publish('a@b.vn'), 'names-somebody');
  assert.equal(publish('Trả kết quả trễ hạn', { ...inHand, mayPublish: false }), 'no-consent');
  assert.equal(namesSomebody('Ray Sa', { senderName: 'Sa Rây' }), false);
});

const roles = Object.keys(roleLabels).filter((role): role is Role => role in roleLabels);
const stages: readonly Stage[] = [
  { kind: 'received' },
  { kind: 'in-hand', holder: 'x' },
  { kind: 'drafted', draft },
  { kind: 'answered', at: at('2022-06-23 09:00'), answer: 'Xong rồi.', publication: null },
  { kind: 'refused', at: at('2022-06-23 09:00'), reason: 'Không thuộc phạm vi' },
];
const officers = fc.record({
  role: fc.constantFrom(...roles),
  agency: fc.constantFrom(AGENCY, '000.02.40.H33'),
});
const anyAct = fc.constantFrom(...FEEDBACK_ACTS);

test('role × agency × stage × act: who may act may read, and nothing closed changes', () => {
  fc.assert(
    fc.property(officers, anyAct, fc.constantFrom(...stages), ({ role, agency }, type, stage) => {
      const who = officer(role, agency);
      const feedback = at2(stage);
      const why = whyNotOnFeedback(type, feedback, { officer: who, now: at('2022-06-22 09:00') });
      if (why === null) {
        assert.ok(mayReadFeedback(who, feedback));
        assert.ok(!isClosed(feedback));
        assert.ok(agency === AGENCY || role === 'province-administrator');
      }
      const decided = decideFeedback(acts[type], feedback, facts(who));
      if (why !== null) assert.deepEqual(decided, { ok: false, error: why });
    }),
    { numRuns: 2000 },
  );
});

test('whatever happens, nobody publishes what they wrote themselves', () => {
  const people = [clerk, leader, officer('signing-leader', AGENCY, 'other-leader')];
  const type = fc.constantFrom('take', 'draft', 'publish', 'return');
  const step = fc.record({ who: fc.constantFrom(...people), type });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let feedback = received;
      for (const { who, type: tried } of steps) {
        const before = feedback.stage;
        const decided = decideFeedback(acts[tried], feedback, facts(who));
        if (!decided.ok) continue;
        feedback = { ...feedback, ...decided.value };
        if (feedback.stage.kind === 'answered' && before.kind === 'drafted') {
          assert.notEqual(before.draft.by, who.subject);
        }
      }
    }),
  );
});

test('a desk is answered for by the committee above it', () => {
  const desk = { code: '001.01.40.H33', kind: 'one-stop-desk', parentCode: AGENCY };
  assert.equal(answeringAgency(desk), AGENCY);
  assert.equal(answeringAgency({ ...desk, parentCode: null }), desk.code);
  assert.equal(answeringAgency({ ...desk, kind: 'department' }), desk.code);
});

test('rules that are no rules are named', () => {
  assert.ok(readFeedbackRules(rules).ok);
  const wrong = readFeedbackRules({ ...rules, answerWorkingDays: 0 });
  assert.ok(!wrong.ok && wrong.error.some((fault) => fault.startsWith('/answerWorkingDays')));
  assert.ok(!readFeedbackRules({ ...rules, more: 1 }).ok);
  assert.notEqual(rules.toBeConfirmed, null, 'the days have no source yet');
});
