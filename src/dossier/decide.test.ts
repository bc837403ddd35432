import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Act } from '#dossier/command.ts';
import { decide, printableForms } from '#dossier/decide.ts';
import {
  actsUpTo,
  at,
  CIVIL_BIRTH,
  day,
  HOUSEHOLD_BUSINESS,
  plainActs,
  played,
  PROMOTION,
  RESIDENCE,
  rules2018,
  rules2025,
} from '#test/support/dossier-fixtures.ts';
import { factsOf, story, tell, type Told } from '#test/support/story.ts';

const supplement = plainActs['request-supplement'];
const atSpecialist = actsUpTo(RESIDENCE, 'tham-dinh');
const atLeader = actsUpTo(RESIDENCE, 'ky-duyet');
const brought: Act = { type: 'record-supplement', note: 'Bản sao rõ', attachments: [] };
const extend: Act = { type: 'extend', reason: 'Cần xác minh', newDay: day('2022-07-05') };
const rename: Act = {
  type: 'correct',
  values: { 'applicant.name': 'Lê Thị Đẹp' },
  reason: 'Gõ nhầm tên',
};

// The plain way (quy trình nội bộ): from the receipt to the result in the applicant's hand.

for (const { code, steps } of played) {
  const last = steps.at(-1)?.id ?? '';
  story(`${code} goes the plain way through its ${steps.length} steps`, {
    procedure: code,
    given: actsUpTo(code, last),
    when: plainActs['hand-over'],
    expect: { type: 'handed-over', receiver: 'Thị Bích Liên', method: 'desk' },
    leaves: {
      phase: { kind: 'closed', outcome: 'handed-over' },
      resultNumber: '12/GKS',
      extended: false,
      supplementRequested: false,
    },
  });
}

test('the work is finished when the result is issued, not when it is fetched', () => {
  const given: readonly Told[] = [
    ...actsUpTo(RESIDENCE, 'phat-hanh'),
    ['2022-06-28 10:00', plainActs.issue],
    ['2022-07-08 10:00', { type: 'accept' }],
    ['2022-07-08 10:05', plainActs['hand-over']],
  ];
  assert.equal(tell(RESIDENCE, undefined, given).dossier.finishedAt, at('2022-06-28 10:00'));
});

story('the plain act of a step needs no acceptance: whoever does it has it', {
  procedure: RESIDENCE,
  given: [plainActs['pass-on']],
  when: plainActs.propose,
  expect: { type: 'proposed', to: 'ky-duyet' },
});

story('a step is accepted before anything else is done at it', {
  procedure: RESIDENCE,
  given: [plainActs['pass-on']],
  when: supplement,
  expect: 'not-in-hand',
});

story('what a system does is accepted before it is done in its place', {
  procedure: CIVIL_BIRTH,
  given: [plainActs['pass-on'], plainActs.propose],
  when: plainActs['pass-on'],
  expect: 'not-in-hand',
});

story('an act of another step is refused', {
  procedure: RESIDENCE,
  given: atSpecialist,
  when: plainActs.sign,
  expect: 'not-at-this-step',
});

story('a result has a number', {
  procedure: RESIDENCE,
  given: actsUpTo(RESIDENCE, 'phat-hanh'),
  when: { type: 'issue', resultNumber: '' },
  expect: { code: 'result-number-missing', field: 'resultNumber' },
});

story('somebody by name receives the result', {
  procedure: RESIDENCE,
  given: actsUpTo(RESIDENCE, 'tra-ket-qua'),
  when: { type: 'hand-over', receiver: '' },
  expect: { code: 'receiver-missing', field: 'receiver' },
});

// Refusal (Mẫu 03): in writing, with reason and legal ground.

const refusal = plainActs.refuse;

story('a refusal closes the dossier and finishes the work', {
  procedure: CIVIL_BIRTH,
  given: actsUpTo(CIVIL_BIRTH, 'ky-duyet'),
  when: ['2022-06-21 15:00', refusal],
  expect: { type: 'refused', ground: 'Luật Hộ tịch, Điều 13' },
  leaves: {
    phase: { kind: 'closed', outcome: 'refused' },
    finishedAt: at('2022-06-21 15:00'),
  },
});

story('a refusal has a reason', {
  procedure: RESIDENCE,
  given: atLeader,
  when: { ...refusal, reason: '' },
  expect: { code: 'reason-missing', field: 'reason' },
});

story('a refusal has a legal ground', {
  procedure: RESIDENCE,
  given: atLeader,
  when: { ...refusal, ground: '' },
  expect: { code: 'ground-missing', field: 'ground' },
});

story('a specialist proposes; only who signs refuses', {
  procedure: RESIDENCE,
  given: atSpecialist,
  when: refusal,
  expect: 'not-at-this-step',
});

// Stop on the applicant's wish, at any step.

