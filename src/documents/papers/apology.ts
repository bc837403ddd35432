import { letterhead, paperTitle } from '#documents/letterhead.ts';
import type { ApologyPaper } from '#documents/paper.ts';
import { drawSheet, line, paragraph } from '#documents/sheet.ts';
import { closing } from '#documents/signatures.ts';
import { dayOf, formatDay, formatInstant } from '#kernel/day.ts';

/** Mẫu số 04 of TT 01/2018/TT-VPCP and of TT 03/2025/TT-VPCP: before the due date, and once. */
export const renderApology = (paper: ApologyPaper): Promise<Uint8Array> =>
  drawSheet({ title: `${paper.title} ${paper.code}`, foot: paper.code }, (pdf) => {
    letterhead(pdf, paper, { name: paper.title }, `Số: ${paper.number}/PXL`);
    paperTitle(pdf, paper);
    line(pdf, 'Kính gửi', paper.applicant.name);
    line(pdf, 'Địa chỉ', paper.applicant.address);
    line(pdf, 'Số điện thoại', paper.applicant.phone);
    paragraph(
      pdf,
      `Ngày ${formatDay(dayOf(paper.receivedAt))}, ${paper.agency} tiếp nhận giải quyết hồ sơ ${paper.procedureName}, lĩnh vực ${paper.field}, mã hồ sơ ${paper.code}.`,
    );
    line(pdf, 'Thời gian hẹn trả kết quả giải quyết hồ sơ', formatInstant(paper.oldDueAt));
    line(pdf, 'Lý do chưa trả được kết quả đúng hẹn', paper.reason);
    paragraph(
      pdf,
      `${paper.agency} xin lỗi ông (bà) về sự chậm trễ này và ${paper.newDateWords} ${formatInstant(paper.newDueAt)}.`,
    );
    paragraph(pdf, 'Sự chậm trễ này đã gây phiền hà, mong ông (bà) thông cảm.');
    closing(pdf, ['Như trên', 'Bộ phận tiếp nhận và trả kết quả', 'Lưu: hồ sơ'], {
      title: 'THỦ TRƯỞNG CƠ QUAN',
      name: paper.signedBy,
    });
  });
