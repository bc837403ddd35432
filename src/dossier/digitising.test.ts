import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { competenceFor } from '#dossier/acts.ts';
import type { Act } from '#dossier/command.ts';
import { decide } from '#dossier/decide.ts';
import { partiesOf } from '#dossier/deliveries.ts';
import {
  copyOf,
  papersToDigitise,
  recordDigitised,
  recordUndigitised,
} from '#dossier/digitising.ts';
import type { DigitisedPaper, PaperData } from '#dossier/digitising-event.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import type { Attachment, DossierEvent } from '#dossier/dossier-event.ts';
import { at, CIVIL_BIRTH, day, procedureOf, seatOf } from '#test/support/dossier-fixtures.ts';
import { systemActor } from '#test/support/signed-document.ts';
import { factsOf, tell } from '#test/support/story.ts';

const now = at('2022-07-08 10:00');
const SENT = 'aa'.repeat(32);
const file = (sha256: string, component: string, source?: Attachment['source']): Attachment => ({
  component,
  sha256,
  name: 'giay.pdf',
  mediaType: 'application/pdf',
  size: 1000,
  ...(source === undefined ? {} : { source }),
});
const data: PaperData = {
  title: 'Giấy chứng sinh',
  number: '07/GCS',
  issuer: 'Bệnh viện Đa khoa tỉnh Kiên Giang',
  issuedOn: day('2022-06-12'),
  validUntil: null,
};
const order = (change: Partial<PaperData> = {}, isCompared = true, paper = SENT): Act => ({
  type: 'digitise',
  paper,
  data: { ...data, ...change },
  isCompared,
});

const received = (): Dossier => ({
  ...tell(CIVIL_BIRTH, undefined, []).dossier,
  attachments: [
    file(SENT, 'giay-chung-sinh'),
    file('bb'.repeat(32), 'giay-chung-sinh', { kind: 'stored', document: 'x', code: null }),
    file('cc'.repeat(32), 'ket-qua'),
    file('dd'.repeat(32), 'phieu-tu-choi'),
  ],
});

const happens = (dossier: Dossier, event: DossierEvent): Dossier =>
  evolve(dossier, { version: dossier.version + 1, at: now, actor: systemActor, event });

const decided = (act: Act, dossier: Dossier) => decide(act, dossier, factsOf(CIVIL_BIRTH, now));

function ordered(dossier: Dossier, act: Act = order()): Dossier {
  const decision = decided(act, dossier);
  return happens(dossier, decision.ok ? decision.value : assert.fail(decision.error.code));
}

const copied = (dossier: Dossier, id: string): DigitisedPaper => ({
  id,
  about: dossier.orderedCopies[0]?.about ?? 0,
  paper: SENT,
  data,
  code: 'X-SH2',
  file: file('ee'.repeat(32), 'giay-chung-sinh'),
  signedBy: 'Trần Thị Quầy',
  agency: 'x',
  replaces: copyOf(dossier, SENT)?.id ?? null,
});

test('what was handed in as a file is digitised; results and what came from a store are signed already', () => {
  assert.deepEqual(
    papersToDigitise(received()).map(({ sha256 }) => sha256),
    [SENT],
  );
  const none = { ...received(), attachments: [] };
  const procedure = procedureOf(CIVIL_BIRTH);
  assert.deepEqual(competenceFor('digitise', none, procedure), { ok: false, error: 'no-paper' });
  const who = competenceFor('digitise', received(), procedure);
  const { desk, handler } = seatOf(CIVIL_BIRTH);
  assert.deepEqual(who.ok ? who.value.map(({ role, agency }) => [role, agency]) : [], [
    ['counter-officer', desk],
    ['specialist', handler],
  ]);
});

for (const [what, act, code, field] of [
  ['of a file that is not there', order({}, true, 'ff'.repeat(32)), 'no-such-paper', 'paper'],
  ['without a name', order({ title: '' }), 'paper-title-missing', 'title'],
  ['without its issuer', order({ issuer: '' }), 'issuer-missing', 'issuer'],
  ['ending before', order({ validUntil: day('2022-06-11') }), 'ends-before-issue', 'validUntil'],
  ['that nobody compared', order({}, false), 'not-compared', 'isCompared'],
] as const) {
  test(`a paper is not digitised: ${what}`, () => {
    assert.deepEqual(decided(act, received()), { ok: false, error: { code, field } });
  });
}

test('the order goes to whoever signs, who records one copy of it', () => {
  const dossier = ordered(received());
  const event = { type: 'digitising-ordered', paper: SENT, data } as const;
  assert.deepEqual(partiesOf(event, dossier, procedureOf(CIVIL_BIRTH)), ['signing']);
  assert.deepEqual(papersToDigitise(dossier), [], 'the copy that is being made is waited for');
  const made = { type: 'record-digitised', dossierId: '', paper: copied(dossier, 'one') } as const;
  const recorded = recordDigitised(made, dossier) ?? assert.fail();
  const after = happens(dossier, recorded);
  assert.equal(copyOf(after, SENT)?.id, 'one');
  assert.equal(recordDigitised(made, after), null);
  assert.deepEqual(partiesOf(recorded, after, procedureOf(CIVIL_BIRTH)), ['national-portal']);
  assert.equal(after.changedAt, received().changedAt, 'nobody at work is stopped by it');
});

test('digitised again, the new copy takes the place of the old one', () => {
  const first = ordered(received());
  const once = happens(first, { type: 'paper-digitised', paper: copied(first, 'one') });
  const again = ordered(once);
  const twice = happens(again, { type: 'paper-digitised', paper: copied(again, 'two') });
  assert.equal(copyOf(twice, SENT)?.id, 'two');
  assert.equal(twice.copies.find(({ id }) => id === 'one')?.replacedBy, 'two');
});

test('of a file that cannot be copied it is noted once, and another order may follow', () => {
  const dossier = ordered(received());
  const { about } = dossier.orderedCopies[0] ?? assert.fail();
  const failed = {
    type: 'record-undigitised',
    dossierId: '',
    about,
    obstacle: 'encrypted',
  } as const;
  const after = happens(dossier, recordUndigitised(failed, dossier) ?? assert.fail());
  assert.equal(recordUndigitised(failed, after), null);
  assert.equal(papersToDigitise(after).length, 1);
});
