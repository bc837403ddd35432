import { textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { Cell, RuledTable } from '#kernel/ruled-table.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { writeWorkbook } from '#tables/workbook.ts';
import { csvText } from '#web/csv.ts';
import { formatDateTime } from '#web/format.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { answerStates, levelLabels } from '#workbench/reporting/campaign-labels.ts';
import type { ProgressRow } from '#workbench/reporting/progress-rows.ts';

/** Who is late and by how much, for a spreadsheet. */
export const progressCsv = (on: OfficerRequest, rows: readonly ProgressRow[]): string =>
  csvText([
    columnTitles(on),
    ...rows.map((row) => cellsOf(on, row).map((cell) => String(cell ?? ''))),
  ]);

export function progressWorkbook(
  on: OfficerRequest,
  { name }: Campaign,
  rows: readonly ProgressRow[],
): Promise<Uint8Array> {
  const table: RuledTable = {
    columns: columnTitles(on).map((title, index) => ({
      title,
      share: WIDTHS[index] ?? 12,
      align: index > 5 ? 'right' : 'left',
    })),
    rows: rows.map((row) => ({ cells: cellsOf(on, row), isTotal: false })),
  };
  const heading = [{ text: name, style: 'title' }] as const;
  return writeWorkbook([
    { name: sayIn(on.lang)('Tiến độ', 'Progress'), heading, table, notes: [] },
  ]);
}

const WIDTHS = [16, 34, 16, 26, 12, 14, 14, 12, 10];

function columnTitles({ lang }: OfficerRequest): readonly string[] {
  const say = sayIn(lang);
  return [
    say('Mã', 'Code'),
    say('Nơi báo cáo', 'Who reports'),
    say('Cấp', 'Level'),
    say('Thuộc', 'Under'),
    say('Tình trạng', 'State'),
    say('Hạn nộp', 'Due'),
    say('Nộp lúc', 'Submitted'),
    say('Chậm (ngày làm việc)', 'Late (working days)'),
    say('Số lần nhắc', 'Reminders'),
  ];
}

function cellsOf({ lang, services }: OfficerRequest, row: ProgressRow): readonly Cell[] {
  const { minutesPerDay } = services.world().calendarOf(row.agency, dayOf(row.dueAt));
  return [
    row.recipient,
    row.name,
    textIn(lang, levelLabels[row.level]),
    row.aboveName,
    textIn(lang, answerStates[row.state].text),
    formatDateTime(row.dueAt, lang),
    row.submittedAt === null ? null : formatDateTime(row.submittedAt, lang),
    Math.round((row.lateness.minutes / minutesPerDay) * 100) / 100,
    row.reminded,
  ];
}
