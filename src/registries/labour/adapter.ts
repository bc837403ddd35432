import { caseService, declaredJson } from '#registries/case/adapter.ts';
import type { Gateway } from '#registries/lgsp/gateway.ts';
import type { StepService } from '#registries/step-service.ts';

/** The funeral support that each procedure grants (domain.md §9.7). */
const ENTITLEMENTS: Readonly<Record<string, string>> = {
  '1.001731': 'BAO_TRO_XA_HOI',
  '1.014028': 'HUU_TRI_XA_HOI',
  '2.002307': 'CUU_CHIEN_BINH',
  '2.002308': 'THANH_NIEN_XUNG_PHONG',
  '1.014359': 'DAN_CONG_HOA_TUYEN',
};

/** Labour and social protection: funeral support, whose sixth kind is the social insurance's. */
export const labour = (gateway: Gateway): StepService =>
  caseService(gateway, {
    path: 'laodong',
    submit: 'nopHoSo',
    status: 'traTrangThaiHoSo',
    result: 'traKetQua',
    paper: 'giayToKetQua',
    moduleOf: (procedure) => ENTITLEMENTS[procedure] ?? 'MAI_TANG',
    write: declaredJson,
  });
