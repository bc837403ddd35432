import type { Day } from '#kernel/day.ts';
import { readKnownCase } from '#registries/case/codec.ts';
import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import type { RecordCorrection } from '#registries/record-correction.ts';
import { sexCode } from '#registries/sex-code.ts';
import {
  type CertificateData,
  readCertificates,
  readVaccinationPage,
  type VaccinationPage,
} from '#registries/vaccination/codec.ts';

/** The national COVID-19 vaccination platform (domain.md §11). */
export interface Vaccination {
  /** Records of injections between two days, page by page from 1. */
  readonly page: (
    period: { readonly from: Day; readonly to: Day },
    page: number,
    context: CallContext,
  ) => Promise<VaccinationPage>;
  /** Puts a record right: the same correction twice is one. */
  readonly correct: (correction: RecordCorrection, context: CallContext) => Promise<void>;
  /** What the certificates of these people are made of; people without one are left out. */
  readonly certificates: (
    identityNumbers: readonly string[],
    context: CallContext,
  ) => Promise<readonly CertificateData[]>;
}

/** Records a page: as the exchange of the police asks for them (SoBanGhi). */
const PAGE = 500;

export function vaccination(gateway: Gateway): Vaccination {
  const call = jsonService(gateway, 'tiemchung');
  const digits = (day: string): string => day.replaceAll('-', '');
  return {
    page: ({ from, to }, page, context) => {
      const body = {
        TuNgay: digits(from),
        DenNgay: digits(to),
        Loai: '1',
        Trang: page,
        SoBanGhi: PAGE,
      };
      return call('danhSachTiem', body, context, readVaccinationPage);
    },
    correct: async ({ key, id, right }, context) => {
      const body = {
        MaYeuCau: key,
        MaMuiTiem: id,
        HoTen: right.name,
        SoDinhDanh: right.identityNumber,
        NgaySinh: digits(right.birthDate),
        GioiTinh: sexCode(right.sex),
      };
      await call('dinhChinh', body, context, readKnownCase);
    },
    certificates: (identityNumbers, context) =>
      call('chungNhan', { SoDinhDanh: identityNumbers }, context, readCertificates),
  };
}
