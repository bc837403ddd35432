import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { allowedActs, maySee } from '#access/may-act.ts';
import type { TransferOrder } from '#dossier/command.ts';
import { placeOf } from '#dossier/decide.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import type { AgencyChange } from '#dossier/dossier-event.ts';
import { transfer } from '#dossier/transfer.ts';
import type { Day } from '#kernel/day.ts';
import {
  actsUpTo,
  at,
  officer,
  officerAt,
  plainActs,
  procedureOf,
  RESIDENCE,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import { tell, type Told } from '#test/support/story.ts';

const seat = seatOf(RESIDENCE);
const DESK = 'H01.155.01';
const POLICE = 'G01.91.30742';
const change = (from: string, to: string): readonly [string, AgencyChange] => [
  from,
  {
    from: { code: from, name: { vi: `cũ ${from}`, en: `old ${from}` } },
    to: { code: to, name: { vi: `mới ${to}`, en: `new ${to}` } },
  },
];
const order: TransferOrder = {
  plan: '2025-07-01-test',
  date: '2025-07-01' as Day,
  ground: { vi: 'Sắp xếp', en: 'Reorganisation' },
  changes: new Map([change(seat.desk, DESK), change(seat.handler, POLICE)]),
  undecided: new Set(),
};
const NIGHT = at('2025-07-01 00:30');
const system = { subject: 'system', name: 'Hệ thống', role: 'system', agency: 'system' };

const stand = (given: readonly Told[] = []): Dossier => tell(RESIDENCE, undefined, given).dossier;

function transferred(before: Dossier, by = order): Dossier {
  const event = transfer(before, by) ?? assert.fail('nothing moved');
  return evolve(before, { version: before.version + 1, at: NIGHT, actor: system, event });
}

test('desk and handler become their successors; code, procedure and due date stay', () => {
  const before = stand();
  const after = transferred(before);
  assert.deepEqual([after.desk, after.handler], [DESK, POLICE]);
  assert.deepEqual(
    [after.code, after.received, after.due, after.receivedAt],
    [before.code, before.received, before.due, before.receivedAt],
  );
});

for (const { id, place } of seat.procedure.steps) {
  test(`a dossier in hand at step ${id} waits there for an officer of the successor`, () => {
    const after = transferred(stand(actsUpTo(RESIDENCE, id)));
    assert.deepEqual(after.phase, { kind: 'waiting', step: id, since: NIGHT });
    assert.equal(placeOf(after, seat.procedure), place === 'desk' ? DESK : after.handler);
  });
}

test('one that nobody had accepted goes on waiting since then', () => {
  const before = stand([plainActs['pass-on']]);
  assert.deepEqual(transferred(before).phase, before.phase);
});

test('an awaited supplement stays awaited since the same instant, held by nobody', () => {
  const before = stand([...actsUpTo(RESIDENCE, 'tham-dinh'), plainActs['request-supplement']]);
  const after = transferred(before);
  assert.deepEqual(after.phase, { ...before.phase, holder: null });
  const event = {
    type: 'supplement-received',
    note: 'Đã nộp',
    attachments: [],
    due: before.due,
  } as const;
  const back = evolve(after, { version: after.version + 1, at: NIGHT, actor: system, event });
  assert.deepEqual(back.phase, { kind: 'waiting', step: 'tham-dinh', since: NIGHT });
});

test('finished work keeps the agency that decided; only its desk moves', () => {
  const finished = stand(actsUpTo(RESIDENCE, 'tra-ket-qua'));
  assert.notEqual(finished.finishedAt, null);
  const after = transferred(finished);
  assert.deepEqual([after.desk, after.handler], [DESK, seat.handler]);
});

test('a closed dossier does not move', () => {
  const closed = stand([...actsUpTo(RESIDENCE, 'tra-ket-qua'), plainActs['hand-over']]);
  assert.equal(transfer(closed, order), null);
});

test('what has moved, or is of no agency that ends, does not move', () => {
  assert.equal(transfer(transferred(stand()), order), null);
  assert.equal(transfer(stand(), { ...order, changes: new Map() }), null);
});

test('where only the other agency ends, the holder keeps the step', () => {
  const before = stand(actsUpTo(RESIDENCE, 'tham-dinh'));
  const onlyDesk = { ...order, changes: new Map([change(seat.desk, DESK)]) };
  const after = transferred(before, onlyDesk);
  assert.deepEqual([after.desk, after.handler], [DESK, seat.handler]);
  assert.deepEqual(after.phase, before.phase);
});

test('a dossier of an agency of which a person must decide stays as it is', () => {
  const undecided = { ...order, undecided: new Set([seat.handler]) };
  assert.equal(transfer(stand(), undecided), null);
  const finished = stand(actsUpTo(RESIDENCE, 'tra-ket-qua'));
  assert.notEqual(transfer(finished, undecided), null);
});

test('officers of the successor may act and see; those of the agency that ended may not', () => {
  for (const step of seat.procedure.steps) {
    const after = transferred(stand(actsUpTo(RESIDENCE, step.id)));
    const old = officerAt(seat, step);
    const successor = officer(step.role, step.place === 'desk' ? after.desk : after.handler);
    assert.ok(allowedActs(successor, after, procedureOf(RESIDENCE)).includes('accept'), step.id);
    assert.ok(maySee(successor, after));
    assert.deepEqual(allowedActs(old, after, procedureOf(RESIDENCE)), [], step.id);
    assert.ok(!maySee(old, after), step.id);
  }
});
