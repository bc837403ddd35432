import { letterhead, paperTitle } from '#documents/letterhead.ts';
import type { ReceiptPaper } from '#documents/paper.ts';
import { drawSheet, line, paragraph } from '#documents/sheet.ts';
import { signatures } from '#documents/signatures.ts';
import { table } from '#documents/table.ts';
import { dayOf, formatDay, formatMinute, type Instant, minuteOfDay } from '#kernel/day.ts';

/** Mẫu số 01 of TT 01/2018/TT-VPCP. */
export const renderReceipt = (paper: ReceiptPaper): Promise<Uint8Array> =>
  drawSheet({ title: `${paper.title} ${paper.code}`, foot: paper.code }, (pdf) => {
    letterhead(pdf, paper, { name: paper.title, dueAt: paper.dueAt }, `Mã hồ sơ: ${paper.code}`);
    paperTitle(pdf, paper);
    line(pdf, 'Bộ phận tiếp nhận và trả kết quả', paper.desk);
    line(pdf, 'Tiếp nhận hồ sơ của', paper.applicant.name);
    line(pdf, 'Người nộp', paper.submitter);
    line(pdf, 'Địa chỉ', paper.applicant.address);
    line(pdf, 'Số điện thoại', paper.applicant.phone);
    line(pdf, 'Email', paper.applicant.email);
    line(pdf, 'Số giấy tờ tùy thân', paper.applicant.identityNumber);
    line(pdf, 'Nội dung yêu cầu giải quyết', `${paper.procedureName} (${paper.procedureCode})`);
    paragraph(pdf, '1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:');
    table(
      pdf,
      [
        { title: 'TT', share: 6, align: 'center' },
        { title: 'Tên giấy tờ', share: 52 },
        { title: 'Bản chính', share: 14, align: 'center' },
        { title: 'Chứng thực', share: 14, align: 'center' },
        { title: 'Bản photo', share: 14, align: 'center' },
      ],
      paper.components.map((component, index) => [
        String(index + 1),
        component.name,
        String(component.originals),
        String(component.certified),
        String(component.copies),
      ]),
    );
    line(pdf, '2. Số lượng hồ sơ', `${paper.sets} (bộ)`);
    line(pdf, '3. Thời gian giải quyết hồ sơ theo quy định', paper.statutoryTime);
    line(pdf, '4. Thời gian nhận hồ sơ', atTime(paper.receivedAt));
    line(
      pdf,
      '5. Thời gian trả kết quả giải quyết hồ sơ',
      paper.dueAt === null ? 'Thủ tục không quy định thời hạn giải quyết' : atTime(paper.dueAt),
    );
    line(pdf, '6. Đăng ký nhận kết quả tại', paper.collectAt);
    if (paper.fee > 0) {
      line(pdf, '7. Phí, lệ phí phải nộp', `${paper.fee.toLocaleString('vi-VN')} đồng`);
    }
    paragraph(
      pdf,
      `Vào Sổ theo dõi hồ sơ, quyển số: ${paper.registerBook}, số thứ tự: ${paper.registerNumber}.`,
    );
    signatures(pdf, [
      { title: 'NGƯỜI NỘP HỒ SƠ', name: paper.submitter },
      { title: 'NGƯỜI TIẾP NHẬN HỒ SƠ', name: paper.receivedBy },
    ]);
  });

/** `09 giờ 30 phút, ngày 21/06/2022`, as the form asks. */
function atTime(instant: Instant): string {
  const [hours, minutes] = formatMinute(minuteOfDay(instant)).split(':');
  return `${hours} giờ ${minutes} phút, ngày ${formatDay(dayOf(instant))}`;
}
