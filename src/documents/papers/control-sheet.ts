import { letterhead, paperTitle } from '#documents/letterhead.ts';
import type { ControlPaper } from '#documents/paper.ts';
import { drawSheet, line } from '#documents/sheet.ts';
import { table } from '#documents/table.ts';
import { formatInstant } from '#kernel/day.ts';

const STANDINGS = {
  early: 'Trước hạn',
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
  none: '',
} satisfies Record<ControlPaper['handOvers'][number]['standing'], string>;

/** Mẫu số 05 of TT 01/2018/TT-VPCP, 06 of TT 03/2025/TT-VPCP: a view of the same events as the dossier's history. */
export const renderControlSheet = (paper: ControlPaper): Promise<Uint8Array> =>
  drawSheet({ title: `${paper.title} ${paper.code}`, foot: paper.code }, (pdf) => {
    letterhead(pdf, paper, { name: paper.title }, '');
    paperTitle(pdf, paper);
    line(pdf, 'Mã hồ sơ', paper.code);
    line(pdf, 'Cơ quan giải quyết hồ sơ', paper.agency);
    line(pdf, 'Thủ tục', `${paper.procedureName} (${paper.procedureCode})`);
    table(
      pdf,
      [
        { title: 'Tên cơ quan, bộ phận: giao → nhận', share: 34 },
        { title: 'Thời gian giao, nhận (giờ phút, ngày)', share: 26 },
        { title: 'Kết quả giải quyết', share: 14, align: 'center' },
        { title: 'Ghi chú', share: 26 },
      ],
      paper.handOvers.map((one) => [
        `Giao: ${one.from}\nNhận: ${one.to}`,
        `Giao: ${formatInstant(one.at)}\nNhận: ${one.acceptedAt === null ? '' : formatInstant(one.acceptedAt)}\nNgười giao ký:\n\nNgười nhận ký:\n`,
        STANDINGS[one.standing],
        one.note,
      ]),
      10.5,
    );
  });
