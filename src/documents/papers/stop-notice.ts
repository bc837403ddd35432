import { letterhead, paperTitle } from '#documents/letterhead.ts';
import type { StopPaper } from '#documents/paper.ts';
import { applicantLines } from '#documents/papers/applicant-lines.ts';
import { drawSheet, line, paragraph } from '#documents/sheet.ts';
import { closing } from '#documents/signatures.ts';
import { formatInstant } from '#kernel/day.ts';

/**
 * Mẫu số 05 of TT 03/2025/TT-VPCP: the work was stopped as the applicant asked. Its four facts are
 * sourced (request, stage, decision, money); its wording is ours until the circular is at hand.
 */
export const renderStopNotice = (paper: StopPaper): Promise<Uint8Array> =>
  drawSheet({ title: `${paper.title} ${paper.code}`, foot: paper.code }, (pdf) => {
    letterhead(pdf, paper, { name: paper.title }, `Số: ${paper.number}`);
    paperTitle(pdf, paper);
    applicantLines(pdf, paper);
    line(pdf, 'Thời gian tiếp nhận hồ sơ', formatInstant(paper.receivedAt));
    line(pdf, 'Đề nghị của người nộp hồ sơ', paper.request);
    line(pdf, 'Giai đoạn giải quyết khi dừng', paper.stage);
    paragraph(
      pdf,
      `${paper.agency} thông báo dừng giải quyết hồ sơ nêu trên từ ${formatInstant(paper.stoppedAt)} theo đề nghị của người nộp.`,
    );
    line(pdf, 'Xử lý phí, lệ phí', paper.feeSettlement);
    closing(pdf, ['Như trên', 'Lưu: hồ sơ'], {
      title: 'NGƯỜI CÓ THẨM QUYỀN',
      name: paper.signedBy,
    });
  });
