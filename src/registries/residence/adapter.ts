import { caseService, declaredJson } from '#registries/case/adapter.ts';
import type { Gateway } from '#registries/lgsp/gateway.ts';
import type { StepService } from '#registries/step-service.ts';

/** Procedures that take somebody's permanent residence away; the others give it. */
const REMOVALS: ReadonlySet<string> = new Set(['1.003197', '1.011733']);

/** Residence management of the police: permanent residence registered and removed. */
export const residence = (gateway: Gateway): StepService =>
  caseService(gateway, {
    path: 'cutru',
    submit: 'nopHoSo',
    status: 'traTrangThaiHoSo',
    result: 'traKetQua',
    paper: 'giayToKetQua',
    moduleOf: (procedure) => (REMOVALS.has(procedure) ? 'XOA_THUONG_TRU' : 'THUONG_TRU'),
    write: declaredJson,
  });
