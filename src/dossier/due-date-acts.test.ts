import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Act } from '#dossier/command.ts';
import {
  actsUpTo,
  at,
  day,
  HOUSEHOLD_BUSINESS,
  plainActs,
  PROMOTION,
  RESIDENCE,
} from '#test/support/dossier-fixtures.ts';
import { overdueNoted, story, tell, type Told } from '#test/support/story.ts';

const supplement = plainActs['request-supplement'];
const atSpecialist = actsUpTo(RESIDENCE, 'tham-dinh');
const brought: Act = { type: 'record-supplement', note: 'Bản sao rõ', attachments: [] };
const extend = (newDay: string): Act => ({
  type: 'extend',
  reason: 'Cần xác minh nơi cư trú',
  newDay: day(newDay),
});

// Supplement (Mẫu 02; NĐ 61/2018 Điều 17): once, with everything listed.

story('a supplement is asked for, and the dossier waits for it', {
  procedure: RESIDENCE,
  given: atSpecialist,
  when: supplement,
  expect: { type: 'supplement-requested', items: supplement.items },
  leaves: { phase: { kind: 'awaiting-supplement', step: 'tham-dinh' }, supplementRequested: true },
});

story('a second supplement is refused', {
  procedure: RESIDENCE,
  given: [...atSpecialist, supplement, brought],
  when: supplement,
  expect: 'supplement-already-requested',
});

story('a supplement that lists nothing is refused', {
  procedure: RESIDENCE,
  given: atSpecialist,
  when: { ...supplement, items: [] },
  expect: { code: 'supplement-lists-nothing', field: 'what-1' },
});

story('a supplement with a point that names nothing is refused there', {
  procedure: RESIDENCE,
  given: atSpecialist,
  when: { ...supplement, items: [...supplement.items, { what: '', reason: 'Mờ' }] },
  expect: { code: 'supplement-lists-nothing', field: 'what-2' },
});

story('each point of a supplement has its reason', {
  procedure: RESIDENCE,
  given: atSpecialist,
  when: { ...supplement, items: [...supplement.items, { what: 'Tờ khai', reason: '' }] },
  expect: { code: 'reason-missing', field: 'reason-2' },
});

for (const act of [plainActs.propose, plainActs['send-back'], { type: 'accept' } as const]) {
  story(`nothing goes on while a supplement is awaited: ${act.type}`, {
    procedure: RESIDENCE,
    given: [...atSpecialist, supplement],
    when: act,
    expect: 'awaiting-supplement',
  });
}

story('a supplement that nobody asked for is not received', {
  procedure: RESIDENCE,
  given: atSpecialist,
  when: brought,
  expect: 'not-awaiting-supplement',
});

story('a supplement that brings nothing is refused', {
  procedure: RESIDENCE,
  given: [...atSpecialist, supplement],
  when: { ...brought, note: '' },
  expect: { code: 'supplement-lists-nothing', field: 'note' },
});

story('the clock pauses: due 30/06 09:00, two working days waited, due 04/07 09:00', {
  procedure: RESIDENCE,
  given: [...atSpecialist, ['2022-06-22 09:00', supplement]],
  when: ['2022-06-24 09:00', brought],
  expect: { type: 'supplement-received' },
  leaves: {
    due: { at: at('2022-07-04 09:00') },
    phase: { kind: 'in-hand', step: 'tham-dinh', holder: { role: 'specialist' } },
  },
});

story('the clock starts again: three working days from the supplement', {
  procedure: HOUSEHOLD_BUSINESS,
  given: [
    ...actsUpTo(HOUSEHOLD_BUSINESS, 'tham-dinh'),
    ['2022-06-22 09:00', plainActs['request-supplement']],
  ],
  when: ['2022-06-27 10:00', brought],
  expect: { type: 'supplement-received' },
  leaves: { due: { at: at('2022-06-30 10:00') } },
});

story('no time limit, no due date after a supplement either', {
  procedure: PROMOTION,
  given: [...actsUpTo(PROMOTION, 'ghi-nhan'), supplement],
  when: brought,
  expect: { type: 'supplement-received' },
  leaves: { due: { at: null } },
});

test('papers brought later stand beside those of the receipt', () => {
  const attachment = {
    component: 'ct01',
    sha256: 'a'.repeat(64),
    name: 'ct01.pdf',
    mediaType: 'application/pdf',
    size: 1024,
  };
  const given: readonly Told[] = [
    ...atSpecialist,
    supplement,
    { type: 'record-supplement', note: '', attachments: [attachment] },
  ];
  assert.deepEqual(tell(RESIDENCE, undefined, given).dossier.attachments, [attachment]);
});

// Extension with apology (Mẫu 04): once, before the due date of 30/06/2022 09:00.

story('before the due date it is re-set, to the close of the new day', {
  procedure: RESIDENCE,
  when: ['2022-06-30 08:59', extend('2022-07-05')],
  expect: { type: 'extended', previousDue: at('2022-06-30 09:00') },
  leaves: { due: { at: at('2022-07-05 17:00') }, extended: true },
});

for (const time of ['2022-06-30 09:00', '2022-07-01 09:00']) {
  story(`at ${time} it is too late to re-set it`, {
    procedure: RESIDENCE,
    when: [time, extend('2022-07-05')],
    expect: { code: 'after-due-date', field: 'newDay' },
  });
}

story('it is re-set once', {
  procedure: RESIDENCE,
  given: [extend('2022-07-05')],
  when: extend('2022-07-06'),
  expect: { code: 'already-extended' }, // the act is not open any more: it has no field
});

for (const [newDay, why] of [
  ['2022-07-02', 'a Saturday'],
  ['2022-09-02', 'the National Day'],
] as const) {
  story(`it is not re-set to ${why}`, {
    procedure: RESIDENCE,
    when: extend(newDay),
    expect: { code: 'not-working-time', field: 'newDay' },
  });
}

story('it is not re-set to an earlier day', {
  procedure: RESIDENCE,
  when: extend('2022-06-29'),
  expect: { code: 'not-later', field: 'newDay' },
});

story('an apology says why', {
  procedure: RESIDENCE,
  when: { type: 'extend', reason: '', newDay: day('2022-07-05') },
  expect: { code: 'reason-missing', field: 'reason' },
});

story('what has no due date cannot be extended', {
  procedure: PROMOTION,
  when: extend('2022-07-05'),
  expect: 'no-due-date',
});

// The timer of the due date.

test('a dossier falls overdue after its due date and not at it, while the work goes on', () => {
  assert.equal(overdueNoted(RESIDENCE, [], '2022-06-30 09:00'), false);
  assert.equal(overdueNoted(RESIDENCE, [], '2022-06-30 09:01'), true);
  assert.equal(overdueNoted(RESIDENCE, [extend('2022-07-05')], '2022-06-30 09:01'), false);
  assert.equal(overdueNoted(RESIDENCE, [...atSpecialist, supplement], '2022-06-30 09:01'), false);
  assert.equal(
    overdueNoted(RESIDENCE, actsUpTo(RESIDENCE, 'tra-ket-qua'), '2022-06-30 09:01'),
    false,
  );
  assert.equal(
    overdueNoted(
      RESIDENCE,
      [...actsUpTo(RESIDENCE, 'ky-duyet'), plainActs.refuse],
      '2022-06-30 09:01',
    ),
    false,
  );
  assert.equal(overdueNoted(PROMOTION, [], '2032-06-30 09:01'), false);
});
