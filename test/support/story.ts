import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Act } from '#dossier/command.ts';
import { decide, noteOverdue } from '#dossier/decide.ts';
import { type Dossier, evolve } from '#dossier/dossier.ts';
import { dossierCode } from '#dossier/dossier-code.ts';
import type { DossierEvent } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import { receive } from '#dossier/receive.ts';
import type { Refusal, RefusalCode } from '#dossier/refusal.ts';
import { dayOf, epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import {
  at,
  calendar,
  officerAt,
  procedureOf,
  receiptOf,
  seatOf,
  world,
} from './dossier-fixtures.ts';

/** An act, done one minute after the one before; or at a local time, as `2022-06-21 15:01`. */
export type Told = Act | readonly [time: string, act: Act];

export interface Story {
  readonly procedure: string;
  /** Local time of the receipt; Tuesday 21 June 2022, 09:00, where nothing hangs on it. */
  readonly received?: string;
  /** Key of the relief from fees that is claimed. */
  readonly relief?: string;
  /** What was done before, all of it allowed. */
  readonly given?: readonly Told[];
  readonly when: Told;
  /** The event (as much of it as matters), or the code of the refusal. */
  readonly expect: Partial<DossierEvent> | RefusalCode | Refusal;
  /** The dossier afterwards, as much of it as matters. */
  readonly leaves?: unknown;
}

/** One rule of a dossier as a test: given its history, when somebody acts, then this happens. */
export function story(title: string, told: Story): void {
  test(title, () => {
    const { now, dossier } = tell(told.procedure, told.received, told.given, told.relief);
    const [time, act] = placed(told.when, now);
    const { expect } = told;
    const decision = decide(act, dossier, factsOf(told.procedure, time));
    if (!decision.ok) {
      const refusal = typeof expect === 'string' ? { ...decision.error, code: expect } : expect;
      assert.deepEqual(decision.error, refusal);
      return;
    }
    assert.ok(typeof expect !== 'string', `${act.type} was allowed, not refused`);
    assert.partialDeepStrictEqual(decision.value, expect);
    if (told.leaves === undefined) return;
    assert.partialDeepStrictEqual(after(dossier, decision.value, time), told.leaves);
  });
}

/** The dossier after its receipt and what was done since, and the time of the last of it. */
export function tell(
  procedure: string,
  received = '2022-06-21 09:00',
  given: readonly Told[] = [],
  relief?: string,
): { readonly now: Instant; readonly dossier: Dossier } {
  let now = at(received);
  let dossier = opened(procedure, now, relief);
  for (const told of given) {
    const [time, act] = placed(told, now);
    const decision = decide(act, dossier, factsOf(procedure, time));
    assert.ok(decision.ok, `${act.type} was refused: ${decision.ok ? '' : decision.error.code}`);
    dossier = after(dossier, decision.value, time);
    now = time;
  }
  return { now, dossier };
}

/** Whether a timer that rings at this local time notes the dossier overdue. */
export function overdueNoted(procedure: string, given: readonly Told[], time: string): boolean {
  const { dossier } = tell(procedure, undefined, given);
  return noteOverdue(dossier, factsOf(procedure, at(time))) !== null;
}

export const factsOf = (procedure: string, now: Instant): Facts => ({
  now,
  procedure: procedureOf(procedure),
  rules: world.rulesOn(dayOf(now)),
  calendar,
});

function opened(procedure: string, now: Instant, relief?: string): Dossier {
  const { desk, handler } = seatOf(procedure);
  const code = dossierCode(handler, dayOf(now), 1);
  const receipt = receiptOf(procedure);
  const command = relief === undefined ? receipt : { ...receipt, relief };
  const event = receive(command, factsOf(procedure, now), { code, desk, handler });
  return evolve(null, { version: 1, at: now, actor: holderOf(procedure, 0), event });
}

/** Whoever does the step at which the dossier stands does everything on it: access is not asked. */
function after(dossier: Dossier, event: DossierEvent, time: Instant): Dossier {
  const { steps, code } = procedureOf(dossier.received.procedure.code);
  const { phase } = dossier;
  const step = phase.kind === 'closed' ? 0 : steps.findIndex(({ id }) => id === phase.step);
  const actor = holderOf(code, step);
  return evolve(dossier, { version: dossier.version + 1, at: time, actor, event });
}

const holderOf = (procedure: string, index: number) => {
  const step = procedureOf(procedure).steps[index] ?? assert.fail(`no step ${index}`);
  return officerAt(seatOf(procedure), step);
};

const isTimed = (told: Told): told is readonly [string, Act] => Array.isArray(told);

const placed = (told: Told, before: Instant): readonly [Instant, Act] =>
  isTimed(told) ? [at(told[0]), told[1]] : [instantFromEpoch(epochOf(before) + 60_000), told];
