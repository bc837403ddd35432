import { CASE_CLASSES } from '#quality/case-class.ts';
import type { CaseFilter } from '#store/quality-queue.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { machineLabels, phaseLabels } from '#workbench/quality/case-texts.ts';

/** Cases of unknown communes, in an address. */
export const UNKNOWN_COMMUNE = 'chua-ro';

/** The filter that an address asks for; what it does not know is not asked for. */
export function readFilter(campaignId: string, values: FormValues): CaseFilter {
  const commune = one(values, 'xa');
  return {
    campaignId,
    phase: known(PHASES, one(values, 'buoc')),
    class: known(CASE_CLASSES, one(values, 'lop')),
    commune: commune === '' ? null : commune === UNKNOWN_COMMUNE ? '' : commune,
    machine: known(MACHINES, one(values, 'may')),
    from: numberOf(one(values, 'tu')),
    to: numberOf(one(values, 'den')),
  };
}

/** The same as the query of an address, without its question mark. */
export function filterQuery(filter: Omit<CaseFilter, 'campaignId'>): string {
  const { phase, class: kind, commune, machine, from, to } = filter;
  const parts: readonly (readonly [string, string | null])[] = [
    ['buoc', phase],
    ['lop', kind],
    ['xa', commune === '' ? UNKNOWN_COMMUNE : commune],
    ['may', machine],
    ['tu', from === null ? null : String(from)],
    ['den', to === null ? null : String(to)],
  ];
  const given = parts.filter((part): part is [string, string] => part[1] !== null);
  return new URLSearchParams(given).toString();
}

export const NO_FILTER: Omit<CaseFilter, 'campaignId'> = {
  phase: null,
  class: null,
  commune: null,
  machine: null,
  from: null,
  to: null,
};

export const PHASES = Object.keys(phaseLabels) as (keyof typeof phaseLabels)[];
export const MACHINES = Object.keys(machineLabels) as (keyof typeof machineLabels)[];

const known = <T extends string>(all: readonly T[], text: string): T | null =>
  all.find((value) => value === text) ?? null;

function numberOf(text: string): number | null {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
}