for (const given of [[], atSpecialist, [...atSpecialist, supplement]]) {
  story(`after ${given.length} acts the applicant takes the dossier back`, {
    procedure: RESIDENCE,
    given,
    when: { type: 'stop', reason: 'Theo đơn xin rút hồ sơ', feeSettlement: 'Hoàn trả lệ phí' },
    expect: { type: 'stopped', feeSettlement: 'Hoàn trả lệ phí' },
    leaves: { phase: { kind: 'closed', outcome: 'stopped' } },
  });
}

story('a stop has a reason', {
  procedure: RESIDENCE,
  when: { type: 'stop', reason: '', feeSettlement: '' },
  expect: { code: 'reason-missing', field: 'reason' },
});

// Sending back, one step, with a reason.

story('the leader sends back to the specialist', {
  procedure: RESIDENCE,
  given: atLeader,
  when: plainActs['send-back'],
  expect: { type: 'sent-back', from: 'ky-duyet', to: 'tham-dinh' },
  leaves: { phase: { kind: 'waiting', step: 'tham-dinh' } },
});

story('the specialist sends back to the desk', {
  procedure: PROMOTION,
  given: actsUpTo(PROMOTION, 'ghi-nhan'),
  when: plainActs['send-back'],
  expect: { type: 'sent-back', to: 'tiep-nhan' },
});

story('whoever sends back says why', {
  procedure: RESIDENCE,
  given: atLeader,
  when: { type: 'send-back', reason: '' },
  expect: { code: 'reason-missing', field: 'reason' },
});

// Papers, money.

test('a paper can be printed when there is something to print on it', () => {
  const forms = (given: readonly Told[], rules = rules2018) =>
    printableForms(tell(RESIDENCE, undefined, given).dossier, rules);
  assert.deepEqual(forms([]), ['01', '05']);
  assert.deepEqual(forms([...atSpecialist, supplement]), ['01', '02', '05']);
  assert.deepEqual(forms([...atLeader, refusal]), ['01', '03', '05']);
  assert.deepEqual(forms([extend]), ['01', '04', '05']);
  const stopped: Told = { type: 'stop', reason: 'Theo đơn', feeSettlement: '' };
  assert.deepEqual(forms([stopped]), ['01', '05'], 'TT 01/2018 has no notice of it');
  assert.deepEqual(forms([stopped], rules2025), ['01', '05', 'dung']);
});

story('a paper with nothing on it is not printed', {
  procedure: RESIDENCE,
  when: { type: 'print', form: '02' },
  expect: 'form-not-available',
});

test('each print is counted for its form, and a closed dossier still prints', () => {
  const print = (form: '01' | '05'): Act => ({ type: 'print', form });
  const given: readonly Told[] = [
    print('01'),
    print('01'),
    { type: 'stop', reason: 'Theo đơn', feeSettlement: '' },
    print('05'),
    print('01'),
  ];
  assert.deepEqual(tell(RESIDENCE, undefined, given).dossier.prints, { '01': 3, '05': 1 });
});

story('the fee of any channel is collected at the counter too', {
  procedure: HOUSEHOLD_BUSINESS,
  when: { type: 'collect-fee' },
  expect: { type: 'fee-collected', amount: 100_000 },
  leaves: { feePaid: 100_000 },
});

story('a fee is collected once', {
  procedure: HOUSEHOLD_BUSINESS,
  given: [{ type: 'collect-fee' }],
  when: { type: 'collect-fee' },
  expect: 'no-fee-due',
});

story('where nothing is due nothing is collected', {
  procedure: CIVIL_BIRTH,
  when: { type: 'collect-fee' },
  expect: 'no-fee-due',
});

// The end, and the due date.

const anyAct: readonly Act[] = [
  ...Object.values(plainActs),
  { type: 'accept' },
  { type: 'collect-fee' },
  { type: 'stop', reason: 'Theo đơn', feeSettlement: '' },
  rename,
  brought,
  extend,
];
const endings: readonly (readonly Told[])[] = [
  [...actsUpTo(RESIDENCE, 'tra-ket-qua'), plainActs['hand-over']],
  [...atLeader, refusal],
  [{ type: 'stop', reason: 'Theo đơn', feeSettlement: '' }],
];

test('nothing but printing is done on a closed dossier', () => {
  fc.assert(
    fc.property(fc.constantFrom(...anyAct), fc.constantFrom(...endings), (act, given) => {
      const { dossier, now } = tell(RESIDENCE, undefined, given);
      const decision = decide(act, dossier, factsOf(RESIDENCE, now));
      assert.ok(!decision.ok && decision.error.code === 'closed', act.type);
    }),
  );
});

test('whatever is done, an open dossier stands at a step of its process', () => {
  const acts = fc.array(fc.constantFrom(...anyAct), { maxLength: 30 });
  fc.assert(
    fc.property(acts, fc.constantFrom(...played), (tried, { code, steps }) => {
      const done: Act[] = [];
      for (const act of tried) {
        const { dossier, now } = tell(code, undefined, done);
        const { phase, version } = dossier;
        assert.equal(version, done.length + 1);
        if (phase.kind !== 'closed') assert.ok(steps.some(({ id }) => id === phase.step));
        if (decide(act, dossier, factsOf(code, now)).ok) done.push(act);
      }
    }),
  );
});
