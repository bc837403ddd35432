import type { Language } from '#kernel/bilingual.ts';
import type { QueueFigures } from '#store/queue-figures.ts';
import { button } from '#web/components/button.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { formatDayWithWeekday } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import type { AsOf } from '#workbench/as-of.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { FIGURES_PATH } from '#workbench/queue/paths.ts';

export interface FiguresView {
  readonly asOf: AsOf;
  readonly figures: readonly QueueFigures[];
  /** A desk was asked for that there is not. */
  readonly isUnknown: boolean;
}

/** What desks did on a day, as a table and for a spreadsheet. */
export function figuresPage(on: OfficerRequest, { asOf, figures, isUnknown }: FiguresView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const unknown = say('Chọn một Bộ phận Một cửa.', 'Choose a one-stop desk.');
  const wrong = [
    ...(asOf.error === undefined ? [] : [{ field: 'ngay', message: asOf.error }]),
    ...(isUnknown ? [{ field: 'bo-phan', message: unknown }] : []),
  ];
  return html`${errorSummary({ lang, errors: wrong })}${pageHeading({
    title: say('Số liệu hàng đợi', 'Figures of the queues'),
    sub: formatDayWithWeekday(asOf.day, lang),
  })}
<form method="get" action="${FIGURES_PATH}" class="screen day-pick" novalidate>${dateInput({
    lang,
    name: 'ngay',
    label: say('Ngày', 'Day'),
    value: asOf.typed,
    error: asOf.error,
  })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>
${
  figures.length === 0
    ? html`<p class="empty">${say('Ngày này không có số nào và không có lịch hẹn nào.', 'No number was given that day and nothing was booked.')}</p>`
    : html`${table(on, figures)}<p>${linkButton({ text: say('Tải bảng này (CSV)', 'Save this table (CSV)'), href: `${FIGURES_PATH}.csv?ngay=${asOf.day}`, kind: 'secondary', icon: 'download', download: true })}</p>`
}
<p class="fine day-pick">${say(
    'Phút chờ: từ lúc lấy số đến lần gọi đầu; phút phục vụ: từ lúc bắt đầu ở quầy cuối đến lúc xong. Cả hai là trung vị.',
    'Wait: from taking the number to its first call; service: from the beginning at the last counter to the end. Both are medians, in minutes.',
  )}</p>
${on.officer.role === 'province-administrator' ? setUpPane(on, isUnknown ? unknown : undefined) : null}`;
}

/** Name of the desk, then the figures of `figureRow`. */
export function figureColumns(lang: Language): readonly string[] {
  const say = sayIn(lang);
  return [
    say('Bộ phận', 'Desk'),
    say('Số đã cấp', 'Given'),
    say('Đã phục vụ', 'Served'),
    say('Vắng mặt', 'Not there'),
    say('Phút chờ', 'Wait'),
    say('Phút phục vụ', 'Service'),
    say('Lịch hẹn', 'Booked'),
    say('Hẹn không đến', 'Did not come'),
  ];
}

export const figureRow = (desk: QueueFigures): readonly (number | null)[] => [
  desk.given,
  desk.served,
  desk.absent,
  minutes(desk.waitMinutes),
  minutes(desk.serviceMinutes),
  desk.booked,
  desk.missed,
];

const minutes = (measured: number | null): number | null =>
  measured === null ? null : Math.round(measured);

const table = ({ lang, services }: OfficerRequest, figures: readonly QueueFigures[]): Html =>
  dataTable({
    caption: sayIn(lang)('Số liệu trong ngày của các Bộ phận', 'Figures of the day by desk'),
    captionHidden: true,
    columns: figureColumns(lang).map((label, index) => ({ label, numeric: index > 0 })),
    rows: figures.map((desk) => [
      services.directory().agencyName(desk.desk, lang),
      ...figureRow(desk).map((figure) => figure ?? '–'),
    ]),
  });

function setUpPane(on: OfficerRequest, error: string | undefined): Html {
  const say = sayIn(on.lang);
  const desks = on.services.directory().agencies.filter(({ kind }) => kind === 'one-stop-desk');
  return pane({
    id: 'set-up',
    title: say('Ki-ốt và lịch hẹn của một Bộ phận', 'Kiosks and appointments of a desk'),
    body: html`<form method="get" action="${FIGURES_PATH}" novalidate>${agencyChoice({
      lang: on.lang,
      name: 'bo-phan',
      label: say('Bộ phận', 'Desk'),
      prompt: say('Chọn', 'Choose'),
      agencies: desks,
      error,
    })}${button({ text: say('Mở', 'Open'), kind: 'secondary' })}</form>`,
  });
}
