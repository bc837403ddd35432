import type { CalendarDay } from '#store/calendar-days.ts';
import { dayOf } from '#kernel/day.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pager } from '#web/components/pager.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { type CalendarView, fieldMaker } from '#workbench/admin/calendar-view.ts';
import { hoursPane } from '#workbench/admin/hours-pane.ts';
import { formatDay, weekdayName } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { summaryOf } from '#web/field-error.ts';

/** The editable table of days off and make-up days of one year, and the working hours. */
export function calendarPage(on: OfficerRequest, view: CalendarView): Html {
  const say = sayIn(on.lang);
  const { lang } = on;
  const errors = summaryOf(view.errors, lang);
  return html`${errorSummary({ lang, errors })}
<h1>${say('Ngày nghỉ và giờ làm việc', 'Days off and working hours')} ${view.year}</h1>
<p class="sub">${say(
    'Đồng hồ thời hạn dùng bảng này. Hồ sơ đã tiếp nhận giữ ngày hẹn trả đã in.',
    'The legal clock uses this table. Dossiers already received keep the due date that was printed.',
  )}</p>
${asOfForm(on, view)}
${daysTable(on, view)}
${pager({
  lang,
  previous: `/can-bo/quan-tri/lich?nam=${view.year - 1}`,
  next: `/can-bo/quan-tri/lich?nam=${view.year + 1}`,
  summary: String(view.year),
})}
${dayPane(on, view)}
${hoursPane(on, view)}`;
}

/** The calendar as it was declared on a day: due dates of that time were reckoned by it. */
function asOfForm(on: OfficerRequest, { year, asOf }: CalendarView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`<form method="get" action="/can-bo/quan-tri/lich">${hiddenFields({ nam: String(year) })}${dateInput(
    {
      lang,
      name: 'ngay',
      label: say('Như đã công bố đến ngày', 'As declared by'),
      value: asOf.typed,
      error: asOf.error,
    },
  )}${button({ text: say('Xem', 'See'), kind: 'secondary' })}</form>`;
}

function daysTable(on: OfficerRequest, view: CalendarView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return view.days.length === 0
    ? html`<p class="empty">${say(
        'Chưa công bố ngày nghỉ của năm này: ngày hẹn trả rơi vào năm này sẽ kèm cảnh báo.',
        'The days off of this year are not declared yet: due dates in it carry a warning.',
      )}</p>`
    : dataTable({
        caption: say('Ngày nghỉ và ngày làm bù', 'Days off and make-up days'),
        captionHidden: true,
        columns: [
          { label: say('Ngày', 'Day') },
          { label: say('Loại', 'Kind') },
          { label: say('Tên', 'Name') },
          { label: say('Nguồn', 'Source') },
          { label: say('Xóa', 'Remove'), labelHidden: true },
        ],
        rows: view.days.map((entry) => [
          `${weekdayName(entry.day, lang)} ${formatDay(entry.day, lang)}`,
          kindText(on, entry),
          entry.name,
          entry.source ?? say('chờ xác nhận', 'to be confirmed'),
          view.asOf.isToday ? removalLink(on, entry) : null,
        ]),
      });
}

function dayPane(on: OfficerRequest, view: CalendarView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = fieldMaker(on, view);
  return pane({
    id: 'add-day',
    title: say('Thêm hoặc sửa một ngày', 'Add or change a day'),
    body: html`<form method="post" action="/can-bo/quan-tri/lich/ngay" novalidate>${csrfField(on.session.csrf)}
${dateInput({ ...field('day'), label: say('Ngày', 'Day') })}
${radios({
  ...field('kind', 'off'),
  label: say('Loại', 'Kind'),
  inline: true,
  options: [
    { value: 'off', text: say('Nghỉ', 'Off') },
    { value: 'work', text: say('Làm bù', 'Make-up day') },
  ],
})}
${textInput({ ...field('name'), label: say('Tên', 'Name'), width: 'medium' })}
${textInput({ ...field('source'), label: say('Văn bản công bố', 'Document that declares it'), optional: true, width: 'medium' })}
${button({ text: say('Lưu ngày', 'Save the day') })}</form>`,
  });
}

/** The way to a question first: one press must not change the legal clock. Past days stay. */
const removalLink = (on: OfficerRequest, { day }: CalendarDay): Html | null =>
  day < dayOf(on.services.now())
    ? null
    : html`<a href="/can-bo/quan-tri/lich/xoa?day=${day}">${sayIn(on.lang)('Xóa', 'Remove')}<span class="sr"> ${formatDay(day, on.lang)}</span></a>`;

/** What a day is, and what it means when it goes. */
export function removalPage(on: OfficerRequest, entry: CalendarDay): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: '/can-bo/quan-tri/lich', text: say('Ngày nghỉ và giờ làm việc', 'Days off and working hours') })}
<h1>${say('Xóa ngày khỏi lịch', 'Take a day out of the calendar')}</h1>
<p><b>${weekdayName(entry.day, lang)} ${formatDay(entry.day, lang)}</b>: ${entry.name} (${kindText(on, entry)})</p>
<p>${say(
    'Hồ sơ tiếp nhận từ bây giờ sẽ tính hạn trả không có ngày này. Hồ sơ đã tiếp nhận giữ ngày hẹn đã in.',
    'Due dates of dossiers received from now on are reckoned without it; those printed stay.',
  )}</p>
<form method="post" action="/can-bo/quan-tri/lich/xoa" data-once>${csrfField(on.session.csrf)}${hiddenFields(
    { day: entry.day },
  )}${button({ text: say('Xóa ngày này', 'Remove this day'), kind: 'danger' })}</form>`;
}

const kindText = (on: OfficerRequest, { kind }: CalendarDay): string =>
  kind === 'off' ? sayIn(on.lang)('Nghỉ', 'Off') : sayIn(on.lang)('Làm bù', 'Make-up day');
