import type { Language } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import type { AgencyFigures } from '#store/agency-statistics.ts';
import { sayIn } from '#web/language.ts';
import { finishedIn } from '#web/charts/month-chart.ts';
import type { AgencyLine } from '#portal/statistics/province-page.ts';

/** Months of one agency for a spreadsheet: UTF-8 with its mark, so that it opens with all its letters. */
export function monthsCsv(lang: Language, { months }: AgencyFigures, all: readonly Day[]): string {
  const say = sayIn(lang);
  const byMonth = new Map(months.map((month) => [month.month, month]));
  const head = [
    say('Tháng', 'Month'),
    say('Tiếp nhận', 'Received'),
    say('Nộp trực tuyến', 'Filed online'),
    say('Có yêu cầu bổ sung', 'Asked for a supplement'),
    say('Giải quyết xong', 'Finished'),
    say('Đúng hạn', 'On time'),
    say('Trễ hạn', 'Late'),
    say('Không quy định thời hạn', 'No time limit'),
    say('Từ chối', 'Refused'),
    say('Lượt đánh giá', 'Rated'),
    say('Hài lòng', 'Satisfied'),
  ];
  const rows = all.map((month) => {
    const found = byMonth.get(month);
    const { received = 0, online = 0, supplementAsked = 0 } = found ?? {};
    const { onTime = 0, late = 0, untimed = 0, refused = 0 } = found ?? {};
    const { rated = 0, satisfied = 0 } = found ?? {};
    const finished = found === undefined ? 0 : finishedIn(found);
    return [
      month.slice(0, 7),
      received,
      online,
      supplementAsked,
      finished,
      onTime,
      late,
      untimed,
      refused,
      rated,
      satisfied,
    ];
  });
  return csvOf([head, ...rows]);
}

/** Agencies with their figures of twelve months. */
export function agenciesCsv(lang: Language, lines: readonly AgencyLine[]): string {
  const say = sayIn(lang);
  const head = [
    say('Mã', 'Code'),
    say('Cơ quan', 'Agency'),
    say('Tiếp nhận', 'Received'),
    say('Giải quyết xong', 'Finished'),
    say('Đúng hạn', 'On time'),
    say('Trễ hạn', 'Late'),
    say('Đang giải quyết', 'Open'),
    say('Đang quá hạn', 'Overdue'),
  ];
  return csvOf([
    head,
    ...lines.map(({ code, name, totals, waiting, overdue }) => [
      code,
      name,
      totals.received,
      totals.finished,
      totals.onTime,
      totals.late,
      waiting,
      overdue,
    ]),
  ]);
}

const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;

/** A number as it is; a text quoted, and one that a spreadsheet would take for a formula kept a text. */
const cell = (value: string | number): string =>
  typeof value === 'number'
    ? String(value)
    : `"${value.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
