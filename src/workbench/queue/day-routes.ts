import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { purposeLabels } from '#desk/visit-purpose.ts';
import { type Appointment, appointmentsOn } from '#store/appointments.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { printButton } from '#web/components/print-button.ts';
import { formValues } from '#web/form-values.ts';
import { formatDayWithWeekday, formatTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type AsOf, readAsOf } from '#workbench/as-of.ts';
import { type OfficerRequest, officerRoute, sendPage } from '#workbench/officer-request.ts';
import { DAY_PATH, QUEUE_PATH } from '#workbench/queue/paths.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { requireRole } from '#workbench/refuse-page.ts';

/** Who comes to the officer's desk by appointment on a day; each look is kept in the audit. */
export function dayRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    DAY_PATH,
    officerRoute(services, async (on) => {
      return (await requireRole(on, 'counter-officer', 'appointments')) ?? show(on);
    }),
  );
}

async function show(on: OfficerRequest): Promise<unknown> {
  const asOf = readAsOf(on, formValues(on.request.query));
  const appointments = await appointmentsOn(on.services.pool, on.officer.agency, asOf.day);
  if (appointments.some(({ name }) => name !== null)) {
    const detail = `${asOf.day} ${appointments.length}`;
    const entry = { ...traceOf(on, 'appointments', detail), dossierId: NO_DOSSIER };
    await writeAudit(on.services.pool, [{ ...entry, outcome: 'read' }]);
  }
  return sendPage(on, {
    title: sayIn(on.lang)('Lịch hẹn trong ngày', 'Appointments of the day'),
    status: asOf.error === undefined ? 200 : 422,
    hasErrors: asOf.error !== undefined,
    body: dayPage(on, asOf, appointments),
  });
}

function dayPage(on: OfficerRequest, asOf: AsOf, appointments: readonly Appointment[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: QUEUE_PATH, text: say('Hàng đợi', 'Queue') })}
${pageHeading({
  title: say('Lịch hẹn trong ngày', 'Appointments of the day'),
  sub: formatDayWithWeekday(asOf.day, lang),
})}
<form method="get" action="${DAY_PATH}" class="screen day-pick" novalidate>${dateInput({
    lang,
    name: 'ngay',
    label: say('Ngày', 'Day'),
    value: asOf.typed,
    error: asOf.error,
  })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>
${
  appointments.length === 0
    ? html`<p class="empty">${say('Không có lịch hẹn nào.', 'There are no appointments.')}</p>`
    : html`${table(on, appointments)}${printButton(lang)}`
}`;
}

function table(on: OfficerRequest, appointments: readonly Appointment[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const gone = say('Đã xóa', 'Removed');
  return dataTable({
    caption: say('Lịch hẹn', 'Appointments'),
    captionHidden: true,
    columns: [
      { label: say('Giờ', 'Time') },
      { label: say('Việc', 'For') },
      { label: say('Họ tên đã khai', 'Name as declared') },
      { label: say('Điện thoại', 'Phone') },
      { label: say('Tình trạng', 'State') },
    ],
    rows: appointments.map((one) => [
      `${formatTime(one.slot.start)}–${formatTime(one.slot.end)}`,
      textIn(lang, purposeLabels[one.purpose]),
      one.name ?? gone,
      one.phone ?? gone,
      stateOf(on, one),
    ]),
  });
}

/** Nobody notes a no-show: whoever took no number by the end of the slot did not come. */
function stateOf(on: OfficerRequest, { state, slot }: Appointment): string {
  const say = sayIn(on.lang);
  switch (state) {
    case 'arrived':
      return say('Đã đến, đã lấy số', 'Came, has a number');
    case 'cancelled':
      return say('Đã hủy', 'Cancelled');
    case 'booked':
      return slot.end < on.services.now()
        ? say('Không đến', 'Did not come')
        : say('Chưa đến', 'Not yet');
  }
}
