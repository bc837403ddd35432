import { caseService, declaredJson } from '#registries/case/adapter.ts';
import {
  type Enterprise,
  type HouseholdBusiness,
  readEnterprise,
  readHouseholdBusinesses,
} from '#registries/enterprise-registration/codec.ts';
import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import type { StepService } from '#registries/step-service.ts';

/** The national enterprise register (MPI), and the province's database of household businesses. */
export interface EnterpriseRegistration {
  /** Registrations of household businesses and notices of places of business. */
  readonly steps: StepService;
  /** chiTietDoanhNghiep: the firm of a code, or null. */
  readonly enterprise: (
    code: string,
    context: CallContext,
    timeout: number,
  ) => Promise<Enterprise | null>;
  /** Household businesses by their code, or by the personal number of their owner. */
  readonly householdBusinesses: (
    codeOrNumber: string,
    context: CallContext,
    timeout: number,
  ) => Promise<readonly HouseholdBusiness[]>;
}

export function enterpriseRegistration(gateway: Gateway): EnterpriseRegistration {
  const call = jsonService(gateway, 'dkkd');
  return {
    steps: caseService(gateway, {
      path: 'dkkd',
      submit: 'nopHoSo',
      status: 'tinhTrangHoSo',
      result: 'traKetQua',
      paper: 'giayToKetQua',
      moduleOf: (procedure) => procedure,
      write: declaredJson,
    }),
    enterprise: (code, context, timeout) =>
      call('chiTietDoanhNghiep', { msdn: code }, context, readEnterprise, timeout),
    householdBusinesses: (codeOrNumber, context, timeout) =>
      call(
        'traCuuHoKinhDoanh',
        { tuKhoa: codeOrNumber },
        context,
        readHouseholdBusinesses,
        timeout,
      ),
  };
}
