import type { Dossier } from '#dossier/dossier.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import type { SummaryRow } from '#web/components/summary-list.ts';
import { sayIn } from '#web/language.ts';
import { deliveries, representationBases, sexes } from '#workbench/intake/intake-fields.ts';

/** The people of a dossier: who transacts, on what basis, whom it concerns; and the delivery. */
export function personRows(lang: Language, dossier: Dossier): readonly SummaryRow[] {
  const say = sayIn(lang);
  const { applicant, concerned, received } = dossier;
  const { representation, delivery } = received;
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [say('Người nộp', 'Applicant'), applicant.name],
    [say('Tổ chức', 'Organisation'), applicant.organisation?.name],
    [say('Mã số thuế', 'Tax code'), applicant.organisation?.taxCode],
    [say('Số định danh', 'Identity number'), applicant.identityNumber],
    [say('Ngày sinh', 'Born'), typedDate(applicant.birthDate)],
    [say('Giới tính', 'Sex'), applicant.sex === null ? null : textIn(lang, sexes[applicant.sex])],
    [say('Địa chỉ', 'Address'), applicant.address],
    [say('Điện thoại', 'Phone'), applicant.phone],
    [say('Thư điện tử', 'E-mail'), applicant.email],
    [say('Tư cách', 'Basis'), textIn(lang, representationBases[representation.basis])],
    [say('Giấy ủy quyền, quan hệ', 'Authority, relation'), representation.detail],
    [say('Người liên quan', 'Person concerned'), concerned?.name],
    [say('Số định danh', 'Identity number'), concerned?.identityNumber],
    [say('Ngày sinh', 'Born'), typedDate(concerned?.birthDate)],
    [say('Nhận kết quả', 'Delivery'), textIn(lang, deliveries[delivery.method])],
    [say('Địa chỉ nhận', 'Delivery address'), delivery.address],
    [say('Điện thoại nhận', 'Phone for the post'), delivery.post?.phone],
    [say('Số văn bản kết quả', 'Result number'), dossier.resultNumber],
  ];
  return rows.flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [{ key, value }],
  );
}

const typedDate = (date: string | null | undefined): string | null =>
  date === null || date === undefined ? null : formatBirthDate(date);
