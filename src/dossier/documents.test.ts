import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { decide } from '#dossier/decide.ts';
import { competenceFor } from '#dossier/acts.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import type { Actor, DossierEvent } from '#dossier/dossier-event.ts';
import { partiesOf } from '#dossier/deliveries.ts';
import { documentInForce, recordDocument } from '#dossier/documents.ts';
import {
  actsUpTo,
  at,
  CIVIL_BIRTH,
  officerAt,
  plainActs,
  procedureOf,
  RESIDENCE,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import { documentFor, systemActor, withDocument } from '#test/support/signed-document.ts';
import { factsOf, tell } from '#test/support/story.ts';

const FIRST = '01890000-0000-7000-8000-000000000001';
const SECOND = '01890000-0000-7000-8000-000000000002';
const now = at('2022-07-08 10:00');
const leader = officerAt(
  seatOf(RESIDENCE),
  procedureOf(RESIDENCE).steps.find(({ role }) => role === 'signing-leader') ?? assert.fail(),
);

const issued = (): Dossier =>
  tell(RESIDENCE, undefined, [...actsUpTo(RESIDENCE, 'phat-hanh'), plainActs.issue]).dossier;

const happens = (dossier: Dossier, event: DossierEvent, actor: Actor = leader): Dossier =>
  evolve(dossier, { version: dossier.version + 1, at: now, actor, event });

function act(dossier: Dossier, what: Parameters<typeof decide>[0]): Dossier {
  const decision = decide(what, dossier, factsOf(RESIDENCE, now));
  assert.ok(decision.ok, JSON.stringify(decision));
  return happens(dossier, decision.value);
}

test('an issued result is made a document, signed by whoever signed it, and the party is told once', () => {
  const dossier = issued();
  assert.partialDeepStrictEqual(dossier.awaitedDocument, {
    kind: 'result',
    about: dossier.version,
    signer: { role: 'signing-leader' },
  });
  const event: DossierEvent = { type: 'issued', to: 'tra-ket-qua', resultNumber: '12/GKS' };
  assert.ok(partiesOf(event, dossier, procedureOf(RESIDENCE)).includes('signing'));
  const signed = withDocument(dossier, FIRST, now);
  assert.equal(signed.awaitedDocument, null);
  assert.equal(documentInForce(signed)?.id, FIRST);
  assert.equal(signed.attachments.at(-1)?.component, 'ket-qua');
  const again = {
    type: 'record-document',
    dossierId: '',
    document: documentFor(dossier, SECOND),
  } as const;
  assert.equal(recordDocument(again, signed), null, 'the second maker of one document is ignored');
  assert.equal(signed.changedAt, dossier.changedAt, 'whoever saw the dossier before may go on');
});

test('a refusal is made a document of whoever refused', () => {
  const { dossier } = tell(CIVIL_BIRTH, undefined, [
    ...actsUpTo(CIVIL_BIRTH, 'ky-duyet'),
    plainActs.refuse,
  ]);
  assert.partialDeepStrictEqual(dossier.awaitedDocument, { kind: 'refusal' });
  const signed = withDocument(dossier, FIRST, now);
  assert.equal(signed.attachments.at(-1)?.component, 'phieu-tu-choi');
  assert.equal(competenceFor('reissue', signed, procedureOf(CIVIL_BIRTH)).ok, false);
});

test('a mistake found after the hand-over is corrected, and another document takes the place of the first', () => {
  const handedOver = act(withDocument(issued(), FIRST, now), plainActs['hand-over']);
  assert.equal(handedOver.phase.kind, 'closed');
  assert.ok(competenceFor('correct', handedOver, procedureOf(RESIDENCE)).ok);
  const corrected = act(handedOver, {
    type: 'correct',
    values: { 'applicant.name': 'Lê Thị Đẹp' },
    reason: 'Gõ nhầm tên',
  });
  assert.equal(documentInForce(corrected)?.id, FIRST, 'the first holds until there is another');
  const ordered = act(corrected, { type: 'reissue', reason: 'Sai tên' });
  const reissued = withDocument(ordered, SECOND, now);
  assert.deepEqual(
    reissued.documents.map(({ id, replacedBy, replaces }) => [id, replacedBy, replaces]),
    [
      [FIRST, SECOND, null],
      [SECOND, null, FIRST],
    ],
  );
  assert.equal(reissued.phase.kind, 'closed');
});

test('without a document a closed dossier is not corrected', () => {
  const closed = act(issued(), plainActs['hand-over']);
  const competence = competenceFor('correct', closed, procedureOf(RESIDENCE));
  assert.deepEqual(competence, { ok: false, error: 'closed' });
});

test('a document that was taken back holds no more, and is not taken back twice', () => {
  const signed = withDocument(issued(), FIRST, now);
  const revoked = act(signed, { type: 'revoke', reason: 'Sai thẩm quyền', ground: 'Luật Cư trú' });
  assert.equal(documentInForce(revoked), null);
  assert.equal(revoked.documents[0]?.revoked?.reason, 'Sai thẩm quyền');
  const again = competenceFor('revoke', revoked, procedureOf(RESIDENCE));
  assert.deepEqual(again, { ok: false, error: 'no-document' });
});

test('the personal number that comes late is added by another document, with the seal alone', () => {
  const signed = withDocument(issued(), FIRST, now);
  const event = {
    type: 'personal-number-arrived',
    system: 'civil-status',
    personalNumber: '091322000012',
  } as const;
  const arrived = happens(signed, event, systemActor);
  assert.partialDeepStrictEqual(arrived.awaitedDocument, { kind: 'result', signer: null });
  const awaiting = happens(issued(), event, systemActor);
  assert.equal(awaiting.awaitedDocument?.signer?.role, 'signing-leader');
  assert.equal(
    awaiting.awaitedDocument?.about,
    awaiting.version,
    'what is made without it is void',
  );
});

test('a result that was issued before there were documents gets one when a leader orders it', () => {
  const before = { ...issued(), awaitedDocument: null };
  const ordered = act(before, { type: 'reissue', reason: 'Cấp bản điện tử' });
  assert.equal(withDocument(ordered, FIRST, now).documents.length, 1);
});
