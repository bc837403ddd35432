import { textIn } from '#kernel/bilingual.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { SlotRule } from '#desk/slots.ts';
import { CODE_MINUTES, type KioskDevice } from '#store/kiosk-devices.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { sentField, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { SentDeskForm } from '#workbench/desk/desk-request.ts';
import { slotsPane } from '#workbench/desk/slots-pane.ts';
import { deskPath } from '#workbench/desk/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { FIGURES_PATH, QUEUE_PATH } from '#workbench/queue/paths.ts';

export interface DeskView {
  readonly desk: Agency;
  /** Of the device that the form adds. */
  readonly deviceId: string;
  readonly rules: readonly SlotRule[];
  readonly devices: readonly KioskDevice[];
  readonly sent: SentDeskForm;
}

/** The kiosks of a desk, how a new device becomes one, and how many may book. */
export function deskPage(on: OfficerRequest, view: DeskView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${on.officer.role === 'province-administrator' ? backLink({ href: FIGURES_PATH, text: say('Hàng đợi các Bộ phận', 'Queues of the desks') }) : backLink({ href: QUEUE_PATH, text: say('Hàng đợi', 'Queue') })}
${errorSummary({ lang, errors: summaryOf(view.sent.errors, lang) })}
${pageHeading({ title: say('Ki-ốt và lịch hẹn', 'Kiosks and appointments'), sub: textIn(lang, view.desk.name) })}
${kioskPane(on, view)}
${slotsPane(on, view)}`;
}

function kioskPane(on: OfficerRequest, view: DeskView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const path = deskPath(view.desk.code);
  return pane({
    id: 'kiosks',
    title: say('Ki-ốt', 'Kiosks'),
    body: html`<p>${say('Tạo mã, rồi trong {minutes} phút mở địa chỉ dưới đây trên ki-ốt và nhập mã. Chỉ ki-ốt đã thiết lập mới cho xem hồ sơ bằng thẻ căn cước; đặt nơi cán bộ trông thấy.', 'Make a code, then within {minutes} minutes open the address below on the kiosk and enter it. Only a kiosk that is set up shows dossiers by citizen card; put it where an officer sees it.', { minutes: CODE_MINUTES })}</p>
<p><b>/ki-os/${view.desk.code}/thiet-lap</b></p>
${
  view.devices.length === 0
    ? html`<p class="empty">${say('Chưa có ki-ốt nào.', 'There is no kiosk yet.')}</p>`
    : deviceTable(on, view)
}
<form method="post" action="${path}/ki-os" novalidate>${csrfField(on.session.csrf)}${hiddenFields({ deviceId: view.deviceId })}
${textInput({ ...sentField(lang, view.sent)('name'), label: say('Tên ki-ốt', 'Name of the kiosk'), width: 'medium', maxLength: 60 })}
${button({ text: say('Tạo mã thiết lập', 'Make a set-up code') })}</form>`,
  });
}

function deviceTable(on: OfficerRequest, { devices, desk }: DeskView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return dataTable({
    caption: say('Ki-ốt của Bộ phận', 'Kiosks of the desk'),
    captionHidden: true,
    columns: [
      { label: say('Tên', 'Name') },
      { label: say('Tình trạng', 'State') },
      { label: say('Bỏ', 'Remove'), labelHidden: true },
    ],
    rows: devices.map((device) => [
      device.name,
      device.enrolledAt === null
        ? html`${say('Mã', 'Code')} <b class="num">${device.code}</b> ${say('dùng đến', 'until')} ${formatTime(device.codeExpiresAt)}`
        : `${say('Thiết lập lúc', 'Set up at')} ${formatDateTime(device.enrolledAt, lang)}`,
      html`<form method="post" action="${deskPath(desk.code)}/bo-ki-os">${csrfField(on.session.csrf)}${hiddenFields(
        { deviceId: device.deviceId },
      )}${button({ text: say('Bỏ', 'Remove'), about: device.name, kind: 'quiet', size: 'small' })}</form>`,
    ]),
  });
}
