import type { Paper } from '#documents/paper.ts';
import { renderApology } from '#documents/papers/apology.ts';
import { renderControlSheet } from '#documents/papers/control-sheet.ts';
import { renderReceipt } from '#documents/papers/receipt.ts';
import { renderRefusal } from '#documents/papers/refusal.ts';
import { renderRegister } from '#documents/papers/register.ts';
import { renderStopNotice } from '#documents/papers/stop-notice.ts';
import { renderSupplement } from '#documents/papers/supplement.ts';
import { printable } from '#documents/printable.ts';

/**
 * The PDF of a paper of the one-stop mechanism (TT 01/2018, TT 03/2025/TT-VPCP): A4 in the layout of NĐ 30/2020/NĐ-CP, with the QR
 * code of TT 01/2023/TT-VPCP at the top left of its first page.
 */
export function renderPaper(paper: Paper): Promise<Uint8Array> {
  return renderForm(printable(paper));
}

function renderForm(paper: Paper): Promise<Uint8Array> {
  switch (paper.form) {
    case '01':
      return renderReceipt(paper);
    case '02':
      return renderSupplement(paper);
    case '03':
      return renderRefusal(paper);
    case '04':
      return renderApology(paper);
    case 'dung':
      return renderStopNotice(paper);
    case '05':
      return renderControlSheet(paper);
    case '06':
      return renderRegister(paper);
  }
}
