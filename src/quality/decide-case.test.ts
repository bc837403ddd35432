import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Officer } from '#access/officer.ts';
import type { Role } from '#access/role.ts';
import type { Instant } from '#kernel/day.ts';
import { type CampaignKind, campaignRoutes } from '#quality/campaign.ts';
import {
  type CaseAct,
  decideCase,
  noteCorrection,
  noteRun,
  openCase,
} from '#quality/decide-case.ts';
import {
  type CaseEvent,
  evolveCase,
  type Finding,
  type QualityCase,
  type RecordedCaseEvent,
} from '#quality/quality-case.ts';
import type { SourceRecord } from '#quality/source-record.ts';

const AT = '2022-06-21T09:00:00.000+07:00' as Instant;

const record = (changes: Partial<SourceRecord> = {}): SourceRecord => ({
  id: 'MT1',
  name: 'Lâm Thị Mỹ Hạnh',
  birthDate: '1985-11-03',
  sex: 'female',
  identityNumber: '091185000001',
  commune: '30742',
  address: '',
  father: '',
  mother: '',
  more: {},
  ...changes,
});

const LEFT = record({ identityNumber: '' });
const RIGHT = record({ id: '091185000001' });

const finding = (changes: Partial<Finding> = {}): Finding => ({
  leftId: 'MT1',
  rightId: RIGHT.id,
  weight: 12,
  machine: 'link',
  class: 'missing-number',
  reasons: { vi: 'trùng họ tên', en: 'same name' },
  ...changes,
});

const officer = (subject: string, role: Role, agency = 'office'): Officer => ({
  subject,
  name: subject,
  role,
  agency,
});
const HOA = officer('hoa', 'data-steward');
const LAN = officer('lan', 'data-steward');
const HEALTH = officer('health', 'specialist', 'health');
const POLICE = officer('police', 'specialist', 'police');

const factsOf = (who: Officer, left = LEFT) => ({
  officer: who,
  left,
  right: RIGHT,
  agencyOf: (station: string) => station,
});

/** A case on which acts are done one after the other, as the store would do them. */
class Played {
  readonly events: RecordedCaseEvent[] = [];
  state: QualityCase;

  constructor(kind: CampaignKind, fourEyes: boolean, found = finding()) {
    const rules = { ...campaignRoutes[kind], fourEyes };
    this.state = this.#record(openCase(found, rules), null);
  }

  #record(event: CaseEvent, before: QualityCase | null, who = HOA): QualityCase {
    const recorded = { version: (before?.version ?? 0) + 1, at: AT, actor: who, event };
    this.events.push(recorded);
    return evolveCase(before, recorded);
  }

  /** What came of it: the kind of phase after it, or the refusal. */
  act(act: CaseAct, who: Officer, left = LEFT): string {
    const decided = decideCase(act, this.state, factsOf(who, left));
    if (!decided.ok) return decided.error;
    this.state = this.#record(decided.value, this.state, who);
    return this.state.phase.kind;
  }

  note(event: CaseEvent | null): void {
    if (event !== null) this.state = this.#record(event, this.state);
  }
}

const ground = 'đối chiếu giấy khai sinh';
const same = { type: 'judge', verdict: 'same', ground } as const;
const NUMBER = { identityNumber: RIGHT.identityNumber };

test('a vaccination record goes from the verdict by health and police to the platform', () => {
  const played = new Played('vaccination', true);
  assert.equal(played.act(same, HOA), 'second');
  assert.equal(played.act({ type: 'second', ground }, HOA), 'own-verdict');
  assert.equal(played.act({ type: 'second', ground }, LAN), 'station');
  assert.equal(played.act({ type: 'confirm', values: NUMBER, ground }, POLICE), 'agency-may-not');
  assert.equal(played.act({ type: 'confirm', values: {}, ground }, HEALTH), 'station');
  assert.equal(played.act({ type: 'confirm', values: NUMBER, ground }, POLICE), 'correcting');
  assert.deepEqual(played.state.phase, { kind: 'correcting', values: NUMBER, undoing: false });
  played.note(noteCorrection({ kind: 'taken', before: { identityNumber: '' } }, played.state));
  assert.deepEqual(played.state.phase, { kind: 'closed', outcome: 'corrected' });
});

test('what was corrected is taken back at the register before it is judged anew', () => {
  const played = new Played('social-insurance', false);
  played.act(same, HOA);
  played.act({ type: 'confirm', values: NUMBER, ground }, POLICE);
  assert.equal(played.act({ type: 'undo', ground }, HOA), 'on-its-way');
  played.note(noteCorrection({ kind: 'taken', before: { identityNumber: '' } }, played.state));
  assert.equal(played.act({ type: 'undo', ground: 'nhầm hai chị em' }, HOA), 'correcting');
  assert.deepEqual(played.state.phase, {
    kind: 'correcting',
    values: { identityNumber: '' },
    undoing: true,
  });
  played.note(noteCorrection({ kind: 'taken', before: NUMBER }, played.state));
  assert.equal(played.state.phase.kind, 'review');
  assert.equal(noteCorrection({ kind: 'taken', before: NUMBER }, played.state), null);
});

