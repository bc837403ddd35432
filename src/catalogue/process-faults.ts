import type { TimeLimit } from '#calendar/time-limit.ts';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { ProcessStep, StepAction } from '#catalogue/process.ts';

/**
 * What is wrong with an internal process: a dossier must get from the desk through the agency that
 * decides and back to the desk by the main action of each step, so that every step is reached.
 */
export function processFaults(
  steps: readonly ProcessStep[],
  timeLimit: TimeLimit,
): readonly CatalogueFault[] {
  const faults = [...endFaults(steps), ...shareFaults(steps, timeLimit)];
  const ids = new Set(steps.map((step) => step.id));
  if (ids.size < steps.length) faults.push({ path: '/steps', why: 'has an id twice' });
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
  if (!steps.some((step) => step.mainAction === 'issue' && step.place === 'handler')) {
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
  const shared = steps.reduce((sum, step) => sum + (step.shareHours ?? 0), 0);
  if (hours === null || hours === shared) return [];
  return [{ path: '/steps', why: `shares ${shared} working hours, the time limit has ${hours}` }];
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
