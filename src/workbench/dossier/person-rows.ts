import type { Dossier } from '#dossier/dossier.ts';
import type { Language } from '#kernel/bilingual.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import type { SummaryRow } from '#web/components/summary-list.ts';
import { sayIn } from '#web/language.ts';
import { deliveries, representationBases, sexes } from '#workbench/intake/intake-fields.ts';

/** The people of a dossier: who transacts, on what basis, whom it concerns; and the delivery. */
export function personRows(lang: Language, dossier: Dossier): readonly SummaryRow[] {
  const say = sayIn(lang);
  const { applicant, concerned, received } = dossier;
  const { representation, delivery } = received;
  const rows: readonly (readonly [string, string, string | null | undefined])[] = [
    ['Người nộp', 'Applicant', applicant.name],
    ['Tổ chức', 'Organisation', applicant.organisation?.name],
    ['Mã số thuế', 'Tax code', applicant.organisation?.taxCode],
    ['Số định danh', 'Identity number', applicant.identityNumber],
    ['Ngày sinh', 'Born', typedDate(applicant.birthDate)],
    ['Giới tính', 'Sex', applicant.sex === null ? null : sexes[applicant.sex][lang]],
    ['Địa chỉ', 'Address', applicant.address],
    ['Điện thoại', 'Phone', applicant.phone],
    ['Thư điện tử', 'E-mail', applicant.email],
    ['Tư cách', 'Basis', representationBases[representation.basis][lang]],
    ['Giấy ủy quyền, quan hệ', 'Authority, relation', representation.detail],
    ['Người liên quan', 'Person concerned', concerned?.name],
    ['Số định danh', 'Identity number', concerned?.identityNumber],
    ['Ngày sinh', 'Born', typedDate(concerned?.birthDate)],
    ['Nhận kết quả', 'Delivery', deliveries[delivery.method][lang]],
    ['Địa chỉ nhận', 'Delivery address', delivery.address],
    ['Điện thoại nhận', 'Phone for the post', delivery.post?.phone],
    ['Số văn bản kết quả', 'Result number', dossier.resultNumber],
  ];
  return rows.flatMap(([vi, en, value]) =>
    value === null || value === undefined ? [] : [{ key: say(vi, en), value }],
  );
}

const typedDate = (date: string | null | undefined): string | null =>
  date === null || date === undefined ? null : formatBirthDate(date);
