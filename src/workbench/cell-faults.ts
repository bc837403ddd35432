import { textIn } from '#kernel/bilingual.ts';
import type { CellFault } from '#kernel/cell-fault.ts';
import { dataTable } from '#web/components/data-table.ts';
import { notice } from '#web/components/notice.ts';
import { html, type Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Every cell of a sent spreadsheet that is to be mended; nothing where there is none. */
export function cellFaults({ lang }: OfficerRequest, faults: readonly CellFault[]): Html | null {
  if (faults.length === 0) return null;
  const say = sayIn(lang);
  return html`${notice({
    lang,
    tone: 'error',
    id: 'o-can-sua',
    title: say(
      'Chưa nhận gì. Có {count} ô cần sửa',
      'Nothing was taken. {count} cells are to be mended',
      { count: faults.length },
    ),
    body: say(
      'Sửa các ô dưới đây trong tệp rồi gửi lại.',
      'Mend the cells below in the file, then send it again.',
    ),
  })}${dataTable({
    caption: say('Ô cần sửa', 'Cells to be mended'),
    captionHidden: true,
    columns: [
      { label: say('Ô', 'Cell') },
      { label: say('Đang có', 'What is there') },
      { label: say('Cần ghi', 'What to write') },
    ],
    rows: faults
      .slice(0, MOST_SHOWN)
      .map(({ address, found, mend }) => [
        html`<code>${address}</code>`,
        found === '' ? say('(trống)', '(empty)') : found,
        textIn(lang, mend),
      ]),
  })}`;
}

const MOST_SHOWN = 200;
