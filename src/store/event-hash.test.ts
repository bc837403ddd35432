import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readStoredEvent } from '#dossier/stored-event.ts';
import { CHAIN_START, sealEvent } from '#store/event-hash.ts';
import { goldenEvents } from '#test/support/golden-events.ts';

const DOSSIER = '01818b2e-0000-7000-8000-000000000001';

for (const { what, stored, hash } of goldenEvents) {
  test(`the hash of ${what} is what it has always been`, () => {
    assert.equal(sealEvent(CHAIN_START, DOSSIER, readStoredEvent(stored)).hash, hash);
  });
}

test('what is sealed is what is stored: reading it back gives the same hash', () => {
  for (const { stored } of goldenEvents) {
    const sealed = sealEvent(CHAIN_START, DOSSIER, readStoredEvent(stored));
    const kept = { ...stored, body: JSON.parse(sealed.body), actor: JSON.parse(sealed.actor) };
    assert.deepEqual(sealEvent(CHAIN_START, DOSSIER, readStoredEvent(kept)), sealed);
  }
});

test('two events differ in their hash wherever they differ', () => {
  const sealed = fc.record({
    previous: fc.constantFrom(CHAIN_START, 'f'.repeat(64)),
    dossier: fc.constantFrom(DOSSIER, '01818b2e-0000-7000-8000-000000000002'),
    version: fc.integer({ min: 1, max: 12 }),
    type: fc.constantFrom('accepted', 'signed'),
    at: fc.constantFrom('2022-06-21T02:00:00.000Z', '2022-06-21T02:00:00.001Z'),
    name: fc.string(),
    step: fc.string(),
  });
  type Parts = typeof sealed extends fc.Arbitrary<infer T> ? T : never;
  const hashOf = ({ previous, dossier, version, type, at, name, step }: Parts): string =>
    sealEvent(
      previous,
      dossier,
      readStoredEvent({
        version,
        type,
        body: { step },
        actor: { name },
        at: at as (typeof goldenEvents)[number]['stored']['at'],
      }),
    ).hash;
  fc.assert(
    fc.property(sealed, sealed, fc.boolean(), (one, other, same) => {
      const second = same ? { ...one } : other;
      assert.equal(
        hashOf(one) === hashOf(second),
        JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(second)),
      );
    }),
    { numRuns: 1000 },
  );
});
