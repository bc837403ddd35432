import type { HttpAnswer } from '#registries/call-http.ts';
import { readKnownCase, readPaper } from '#registries/case/codec.ts';
import { timestamp } from '#registries/lgsp/gateway.ts';
import { type JsonObject, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { StepRequest, StepResult, StepStatus } from '#registries/step-service.ts';

/** A dossier as nhanHoSoDangKy takes it; its members are not sourced beyond the operation's name. */
export const writeApplication = ({
  key,
  receivedAt,
  applicant,
  concerned,
  members,
}: StepRequest) => ({
  maHoSo: key.code,
  maTTHC: key.procedure,
  maDonVi: key.agency,
  ngayTiepNhan: timestamp(receivedAt),
  nguoiYeuCau: { hoTen: applicant.name, soDinhDanh: applicant.identityNumber ?? '' },
  nguoiDuocCap: {
    hoTen: concerned?.name ?? applicant.name,
    soDinhDanh: concerned?.identityNumber ?? applicant.identityNumber ?? '',
    ngaySinh: concerned?.birthDate ?? applicant.birthDate ?? '',
  },
  toKhai: members,
});

/** Statuses of a record (domain.md §9.4): 3 the department has it, 4 in work, 5 the record is there. */
export const ISSUED = '5';

export function openStatus(row: JsonObject): StepStatus {
  const note = textOf(row, 'ghiChu');
  switch (textOf(row, 'trangThai')) {
    case '3':
      return { kind: 'progress', stage: 'received', note };
    case '4':
      return { kind: 'progress', stage: 'processing', note };
    default:
      throw new RegistryFault('wrong-shape', `status ${textOf(row, 'trangThai')} is not known`);
  }
}

/** The answer of traHoSo. */
export function readRecord(answer: HttpAnswer): StepResult {
  const row = readKnownCase(answer);
  return {
    number: textOf(row, 'soPhieu'),
    book: '',
    page: '',
    date: null,
    personalNumber: null,
    awaitsPersonalNumber: false,
    paper: readPaper(textOf(row, 'phieu')),
    details: { ngayCap: textOf(row, 'ngayCap'), loaiPhieu: textOf(row, 'loaiPhieu') },
  };
}
