import { randomUUID } from 'node:crypto';
import { addWorkingMinutes, workingMinutes } from '#calendar/working-time.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Cohort, Scenario } from '#host/scenario/scenario.ts';
import {
  type CaseCourse,
  caseAt,
  type CaseSource,
  type SyntheticCase,
} from '#host/synthetic-cases.ts';
import { addDays, instantAt, instantOfLocalMinute, localMinuteOf } from '#kernel/day.ts';

/** The cases of a scenario, in turn: as many as its cohorts say, and some of every other procedure. */
export function scenarioCases(
  scenario: Scenario,
  sources: readonly CaseSource[],
  random: () => number,
): { readonly count: number; readonly next: () => SyntheticCase } {
  const byProcedure = Map.groupBy(sources, ({ procedure }) => procedure.code);
  const cohorts = [...scenario.dossiers, ...background(scenario, sources)];
  const plans = cohorts.flatMap((cohort) => {
    const desks = byProcedure.get(cohort.procedure) ?? [];
    if (desks.length === 0 && cohort.count > 0) {
      throw new Error(`no desk receives procedure ${cohort.procedure}`);
    }
    return Array.from({ length: cohort.count }, (_, index) => ({ cohort, desks, index }));
  });
  let made = 0;
  return {
    count: plans.length,
    next: () => {
      const plan = plans[made];
      if (plan === undefined) throw new Error('all cases of the scenario are made');
      made += 1;
      const source = plan.desks[Math.floor(random() * plan.desks.length)];
      if (source === undefined) throw new Error('a cohort without a desk');
      return caseOf(plan.cohort, source, random, plan.index < plan.cohort.online);
    },
  };
}

function background(
  { dossiers, background: { each, none } }: Scenario,
  sources: readonly CaseSource[],
): readonly Cohort[] {
  const apart = new Set([...none, ...dossiers.map(({ procedure }) => procedure)]);
  const [from, to] = [dossiers[0]?.from, dossiers[0]?.to];
  if (from === undefined || to === undefined) return [];
  const others = new Set(sources.map(({ procedure }: { procedure: Procedure }) => procedure.code));
  return [...others]
    .filter((code) => !apart.has(code))
    .map((procedure) => ({ procedure, count: each, online: 0, from, to, course: 'mixed' }));
}

/** Acts that a case has seen which was just begun: it was passed on, and taken up. */
const BEGUN = 2;
const STRAIGHT: CaseCourse = { turn: 0.5, isSlow: false };

function caseOf(
  cohort: Cohort,
  source: CaseSource,
  random: () => number,
  isOnline: boolean,
): SyntheticCase {
  const calendar = source.calendarOn(cohort.to);
  const from = localMinuteOf(instantAt(cohort.from, 0));
  const stretch = workingMinutes(
    from,
    localMinuteOf(instantAt(addDays(cohort.to, 1), 0)),
    calendar,
  );
  // Not the last minute: it would be that of the next day.
  const arrival = addWorkingMinutes(from, 1 + Math.floor(random() * (stretch - 2)), calendar);
  const receivedAt = instantOfLocalMinute(arrival);
  const course = cohort.course === 'mixed' ? { turn: random(), isSlow: random() < 0.05 } : STRAIGHT;
  const made = caseAt(source, receivedAt, random, course);
  return {
    ...made,
    acts: cohort.course === 'begun' ? made.acts.slice(0, BEGUN) : made.acts,
    command: isOnline
      ? {
          ...made.command,
          origin: { kind: 'citizen', citizen: randomUUID(), assurance: 2, filedAt: receivedAt },
        }
      : made.command,
  };
}
