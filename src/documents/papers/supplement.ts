import { letterhead, paperTitle } from '#documents/letterhead.ts';
import type { SupplementPaper } from '#documents/paper.ts';
import { applicantLines } from '#documents/papers/applicant-lines.ts';
import { drawSheet, paragraph } from '#documents/sheet.ts';
import { closing } from '#documents/signatures.ts';
import { table } from '#documents/table.ts';

/** Mẫu số 02 of TT 01/2018/TT-VPCP: once, with everything listed. */
export const renderSupplement = (paper: SupplementPaper): Promise<Uint8Array> =>
  drawSheet({ title: `${paper.title} ${paper.code}`, foot: paper.code }, (pdf) => {
    letterhead(pdf, paper, { name: paper.title }, `Số: ${paper.number}`);
    paperTitle(pdf, paper);
    applicantLines(pdf, paper);
    paragraph(pdf, 'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:');
    table(
      pdf,
      [
        { title: 'TT', share: 6, align: 'center' },
        { title: 'Giấy tờ, nội dung cần bổ sung', share: 47 },
        { title: 'Lý do', share: 47 },
      ],
      paper.items.map((item, index) => [String(index + 1), item.what, item.reason]),
      12,
    );
    paragraph(
      pdf,
      `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ông (bà) liên hệ với ${paper.contact} để được hướng dẫn.`,
    );
    closing(pdf, ['Như trên', 'Lưu: hồ sơ'], { title: 'NGƯỜI HƯỚNG DẪN', name: paper.signedBy });
  });
