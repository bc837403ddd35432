import type { TimeLimit } from '#calendar/time-limit.ts';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { ProcessStep, StepAction } from '#catalogue/process.ts';

/**
 * What is wrong with an internal process: a dossier must get from the desk through the agency that
 * decides and back to the desk by the main action of each step, so that every step is reached, and
 * the longest way must take the time limit.
 */
export function processFaults(
  steps: readonly ProcessStep[],
  timeLimit: TimeLimit,
): readonly CatalogueFault[] {
  const order = orderFaults(steps);
  if (order.length > 0) return order;
  const faults = [...endFaults(steps), ...shareFaults(steps, timeLimit)];
  for (const [index, step] of steps.entries()) {
    const path = `/steps/${index}`;
    for (const why of stepFaults(step)) faults.push({ path, why });
    const isLast = index === steps.length - 1;
    if (step.actions.includes('hand-over') !== isLast) {
      faults.push({ path, why: 'hands over exactly where it is the last step' });
    }
    if (index === 0 && step.actions.includes('send-back')) {
      faults.push({ path, why: 'is the first step and has nobody to send back to' });
    }
  }
  return faults;
}

/** Steps that cannot be put in an order of work; nothing else can be said of such a process. */
function orderFaults(steps: readonly ProcessStep[]): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const places = new Map(steps.map((step, index) => [step.id, index]));
  if (places.size < steps.length) return [{ path: '/steps', why: 'has an id twice' }];
  for (const [index, step] of steps.entries()) {
    const path = `/steps/${index}/after`;
    for (const id of step.after) {
      const place = places.get(id);
      if (place === undefined) faults.push({ path, why: `names the unknown step ${id}` });
      else if (waitsFor(id, step.id, steps)) {
        faults.push({ path, why: `makes a cycle: ${id} waits for ${step.id}` });
      } else if (place > index) faults.push({ path, why: `${id} must stand before it` });
    }
    if ((step.after.length === 0) !== (index === 0)) {
      faults.push({ path, why: 'is empty exactly where it is the first step' });
    }
  }
  const waitedFor = new Set(steps.flatMap((step) => step.after));
  for (const [index, step] of steps.slice(0, -1).entries()) {
    if (!waitedFor.has(step.id)) {
      faults.push({ path: `/steps/${index}`, why: 'leads to no other step and is not the last' });
    }
  }
  return faults;
}

/** Whether one step cannot begin before another is done; a step waits for itself too. */
function waitsFor(id: string, other: string, steps: readonly ProcessStep[]): boolean {
  const open = [id];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === other) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(steps.find((step) => step.id === next)?.after ?? []));
  }
  return false;
}

/** Working hours of one working day, in which shares of a limit are counted. */
const HOURS_PER_DAY = 8;

/** The actions by which a dossier goes on to the next step, or out at the last. */
const onward: Readonly<Record<StepAction, boolean>> = {
  'pass-on': true,
  propose: true,
  sign: true,
  issue: true,
  'hand-over': true,
  'send-back': false,
  'request-supplement': false,
  refuse: false,
};

function stepFaults(step: ProcessStep): readonly string[] {
  const faults: string[] = [];
  if (!step.actions.includes(step.mainAction))
    faults.push('its main action is not among its actions');
  if (!onward[step.mainAction]) faults.push('its main action does not lead on');
  if ((step.place === 'desk') !== (step.role === 'counter-officer')) {
    faults.push('counter officers work at the desk, and only they do');
  }
  if (step.actions.includes('sign') && step.role !== 'signing-leader') {
    faults.push('only a signing leader signs');
  }
  return faults;
}

function endFaults(steps: readonly ProcessStep[]): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const last = steps.length - 1;
  if (steps[0]?.place !== 'desk') faults.push({ path: '/steps/0', why: 'must be at the desk' });
  if (steps[last]?.place !== 'desk') {
    faults.push({ path: `/steps/${last}`, why: 'must be at the desk' });
  }
  const isIssued = steps.some((step) => step.mainAction === 'issue' && step.place === 'handler');
  // The parts of an interlinked procedure issue their own results.
  if (!isIssued && !steps.some(({ system }) => system === 'interlinking')) {
    faults.push({ path: '/steps', why: 'no step of the deciding agency issues the result' });
  }
  return faults;
}

function shareFaults(steps: readonly ProcessStep[], limit: TimeLimit): readonly CatalogueFault[] {
  const withShare = steps.filter((step) => step.shareHours !== null).length;
  if (limit.unit === 'NONE') {
    return withShare === 0
      ? []
      : [{ path: '/steps', why: 'shares a time limit that is not there' }];
  }
  if (withShare < steps.length) {
    return [{ path: '/steps', why: 'has a step without a share of the time limit' }];
  }
  const hours = limitHours(limit);
  const shared = longestWay(steps);
  if (hours === null || hours === shared) return [];
  return [{ path: '/steps', why: `shares ${shared} working hours, the time limit has ${hours}` }];
}

/** Working hours of the longest way through the steps; those side by side count once. */
function longestWay(steps: readonly ProcessStep[]): number {
  const doneAfter = new Map<string, number>();
  for (const step of steps) {
    const begun = Math.max(0, ...step.after.map((id) => doneAfter.get(id) ?? 0));
    doneAfter.set(step.id, begun + (step.shareHours ?? 0));
  }
  return Math.max(...doneAfter.values());
}

/** Working hours of a limit; null where the calendar decides how many there are. */
function limitHours(limit: Exclude<TimeLimit, { readonly unit: 'NONE' }>): number | null {
  switch (limit.unit) {
    case 'WORKING_DAY':
      return limit.quantity * HOURS_PER_DAY;
    case 'HOUR':
      return limit.quantity;
    case 'SAME_DAY':
      return HOURS_PER_DAY;
    case 'DAY':
    case 'MONTH':
      return null;
  }
}
