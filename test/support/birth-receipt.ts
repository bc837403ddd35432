import type { StaffSession } from '#test/support/staff-session.ts';

/** What a browser sends from the check page of a birth registration: all but its token and the dossier's id. */
export const BIRTH_RECEIPT = {
  intent: 'receive',
  applicantKind: 'citizen',
  applicantName: 'Nguyễn Thị Ngọc Hoa',
  applicantIdentity: '091190012345',
  applicantBirth: '12/03/1990',
  applicantSex: 'female',
  applicantAddress: 'Số 12, đường Nguyễn Trung Trực, phường Vĩnh Thanh Vân, Rạch Giá',
  applicantPhone: '0912345678',
  applicantEmail: '',
  basis: 'parent',
  basisDetail: '',
  concernedName: 'Trần Minh Khôi',
  concernedBirth: '19/06/2022',
  concernedSex: 'male',
  'original-to-khai': '1',
  'original-giay-chung-sinh': '1',
  sets: '1',
  delivery: 'desk',
} as const;

/** Submits a receipt at a desk of a running system, as a browser would; redirects are not followed. */
export const submitBirthReceipt = (
  url: string,
  { cookie, csrf }: Pick<StaffSession, 'cookie' | 'csrf'>,
  dossierId: string,
): Promise<Response> =>
  fetch(`${url}/can-bo/tiep-nhan/1.001193`, {
    method: 'POST',
    headers: { cookie },
    redirect: 'manual',
    body: new URLSearchParams({ ...BIRTH_RECEIPT, _csrf: csrf, dossierId }),
  });
