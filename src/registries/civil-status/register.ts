import type { Day } from '#kernel/day.ts';
import { readKnownCase } from '#registries/case/codec.ts';
import { type BirthPage, readBirthPage } from '#registries/civil-status/register-codec.ts';
import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import { correctionBody, type RecordCorrection } from '#registries/record-correction.ts';

/** What the electronic civil status holds (domain.md §9.10): its births, and how one is put right. */
export interface CivilStatusRegister {
  /** dsHoSoDangKy: a page, from 1, of the births that were registered between two days. */
  readonly births: (
    period: { readonly from: Day; readonly to: Day },
    page: number,
    context: CallContext,
  ) => Promise<BirthPage>;
  /** Puts who is registered right: the same correction twice is one. */
  readonly correct: (correction: RecordCorrection, context: CallContext) => Promise<void>;
}

/** Births a page. */
const PAGE = 500;

export function civilStatusRegister(gateway: Gateway): CivilStatusRegister {
  const call = jsonService(gateway, 'hotich');
  const digits = (day: Day): string => day.replaceAll('-', '');
  return {
    births: ({ from, to }, page, context) => {
      const body = {
        maDonVi: context.agency,
        module: 'LTKS',
        tuNgay: digits(from),
        denNgay: digits(to),
        trang: page,
        soBanGhi: PAGE,
      };
      return call('dsHoSoDangKy', body, context, readBirthPage);
    },
    correct: async (correction, context) => {
      await call('dinhChinh', correctionBody(correction, 'maHoSo'), context, readKnownCase);
    },
  };
}
