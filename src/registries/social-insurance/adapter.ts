import { caseService, declaredJson } from '#registries/case/adapter.ts';
import { readKnownCase } from '#registries/case/codec.ts';
import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import { correctionBody, type RecordCorrection } from '#registries/record-correction.ts';
import {
  type InsuredPage,
  type InsuredPerson,
  type PersonCriteria,
  readInsuredPage,
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
  /** A page, from 1, of who takes part in a commune, or with no code everywhere; to be confirmed. */
  readonly page: (commune: string, page: number, context: CallContext) => Promise<InsuredPage>;
  /** Puts a record right: the same correction twice is one; to be confirmed. */
  readonly correct: (correction: RecordCorrection, context: CallContext) => Promise<void>;
}

/** People a page. */
const PAGE = 500;

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
    page: (commune, page, context) => {
      const body = { maXa: commune, trang: page, soBanGhi: PAGE };
      return call('danhSachNguoiThamGia', body, context, readInsuredPage);
    },
    correct: async (correction, context) => {
      await call('dinhChinh', correctionBody(correction, 'maSoBhxh'), context, readKnownCase);
    },
  };
}