test('a refusal of the register brings the case back to a person, with its words', () => {
  const played = new Played('social-insurance', false);
  played.act(same, HOA);
  played.act({ type: 'confirm', values: NUMBER, ground }, POLICE);
  const refusal = { code: '201', text: 'RECORD_NOT_FOUND' };
  played.note(noteCorrection({ kind: 'refused', ...refusal }, played.state));
  assert.equal(played.state.phase.kind, 'review');
  assert.deepEqual(played.state.refusal, refusal);
});

test('where the police find that the population register was wrong, the left record stays', () => {
  const left = record({ birthDate: '1985-03-11' });
  const played = new Played('social-insurance', false, finding({ class: 'wrong-basics' }));
  played.act(same, HOA, left);
  played.act({ type: 'confirm', values: { birthDate: '1985-03-11' }, ground }, POLICE, left);
  assert.deepEqual(played.state.phase, { kind: 'closed', outcome: 'right-corrected' });
});

test('nobody can be the same as nobody, and every act needs its ground', () => {
  const played = new Played('vaccination', false, finding({ rightId: null, class: 'unmatched' }));
  assert.equal(played.act(same, HOA), 'nobody-matched');
  assert.equal(played.act({ type: 'judge', verdict: 'ask', ground: ' ' }, HOA), 'no-ground');
  assert.equal(played.act({ type: 'judge', verdict: 'ask', ground }, HOA), 'station');
  assert.equal(played.act({ type: 'identify', verdict: 'different', ground }, HEALTH), 'closed');
});

test('a later run opens anew what was decided on other records, but not what is on its way', () => {
  const played = new Played('social-insurance', false);
  played.act(same, HOA);
  played.act({ type: 'confirm', values: NUMBER, ground }, POLICE);
  assert.equal(noteRun(finding(), played.state), null);
  played.note(noteCorrection({ kind: 'taken', before: { identityNumber: '' } }, played.state));
  assert.equal(noteRun(null, played.state), null);
  played.note(noteRun(finding({ class: 'wrong-basics' }), played.state));
  assert.equal(played.state.phase.kind, 'review');
  played.note(noteRun(null, played.state));
  assert.deepEqual(played.state.phase, { kind: 'closed', outcome: 'vanished' });
});

const anyAct: fc.Arbitrary<CaseAct> = fc.oneof(
  fc.record({
    type: fc.constant('judge' as const),
    verdict: fc.constantFrom('same' as const, 'different' as const, 'ask' as const),
    ground: fc.constantFrom(ground, ''),
  }),
  fc.record({
    type: fc.constant('identify' as const),
    verdict: fc.constantFrom('same' as const, 'different' as const),
    ground: fc.constant(ground),
  }),
  fc.record({
    type: fc.constant('confirm' as const),
    values: fc.constantFrom(NUMBER, {}, { name: 'X' }, { identityNumber: '12' }),
    ground: fc.constant(ground),
  }),
  fc.record({
    type: fc.constantFrom('second' as const, 'contradict' as const, 'decline' as const),
    ground: fc.constant(ground),
  }),
  fc.record({ type: fc.constant('undo' as const), ground: fc.constant(ground) }),
);

test('nothing goes to a register without a verdict, four eyes where asked, and every station', () => {
  const kinds = Object.keys(campaignRoutes) as CampaignKind[];
  const step = fc.tuple(anyAct, fc.constantFrom(HOA, LAN, HEALTH, POLICE));
  let corrections = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.boolean(),
      fc.array(step, { minLength: 30, maxLength: 120 }),
      (kind, fourEyes, steps) => {
        const played = new Played(kind, fourEyes);
        for (const [act, who] of steps) {
          played.act(act, who);
          const { phase } = played.state;
          if (phase.kind !== 'correcting' || phase.undoing) continue;
          corrections += 1;
          const since = played.events.slice(
            played.events.findLastIndex(({ event }) => event.type === 'judged'),
          );
          const types = since.map(({ event }) => event.type);
          const [judged] = since;
          assert.ok(judged !== undefined && judged.event.type === 'judged');
          const answered = since.some(
            ({ event }) => 'verdict' in event && event.verdict === 'same',
          );
          assert.ok(answered, 'somebody said that both are one person');
          if (fourEyes && judged.event.verdict !== 'ask') {
            const second = since.find(({ event }) => event.type === 'seconded');
            assert.notEqual(second?.actor.subject ?? judged.actor.subject, judged.actor.subject);
          }
          const confirmations = types.filter((type) => type === 'confirmed').length;
          assert.equal(confirmations, campaignRoutes[kind].stations.length);
          played.note(noteCorrection({ kind: 'taken', before: {} }, played.state));
        }
      },
    ),
    { numRuns: 1500, seed: 2262 },
  );
  assert.ok(corrections > 20, `the property met ${corrections} corrections`);
});
