import { randomUUID } from 'node:crypto';
import type { CellFault } from '#kernel/cell-fault.ts';
import type { Participant } from '#steering/participant-list.ts';
import type { listMeetings, Meeting } from '#store/steering-records.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { errorOf, type SentForm, summaryOf } from '#web/field-error.ts';
import { formatCount, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { type AskedDays, daysForm, daysNote } from '#workbench/steering/asked-days.ts';
import { steeringChips } from '#workbench/steering/overview-page.ts';
import { correctLink } from '#workbench/steering/correction-page.ts';
import { meetingFields } from '#workbench/steering/meeting-entry.ts';
import { MEETING_TEMPLATE_PATH, MEETINGS_PATH } from '#workbench/steering/paths.ts';
import { cellFaults } from '#workbench/cell-faults.ts';
import { isProvince } from '#workbench/steering/steering-request.ts';

export interface MeetingsView {
  readonly asked: AskedDays;
  readonly meetings: Awaited<ReturnType<typeof listMeetings>>;
  readonly form: SentForm;
}

/** Meetings for the scheme, with how many took part. */
export function meetingsPage(on: OfficerRequest, { asked, meetings, form }: MeetingsView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  return html`${errorSummary({ lang, errors: summaryOf([...asked.errors, ...form.errors], lang) })}${pageHeading({ title: say('Hội nghị, cuộc họp', 'Meetings') })}
${steeringChips(on, MEETINGS_PATH)}
${daysForm(on, MEETINGS_PATH, asked)}${daysNote(on, MEETINGS_PATH, asked, meetings.length)}
${
  meetings.length === 0
    ? html`<p class="empty">${say('Chưa ghi hội nghị nào ở đây.', 'No meeting is entered here yet.')}</p>`
    : dataTable({
        caption: say('Hội nghị', 'Meetings'),
        captionHidden: true,
        cards: 'named',
        columns: [
          { label: say('Hội nghị', 'Meeting') },
          { label: say('Ngày', 'Day') },
          { label: say('Nơi', 'Place') },
          { label: say('Đại biểu', 'Participants'), numeric: true },
        ],
        rows: meetings.map(({ meetingId, title, heldOn, place, participants }) => [
          html`<a href="${`${MEETINGS_PATH}/${meetingId}`}">${title}</a>`,
          formatDay(heldOn, lang),
          place,
          formatCount(participants, lang),
        ]),
      })
}
${
  isProvince(on)
    ? disclosure({
        id: 'them-hoi-nghi',
        open: form.errors.length > 0,
        summary: say('Thêm hội nghị', 'Add a meeting'),
        body: html`<form method="post" action="${MEETINGS_PATH}" novalidate>${csrfField(session.csrf)}${hiddenFields({ id: randomUUID() })}
${meetingFields(on, form)}
${button({ text: say('Thêm', 'Add') })}</form>`,
      })
    : null
}`;
}

export interface MeetingView {
  readonly meeting: Meeting;
  readonly participants: readonly Participant[];
  readonly form: SentForm;
  readonly faults: readonly CellFault[];
}

/** One meeting with its list of participants, counted by kind. */
export function meetingPage(on: OfficerRequest, view: MeetingView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const { meeting, participants, form } = view;
  const kinds = [...Map.groupBy(participants, ({ kind }) => kind)];
  return html`${backLink({ href: MEETINGS_PATH, text: say('Hội nghị, cuộc họp', 'Meetings') })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
${pageHeading({ title: meeting.title, sub: `${formatDay(meeting.heldOn, lang)}, ${meeting.place}. ${say('{all} đại biểu, {came} có mặt', '{all} participants, {came} came', { all: participants.length, came: participants.filter(({ attended }) => attended).length })}.` })}
${isProvince(on) ? html`<p>${correctLink(on, `${MEETINGS_PATH}/${meeting.meetingId}`, meeting.title)}</p>` : null}
${cellFaults(on, view.faults)}
${
  participants.length === 0
    ? html`<p class="empty">${say('Chưa có danh sách đại biểu.', 'There is no list yet.')}</p>`
    : html`${dataTable({
        caption: say('Theo thành phần', 'By kind'),
        columns: [
          { label: say('Thành phần', 'Kind') },
          { label: say('Đại biểu', 'Participants'), numeric: true },
          { label: say('Có mặt', 'Came'), numeric: true },
        ],
        rows: kinds.map(([kind, some]) => [
          kind,
          some.length,
          some.filter(({ attended }) => attended).length,
        ]),
      })}${disclosure({
        summary: say('Danh sách đại biểu', 'All participants'),
        body: dataTable({
          caption: say('Danh sách đại biểu', 'All participants'),
          captionHidden: true,
          cards: 'named',
          columns: [
            { label: say('Họ và tên', 'Name') },
            { label: say('Chức vụ', 'Post') },
            { label: say('Cơ quan', 'Of') },
            { label: say('Thành phần', 'Kind') },
            { label: say('Có mặt', 'Came') },
          ],
          rows: participants.map(({ name, post, organisation, kind, attended }) => [
            name,
            post,
            organisation,
            kind,
            attended ? say('có', 'yes') : say('vắng', 'no'),
          ]),
        }),
      })}`
}
${
  isProvince(on)
    ? html`<h2>${say('Nhập danh sách', 'Import the list')}</h2><p>${linkButton({ text: say('Tải tệp mẫu', 'Download the template'), href: MEETING_TEMPLATE_PATH, icon: 'download', kind: 'secondary', download: true })}</p><form method="post" action="${`${MEETINGS_PATH}/${meeting.meetingId}`}" enctype="multipart/form-data" novalidate>${csrfField(session.csrf)}
${fileInput({ lang, name: 'tep', label: say('Tệp XLSX hoặc CSV', 'XLSX or CSV'), hint: say('Dòng đầu ghi tên các cột: Họ và tên; Chức vụ; Cơ quan; Thành phần; Có mặt (ghi x). Danh sách mới thay danh sách cũ.', 'The first row names the columns: Họ và tên; Chức vụ; Cơ quan; Thành phần; Có mặt (x). A new list takes the place of the old.'), accept: '.xlsx,.csv', maxMegabytes: 5, error: errorOf(form.errors, 'tep', lang) })}
${button({ text: say('Nhập', 'Import') })}</form>`
    : null
}`;
}
