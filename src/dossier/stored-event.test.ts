import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { EventType } from '#dossier/dossier-event.ts';
import { readStoredEvent, storedBody, UnreadableEvent } from '#dossier/stored-event.ts';
import { goldenEvents } from '#test/support/golden-events.ts';

/** A new type fails to compile here until it is named, and fails below until it has an example. */
const everyType = {
  received: true,
  accepted: true,
  'passed-on': true,
  'sent-back': true,
  'supplement-requested': true,
  'supplement-received': true,
  refused: true,
  extended: true,
  stopped: true,
  proposed: true,
  signed: true,
  issued: true,
  'handed-over': true,
  'fee-collected': true,
  'relief-denied': true,
  corrected: true,
  printed: true,
  'fell-overdue': true,
  'identity-checked': true,
  'document-signed': true,
  'reissue-ordered': true,
  'document-revoked': true,
  'digitising-ordered': true,
  'paper-digitised': true,
  'digitising-failed': true,
  'outside-progressed': true,
  'outside-answered': true,
  'personal-number-arrived': true,
  'leg-begun': true,
  'leg-ended': true,
  'leg-dropped': true,
  'time-added': true,
  transferred: true,
} satisfies Record<EventType, true>;

for (const { what, stored } of goldenEvents) {
  test(`${what} is read as it was written`, () => {
    const { version, at, actor, event } = readStoredEvent(stored);
    assert.deepEqual({ version, at, actor }, { version: stored.version, at, actor: stored.actor });
    assert.equal(at, stored.at);
    assert.equal(event.type, stored.type);
    assert.deepEqual(storedBody(event), stored.body);
  });
}

test('every type of event has an example', () => {
  const exemplified = new Set(goldenEvents.map(({ stored }) => stored.type));
  assert.deepEqual([...exemplified].toSorted(), Object.keys(everyType).toSorted());
});

/** Paths of a value, as `applicant.phone`; elements of a list share one. */
function leaves(
  value: unknown,
  path: string,
): readonly (readonly [path: string, value: unknown])[] {
  if (Array.isArray(value)) return value.flatMap((one) => leaves(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`));
}

test('what may be missing has an example with it and one without', () => {
  const all = goldenEvents.flatMap(({ stored }) => leaves(stored.body, stored.type));
  const nulls = new Set(all.flatMap(([path, value]) => (value === null ? [path] : [])));
  const filled = new Set(all.flatMap(([path, value]) => (value === null ? [] : [path])));
  const neverFilled = [...nulls].filter(
    (path) => ![...filled].some((other) => other === path || other.startsWith(`${path}.`)),
  );
  assert.deepEqual(neverFilled, []);
  for (const path of ['applicant.phone', 'concerned', 'delivery.address', 'due.at']) {
    assert.ok(nulls.has(`received.${path}`), path);
  }
});

const [sample] = goldenEvents;
assert.ok(sample !== undefined);
const unreadable = {
  'a type that nobody ever wrote': { type: 'forgotten' },
  'a type that every object has': { type: 'constructor' },
  'no type': { type: '' },
  'a body that is a list': { body: [] },
  'a body that is nothing': { body: null },
  'a body that is text': { body: '{}' },
  'an actor that is nothing': { actor: null },
  'an actor that is text': { actor: 'demo:quay' },
};
for (const [what, change] of Object.entries(unreadable)) {
  test(`${what} is a fault, and named`, () => {
    assert.throws(
      () => readStoredEvent({ ...sample.stored, version: 7, ...change }),
      (fault) => fault instanceof UnreadableEvent && /event 7 of type/.test(fault.message),
    );
  });
}

test('the type is that of the column, whatever the body says', () => {
  const { event } = readStoredEvent({
    ...sample.stored,
    type: 'signed',
    body: { type: 'refused', to: 'phat-hanh' },
  });
  assert.deepEqual(event, { type: 'signed', to: 'phat-hanh' });
});
