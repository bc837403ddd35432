import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { STATUS_CODES, type StatusCode } from '#axis/axis-document.ts';
import {
  afterRequest,
  afterStatus,
  nextCodes,
  type ReceiverState,
  SENT,
} from '#axis/receiver-state.ts';

/** Plays codes from the beginning; those that are refused change nothing. */
const played = (codes: readonly StatusCode[]): ReceiverState =>
  codes.reduce((state, code) => {
    const next = afterStatus(state, code);
    return next.ok ? next.value : state;
  }, SENT);

test('a document goes from its arrival to its completion, and not back', () => {
  assert.equal(played(['01', '03', '04', '05', '06']).handling, 'completed');
  for (const code of ['01', '02', '03', '04', '05'] as const) {
    assert.deepEqual(afterStatus(played(['01', '03', '06']), code), {
      ok: false,
      error: 'out-of-order',
    });
  }
  assert.deepEqual(afterStatus(played(['01']), '01'), { ok: false, error: 'repeated' });
});

test('what is not registered is not assigned; what is refused is over', () => {
  assert.equal(afterStatus(played(['01']), '04').ok, false);
  const refused = played(['01', '02']);
  assert.equal(refused.handling, 'refused');
  assert.deepEqual(nextCodes(refused), []);
  assert.equal(afterRequest(refused, 'recall').ok, false);
});

test('a recall is answered: agreed, it is back; refused, the work goes on', () => {
  const asked = played(['01', '03', '13']);
  assert.equal(asked.request, 'recall');
  assert.deepEqual(nextCodes(asked), ['04', '05', '06', '15', '16']);
  assert.deepEqual(played(['01', '03', '13', '15']), { handling: 'recalled', request: null });
  assert.deepEqual(played(['01', '03', '13', '16', '05']), {
    handling: 'in-progress',
    request: null,
  });
  assert.deepEqual(nextCodes(played(['01', '13', '15'])), []);
});

test('what is replaced or updated is registered anew', () => {
  for (const kind of ['update', 'replace'] as const) {
    const asked = afterRequest(played(['01', '03', '05']), kind);
    assert.ok(asked.ok);
    const agreed = afterStatus(asked.value, '15');
    assert.deepEqual(agreed.ok && agreed.value, { handling: 'arrived', request: null });
  }
});

test('nothing is answered that was not asked, and two requests do not wait at a time', () => {
  assert.equal(afterStatus(played(['01', '03']), '15').ok, false);
  assert.equal(afterStatus(played(['01', '03']), '16').ok, false);
  assert.deepEqual(afterRequest(played(['01', '13']), 'replace'), {
    ok: false,
    error: 'out-of-order',
  });
});

test('a status told twice is as one, whatever came before', () => {
  const codes = fc.array(fc.constantFrom(...STATUS_CODES), { maxLength: 12 });
  fc.assert(
    fc.property(codes, fc.constantFrom(...STATUS_CODES), (before, code) => {
      const once = played([...before, code]);
      assert.deepEqual(played([...before, code, code]), once);
      for (const next of nextCodes(once)) assert.ok(afterStatus(once, next).ok);
    }),
  );
});
