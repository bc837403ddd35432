import type { CalendarDay } from '#store/calendar-days.ts';
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

/** The editable table of days off and make-up days of one year, and the working hours. */
export function calendarPage(on: OfficerRequest, view: CalendarView): Html {
  const say = sayIn(on.lang);
  const { lang } = on;
  const errors = view.errors.map((error) => ({ field: error.field, message: error.text[lang] }));
  return html`${errorSummary({ lang, errors })}
<h1>${say('Ngày nghỉ và giờ làm việc', 'Days off and working hours')} ${view.year}</h1>
<p class="sub">${say(
    'Đồng hồ thời hạn dùng bảng này. Hồ sơ đã tiếp nhận giữ ngày hẹn trả đã in.',
    'The legal clock uses this table. Dossiers already received keep the due date that was printed.',
  )}</p>
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
          entry.kind === 'off' ? say('Nghỉ', 'Off') : say('Làm bù', 'Make-up day'),
          entry.name,
          entry.source,
          removeForm(on, entry),
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

const removeForm = (on: OfficerRequest, entry: CalendarDay): Html =>
  html`<form method="post" action="/can-bo/quan-tri/lich/xoa" data-once>${csrfField(on.session.csrf)}${hiddenFields(
    { day: entry.day },
  )}${button({
    text: sayIn(on.lang)('Xóa', 'Remove'),
    about: formatDay(entry.day, on.lang),
    kind: 'quiet',
    size: 'small',
  })}</form>`;
