import type { PaperHead } from '#documents/paper.ts';
import { line, type Pdf } from '#documents/sheet.ts';

/** Whose dossier, what it asks and how to reach the applicant: common to forms 02 and 03. */
export function applicantLines(pdf: Pdf, paper: PaperHead): void {
  line(pdf, 'Hồ sơ của', paper.applicant.name);
  line(pdf, 'Mã hồ sơ', paper.code);
  line(pdf, 'Nội dung yêu cầu giải quyết', `${paper.procedureName} (${paper.procedureCode})`);
  line(pdf, 'Địa chỉ', paper.applicant.address);
  line(pdf, 'Số điện thoại', paper.applicant.phone);
  line(pdf, 'Email', paper.applicant.email);
}
