import { letterhead, paperTitle } from '#documents/letterhead.ts';
import type { RefusalPaper } from '#documents/paper.ts';
import { applicantLines } from '#documents/papers/applicant-lines.ts';
import { drawSheet, line, paragraph } from '#documents/sheet.ts';
import { closing } from '#documents/signatures.ts';

/** Mẫu số 03 of TT 01/2018/TT-VPCP. */
export const renderRefusal = (paper: RefusalPaper): Promise<Uint8Array> =>
  drawSheet({ title: `${paper.title} ${paper.code}`, foot: paper.code }, (pdf) => {
    letterhead(pdf, paper, { name: paper.title }, `Số: ${paper.number}`);
    paperTitle(pdf, paper);
    applicantLines(pdf, paper);
    paragraph(
      pdf,
      'Qua xem xét, cơ quan thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:',
    );
    line(pdf, 'Lý do', paper.reason);
    line(pdf, 'Căn cứ', paper.ground);
    paragraph(pdf, `Nếu có vướng mắc, ông (bà) liên hệ với ${paper.contact} để được hướng dẫn.`);
    closing(pdf, ['Như trên', 'Lưu: hồ sơ'], {
      title: 'NGƯỜI CÓ THẨM QUYỀN',
      name: paper.signedBy,
    });
  });
