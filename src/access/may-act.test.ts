import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { allowedActs, isDenied, maySee, whyMayNot } from '#access/may-act.ts';
import type { Officer } from '#access/officer.ts';
import { type Role, roleLabels } from '#access/role.ts';
import { competenceFor } from '#dossier/acts.ts';
import type { Act, ActType } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import {
  CRIMINAL_RECORD,
  actsUpTo,
  officer,
  officerAt,
  plainActs,
  procedureOf,
  played,
  PROMOTION,
  RESIDENCE,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import { withDocument } from '#test/support/signed-document.ts';
import { tell, type Told } from '#test/support/story.ts';

const roles = Object.keys(roleLabels).filter((role): role is Role => role in roleLabels);
const actTypes: readonly ActType[] = [
  'accept',
  'pass-on',
  'propose',
  'sign',
  'issue',
  'hand-over',
  'record-supplement',
  'request-supplement',
  'send-back',
  'refuse',
  'extend',
  'collect-fee',
  'deny-relief',
  'correct',
  'stop',
  'print',
  'reissue',
  'revoke',
];

const stop: Act = { type: 'stop', reason: 'Theo đơn', feeSettlement: '' };

interface Stand {
  readonly code: string;
  readonly dossier: Dossier;
}

/** Every step of every procedure, waiting, in hand and awaiting a supplement; and closed. */
const steppedStands: readonly Stand[] = played.flatMap(({ code, steps }) => {
  const histories: (readonly Told[])[] = [[stop]];
  for (const { id, actions } of steps) {
    const inHand = actsUpTo(code, id);
    histories.push(inHand);
    if (inHand.at(-1)?.type === 'accept') histories.push(inHand.slice(0, -1));
    if (actions.includes('request-supplement')) {
      histories.push([...inHand, plainActs['request-supplement']]);
    }
    if (actions.includes('refuse')) histories.push([...inHand, plainActs.refuse]);
  }
  return histories.map((given) => ({ code, dossier: tell(code, undefined, given).dossier }));
});

/** One with a signed result. */
function withResult(): Dossier {
  const given = [...actsUpTo(RESIDENCE, 'phat-hanh'), plainActs.issue];
  const { dossier, now } = tell(RESIDENCE, undefined, given);
  return withDocument(dossier, '01890000-0000-7000-8000-000000000001', now);
}

/** And one whose applicant claims a relief from fees. */
const stands: readonly Stand[] = [
  ...steppedStands,
  { code: CRIMINAL_RECORD, dossier: tell(CRIMINAL_RECORD, undefined, [], 'ho-ngheo').dossier },
  { code: RESIDENCE, dossier: withResult() },
];

/** Agencies of the case, and some that have nothing to do with it. */
const agencies = [
  ...new Set(played.flatMap(({ code }) => [0, 1].flatMap((index) => seatsAt(code, index)))),
];

function seatsAt(code: string, index: number): readonly string[] {
  if (code === PROMOTION && index > 0) return [];
  const { desk, handler } = seatOf(code, index);
  return [desk, handler];
}

const officers = fc.record({
  role: fc.constantFrom(...roles),
  agency: fc.constantFrom(...agencies),
  own: fc.boolean(),
});
type Drawn = typeof officers extends fc.Arbitrary<infer T> ? T : never;

const person = ({ role, agency, own }: Drawn): Officer =>
  own ? officer(role, agency) : officer(role, agency, 'somebody-else');

/** Checks a claim on every drawn officer, act and stand. */
const always = (claim: (who: Officer, act: ActType, stand: Stand) => void): void =>
  fc.assert(
    fc.property(
      officers,
      fc.constantFrom(...actTypes),
      fc.constantFrom(...stands),
      (drawn, act, stand) => claim(person(drawn), act, stand),
    ),
    { numRuns: 5000 },
  );

const concerns = ({ agency }: Officer, { received }: Dossier): boolean =>
  agency === received.desk || agency === received.handler;

test('an officer of another agency may never do anything', () => {
  always((who, act, { code, dossier }) => {
    if (concerns(who, dossier) || who.role === 'province-administrator') return;
    assert.equal(whyMayNot(who, act, dossier, procedureOf(code)), 'agency-may-not');
  });
});

test('a province administrator sees everything and changes nothing', () => {
  always((who, act, { code, dossier }) => {
    if (who.role !== 'province-administrator') return;
    assert.ok(maySee(who, dossier.received));
    const allowed = whyMayNot(who, act, dossier, procedureOf(code)) === null;
    assert.equal(allowed, act === 'print' && concerns(who, dossier));
  });
});

test('only the role of the competence, at its agency, may act; the holder where there is one', () => {
  always((who, act, { code, dossier }) => {
    const why = whyMayNot(who, act, dossier, procedureOf(code));
    const competent = competenceFor(act, dossier, procedureOf(code));
    if (!competent.ok) {
      assert.notEqual(why, null);
      return;
    }
    const fits = competent.value.some(
      ({ role, agency, holder }) =>
        (role === 'any' || role === who.role) &&
        agency === who.agency &&
        (holder === null || holder === who.subject),
    );
    assert.equal(why === null, fits);
  });
});

test('what the rules would refuse in this state, nobody is offered', () => {
  always((who, _, { code, dossier }) => {
    for (const act of allowedActs(who, dossier, procedureOf(code))) {
      assert.ok(competenceFor(act, dossier, procedureOf(code)).ok, act);
    }
  });
});

test('no act is forgotten in the order in which pages offer them', () => {
  const offered = new Set(
    stands.flatMap(({ code, dossier }) =>
      roles.flatMap((role) =>
        [dossier.received.desk, dossier.received.handler].flatMap((agency) =>
          allowedActs(officer(role, agency), dossier, procedureOf(code)),
        ),
      ),
    ),
  );
  assert.deepEqual([...offered].toSorted(), actTypes.toSorted());
});

test('the plain way is open to the officer of each step, and to nobody else of the agency', () => {
  const seat = seatOf(RESIDENCE);
  for (const step of seat.procedure.steps) {
    const { dossier } = tell(RESIDENCE, undefined, actsUpTo(RESIDENCE, step.id));
    const holder = officerAt(seat, step);
    assert.equal(whyMayNot(holder, step.mainAction, dossier, seat.procedure), null);
    const colleague = { ...holder, subject: 'a-colleague' };
    assert.equal(whyMayNot(colleague, step.mainAction, dossier, seat.procedure), 'held-by-another');
    const clerk = officer(step.role === 'clerk' ? 'specialist' : 'clerk', holder.agency);
    assert.equal(whyMayNot(clerk, step.mainAction, dossier, seat.procedure), 'role-may-not');
  }
});

test('a colleague of the same role may take over a step; its holder is not offered it again', () => {
  const seat = seatOf(RESIDENCE);
  const { dossier } = tell(RESIDENCE, undefined, actsUpTo(RESIDENCE, 'tham-dinh'));
  const offers = (subject: string) =>
    allowedActs(officer('specialist', seat.handler, subject), dossier, seat.procedure);
  assert.ok(offers('a-colleague').includes('accept'));
  assert.ok(!offers(`specialist@${seat.handler}`).includes('accept'));
});

test('only what concerns role and agency is a denial', () => {
  assert.deepEqual(
    (['role-may-not', 'agency-may-not', 'held-by-another', 'closed'] as const).map(isDenied),
    [true, true, false, false],
  );
});

test('staff see what their desk received or their agency decides', () => {
  const { desk, handler } = seatOf(RESIDENCE);
  const other = seatOf(RESIDENCE, 1);
  const sees = (role: Role, agency: string) => maySee(officer(role, agency), { desk, handler });
  assert.deepEqual(
    [
      sees('counter-officer', desk),
      sees('specialist', handler),
      sees('counter-officer', other.desk),
      sees('signing-leader', other.handler),
      sees('province-administrator', '000.00.00.H33'),
    ],
    [true, true, false, false, true],
  );
});

test('who stands in for the holder acts on the step at once; who stands in for another does not', () => {
  const seat = seatOf(RESIDENCE);
  const { dossier } = tell(RESIDENCE, undefined, actsUpTo(RESIDENCE, 'tham-dinh'));
  const standing = (absent: string) => ({
    ...officer('specialist', seat.handler, 'deputy'),
    standsInFor: { subject: absent, name: 'Vắng Mặt' },
  });
  const holder = `specialist@${seat.handler}`;
  assert.equal(whyMayNot(standing(holder), 'propose', dossier, seat.procedure), null);
  assert.equal(
    whyMayNot(standing('another'), 'propose', dossier, seat.procedure),
    'held-by-another',
  );
});
