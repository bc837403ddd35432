import { caseService, declaredJson } from '#registries/case/adapter.ts';
import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import {
  type InsuredPerson,
  type PersonCriteria,
  readPeople,
  writeCriteria,
} from '#registries/social-insurance/codec.ts';
import type { StepService } from '#registries/step-service.ts';

/** Viet Nam Social Security: look-ups, and the steps that it does (cards of children, death benefits). */
export interface SocialInsurance {
  readonly steps: StepService;
  /** getTraCuuTtHgdByMaSoBhxh: somebody by their code. */
  readonly byCode: (
    code: string,
    context: CallContext,
    timeout: number,
  ) => Promise<readonly InsuredPerson[]>;
  /** getMaSoBhxhTheoTieuChi: the code of somebody by name, birth and place. */
  readonly byCriteria: (
    criteria: PersonCriteria,
    context: CallContext,
    timeout: number,
  ) => Promise<readonly InsuredPerson[]>;
  /** getTraCuuThongTinHgd: everybody of a household. */
  readonly household: (
    householdCode: string,
    context: CallContext,
    timeout: number,
  ) => Promise<readonly InsuredPerson[]>;
}

/** What is asked for, by procedure; the others are benefits. */
const MODULES: Readonly<Record<string, string>> = {
  'TBC-the-bhyt-tre-em': 'THE_BHYT_TRE_EM',
  '2.000986': 'THE_BHYT_TRE_EM',
  '2.001023': 'THE_BHYT_TRE_EM',
  '1.014177': 'TRO_CAP_MAI_TANG',
};

export function socialInsurance(gateway: Gateway): SocialInsurance {
  const call = jsonService(gateway, 'bhxh');
  return {
    steps: caseService(gateway, {
      path: 'bhxh',
      submit: 'nopHoSo',
      status: 'traTrangThaiHoSo',
      result: 'traKetQua',
      paper: 'giayToKetQua',
      moduleOf: (procedure) => MODULES[procedure] ?? 'TRO_CAP',
      write: declaredJson,
    }),
    byCode: (code, context, timeout) =>
      call('getTraCuuTtHgdByMaSoBhxh', { maSoBhxh: code }, context, readPeople, timeout),
    byCriteria: (criteria, context, timeout) =>
      call('getMaSoBhxhTheoTieuChi', writeCriteria(criteria), context, readPeople, timeout),
    household: (householdCode, context, timeout) =>
      call('getTraCuuThongTinHgd', { maHoGiaDinh: householdCode }, context, readPeople, timeout),
  };
}
