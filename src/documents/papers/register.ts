import { agencyAndTitle, qrFields } from '#documents/letterhead.ts';
import type { RegisterPaper } from '#documents/paper.ts';
import { content, drawQr, drawSheet, innerWidth, MARGIN, paragraph } from '#documents/sheet.ts';
import { table } from '#documents/table.ts';
import { dayOf, formatDay, formatInstant, type Instant } from '#kernel/day.ts';
import { cellText } from '#kernel/ruled-table.ts';

const day = (instant: Instant | null): string =>
  instant === null ? '' : formatDay(dayOf(instant));

/** Mẫu số 06 of TT 01/2018/TT-VPCP, 07 of TT 03/2025/TT-VPCP: a view of the same dossiers, A4 across. */
export const renderRegister = (paper: RegisterPaper): Promise<Uint8Array> =>
  drawSheet(
    {
      title: `${paper.title} ${paper.period}`,
      foot: `${paper.title}, ${paper.period}`,
      landscape: true,
    },
    (pdf) => {
      drawQr(
        pdf,
        qrFields([
          ['TenGiayTo', paper.title],
          ['CoQuan', paper.agency],
          ['Ky', paper.period],
          ['HeThong', paper.system],
          ['ThoiDiem', formatInstant(paper.printedAt)],
        ]),
      );
      agencyAndTitle(pdf, { ...paper, number: '', at: paper.printedAt });
      content(pdf, 'H1', () => {
        const centred = { width: innerWidth(pdf), align: 'center' as const };
        pdf.font('bold').fontSize(14).text(paper.title.toUpperCase(), MARGIN.left, pdf.y, centred);
      });
      paragraph(pdf, paper.period, { face: 'italic', size: 12, align: 'center' });
      table(
        pdf,
        [
          { title: 'STT', share: 4, align: 'center' },
          { title: 'Mã hồ sơ', share: 19 },
          { title: 'Tên TTHC, trích yếu', share: 13 },
          { title: 'Số bộ', share: 4, align: 'center' },
          { title: 'Tên cá nhân, tổ chức', share: 12 },
          { title: 'Địa chỉ, số điện thoại', share: 14 },
          { title: 'Cơ quan chủ trì', share: 11 },
          { title: 'Ngày nhận', share: 8, align: 'center' },
          { title: 'Ngày hẹn trả', share: 8, align: 'center' },
          { title: 'Ngày trả', share: 8, align: 'center' },
          { title: 'Phương thức nhận', share: 8 },
          { title: 'Ký nhận', share: 6 },
          { title: 'Ghi chú', share: 7 },
        ],
        paper.rows.map((row, index) => [
          String(index + 1),
          row.code,
          row.procedureName,
          String(row.sets),
          row.applicant,
          row.contact,
          row.handler,
          day(row.receivedAt),
          row.dueAt === null ? 'Không quy định' : day(row.dueAt),
          day(row.returnedAt),
          row.delivery,
          '',
          row.note,
        ]),
        8,
      );
      if (paper.count > paper.rows.length)
        paragraph(pdf, leftOut(paper), { face: 'bold', size: 11 });
    },
  );

const leftOut = ({ rows, count }: RegisterPaper): string =>
  `Bản in này chỉ có ${cellText(rows.length)} hồ sơ đầu trong ${cellText(count)} hồ sơ; bảng tính XLSX có đủ.`;
