import { caseService } from '#registries/case/adapter.ts';
import { moduleOf, writeRegistration } from '#registries/civil-status/codec.ts';
import type { Gateway } from '#registries/lgsp/gateway.ts';
import type { CaseKey, StepResult, StepService } from '#registries/step-service.ts';

/**
 * Electronic civil status of the Ministry of Justice (domain.md §9.10): dangKyHoTich, then
 * traTrangThaiHoSo, then ketQuaDangKyHS. The registration of a birth may be complete before the
 * child's personal number comes from the police (CV 3160/BTP-CNTT): then it is asked for again.
 */
export const civilStatus = (gateway: Gateway): StepService =>
  caseService(gateway, {
    path: 'hotich',
    submit: 'dangKyHoTich',
    status: 'traTrangThaiHoSo',
    result: 'ketQuaDangKyHS',
    paper: 'giayToKetQua',
    moduleOf,
    write: writeRegistration,
    finish: awaitNumber,
  });

const awaitNumber = (result: StepResult, { procedure }: CaseKey): StepResult => ({
  ...result,
  awaitsPersonalNumber: moduleOf(procedure) === 'LTKS' && result.personalNumber === null,
});
