import { MOST_CAPACITY, MOST_DAYS_AHEAD, SLOT_MINUTES, type SlotRule } from '#desk/slots.ts';
import { addDays, type Day, dayOf, formatDay as typedDay } from '#kernel/day.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pane } from '#web/components/pane.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { sentField } from '#web/field-error.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { DeskView } from '#workbench/desk/desk-page.ts';
import { deskPath } from '#workbench/desk/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** How many may book at a desk, from which day on; the province sets it, the desk reads it. */
export function slotsPane(on: OfficerRequest, view: DeskView): Html {
  const say = sayIn(on.lang);
  const { code } = view.desk;
  return pane({
    id: 'slots',
    title: say('Đặt lịch hẹn', 'Appointments'),
    body: html`<p>${say(
      'Khung giờ theo giờ làm việc của Bộ phận; ngày nghỉ không nhận lịch. Lịch đã đặt vẫn giữ khi số chỗ thay đổi.',
      'Slots follow the working hours of the desk; days off are not offered. What is booked stays when the places change.',
    )} <a href="/dat-lich/${code}">${say('Trang đặt lịch', 'Booking page')}</a></p>
${
  view.rules.length === 0
    ? html`<p class="empty">${say('Bộ phận chưa nhận đặt lịch.', 'The desk takes no appointments yet.')}</p>`
    : ruleTable(on, view)
}${on.officer.role === 'province-administrator' ? ruleForm(on, view) : null}`,
  });
}

function ruleForm(on: OfficerRequest, { desk, sent }: DeskView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const made = sentField(lang, sent);
  const field = (name: string, first: string) =>
    sent.values.has(name) ? made(name) : { ...made(name), value: first };
  const tomorrow = addDays(dayOf(on.services.now()), 1);
  return html`<form method="post" action="${deskPath(desk.code)}/khung-gio" novalidate>${csrfField(on.session.csrf)}
${dateInput({ ...field('slotsFrom', typedDay(tomorrow)), label: say('Từ ngày', 'From') })}
${select({
  ...field('minutes', '30'),
  label: say('Độ dài khung giờ (phút)', 'Length of a slot (minutes)'),
  options: SLOT_MINUTES.map((minutes) => ({ value: String(minutes), text: String(minutes) })),
  width: 'short',
})}
${textInput({
  ...field('capacity', '2'),
  label: say('Số chỗ mỗi khung giờ', 'Places in each slot'),
  hint: say('0 là ngừng nhận; nhiều nhất {most}', '0 takes none; {most} at most', {
    most: MOST_CAPACITY,
  }),
  inputMode: 'numeric',
  width: 'short',
  maxLength: 2,
})}
${textInput({
  ...field('daysAhead', '14'),
  label: say('Nhận trước tối đa (ngày)', 'Days ahead'),
  hint: say('Từ 1 đến {most}', '1 to {most}', { most: MOST_DAYS_AHEAD }),
  inputMode: 'numeric',
  width: 'short',
  maxLength: 2,
})}
${button({ text: say('Lưu khung giờ', 'Save the slots') })}</form>`;
}

function ruleTable(on: OfficerRequest, view: DeskView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const today = dayOf(on.services.now());
  return dataTable({
    caption: say('Khung giờ đã đặt', 'Slots that were set'),
    captionHidden: true,
    columns: [
      { label: say('Từ ngày', 'From') },
      { label: say('Khung giờ (phút)', 'Slot (minutes)'), numeric: true },
      { label: say('Số chỗ', 'Places'), numeric: true },
      { label: say('Nhận trước (ngày)', 'Days ahead'), numeric: true },
      { label: say('Xóa', 'Remove'), labelHidden: true },
    ],
    rows: view.rules.map((rule) => [
      formatDay(rule.validFrom, lang),
      rule.minutes,
      rule.capacity,
      rule.daysAhead,
      mayRemove(on, rule, today) ? removeForm(on, rule) : '',
    ]),
  });
}

const mayRemove = (on: OfficerRequest, { validFrom }: SlotRule, today: Day): boolean =>
  on.officer.role === 'province-administrator' && validFrom > today;

const removeForm = (on: OfficerRequest, { desk, validFrom }: SlotRule): Html =>
  html`<form method="post" action="${deskPath(desk)}/xoa-khung-gio">${csrfField(on.session.csrf)}${hiddenFields(
    { validFrom },
  )}${button({
    text: sayIn(on.lang)('Xóa', 'Remove'),
    about: formatDay(validFrom, on.lang),
    kind: 'quiet',
    size: 'small',
  })}</form>`;
