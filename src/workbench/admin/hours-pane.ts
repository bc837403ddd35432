import { textIn } from '#kernel/bilingual.ts';
import { type Day, dayOf, formatDay as typedDay } from '#kernel/day.ts';
import type { HoursPeriod } from '#store/working-hours.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import { type CalendarView, fieldMaker } from '#workbench/admin/calendar-view.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Working hours of the province and of agencies that have their own, each from a day on. */
export function hoursPane(on: OfficerRequest, view: CalendarView): Html {
  const say = sayIn(on.lang);
  const field = fieldMaker(on, view);
  const today = dayOf(on.services.now());
  return pane({
    id: 'hours-pane',
    title: say('Giờ làm việc', 'Working hours'),
    body: html`<p>${say(
      'Hồ sơ theo giờ làm việc của ngày tiếp nhận. Giờ đã có hiệu lực là lịch sử, không sửa được.',
      'A dossier follows the hours of the day of its receipt. Hours that have begun are history.',
    )}</p>
${hoursTable(on, view.hours, today)}
<form method="post" action="/can-bo/quan-tri/lich/gio" novalidate>${csrfField(on.session.csrf)}
${agencyChoice({
  ...field('agency'),
  label: say('Giờ của ai', 'Whose hours'),
  prompt: say('Giờ chung của cả tỉnh', 'The hours of the whole province'),
  agencies: on.services.directory().agencies,
})}
${textInput({
  ...field('hours', view.hours.findLast(({ agency }) => agency === '')?.hours ?? ''),
  label: say('Các buổi làm việc', 'Sessions'),
  hint: say(
    'Ví dụ 07:00-11:00,13:00-17:00; để trống (khi đã chọn cơ quan) để theo giờ chung',
    'Such as 07:00-11:00,13:00-17:00; empty, with an agency chosen, to follow the province',
  ),
  width: 'medium',
})}
${dateInput({ ...field('hoursFrom', typedDay(today)), label: say('Từ ngày', 'From') })}
${button({ text: say('Lưu giờ làm việc', 'Save the hours') })}</form>`,
  });
}

function hoursTable(on: OfficerRequest, periods: readonly HoursPeriod[], today: Day): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return dataTable({
    caption: say('Các giờ đã đặt', 'Hours that were set'),
    captionHidden: true,
    columns: [
      { label: say('Cơ quan', 'Agency') },
      { label: say('Từ ngày', 'From') },
      { label: say('Các buổi', 'Sessions') },
      { label: say('Xóa', 'Remove'), labelHidden: true },
    ],
    rows: periods.map((period) => [
      period.agency === ''
        ? `${say('Cả tỉnh', 'The province')}${
            period === periods.find(({ agency }) => agency === '') ? textIn(lang, ASSUMED) : ''
          }`
        : on.services.directory().agencyName(period.agency, lang),
      formatDay(period.validFrom, lang),
      period.hours ?? say('Theo giờ chung của tỉnh', 'Those of the province'),
      period.validFrom > today ? removeForm(on, period) : '',
    ]),
  });
}

/** The hours with which an installation begins are no source's (domain.md §7.1). */
const ASSUMED = {
  vi: ' (giả định khi cài đặt, chờ tỉnh xác nhận)',
  en: ' (assumed at installation, to be confirmed)',
};

const removeForm = (on: OfficerRequest, { agency, validFrom }: HoursPeriod): Html =>
  html`<form method="post" action="/can-bo/quan-tri/lich/xoa-gio" data-once>${csrfField(on.session.csrf)}${hiddenFields(
    { agency, validFrom },
  )}${button({
    text: sayIn(on.lang)('Xóa', 'Remove'),
    about: formatDay(validFrom, on.lang),
    kind: 'quiet',
    size: 'small',
  })}</form>`;
