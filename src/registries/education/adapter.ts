import { type PupilPage, readPupilPage } from '#registries/education/codec.ts';
import { jsonService } from '#registries/json-service.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';

/** The education database: pupils of the classes whose exams ask for a citizen card. */
export interface Education {
  /** A page, from 1, of the pupils of class 9 or 12 in a school year such as `2021-2022`. */
  readonly page: (
    of: { readonly grade: 9 | 12; readonly schoolYear: string },
    page: number,
    context: CallContext,
  ) => Promise<PupilPage>;
}

/** Pupils a page. */
const PAGE = 500;

export function education(gateway: Gateway): Education {
  const call = jsonService(gateway, 'giaoduc');
  return {
    page: ({ grade, schoolYear }, page, context) => {
      const body = { lop: grade, namHoc: schoolYear, trang: page, soBanGhi: PAGE };
      return call('danhSachHocSinh', body, context, readPupilPage);
    },
  };
}
