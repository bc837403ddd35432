import { purposeLabels, type VisitPurpose } from '#desk/visit-purpose.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { button } from '#web/components/button.ts';
import { checkbox } from '#web/components/choices.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { kioskPath } from '#portal/kiosk/paths.ts';

export interface StartView {
  readonly desk: string;
  /** Of the number that the next tap takes. */
  readonly ticketId: string;
  readonly purposes: readonly VisitPurpose[];
  readonly priority: boolean;
  /** What was sent was not among them. */
  readonly isUnknown: boolean;
  /** The desk set this device up: it reads cards. */
  readonly isKiosk: boolean;
}

/** One question, one tap: what one comes for. */
export function startPage(lang: Language, view: StartView): Html {
  const say = sayIn(lang);
  const unknown = say('Chọn một việc trong danh sách.', 'Choose one of the list.');
  return html`${errorSummary({
    lang,
    errors: view.isUnknown ? [{ field: 'purpose', message: unknown }] : [],
  })}
<h1>${say('Ông/bà đến làm gì? Chạm để lấy số', 'What do you come for? Touch to take a number')}</h1>
<form method="post" action="${kioskPath(view.desk)}/so">${hiddenFields({ ticketId: view.ticketId })}
${checkbox({
  name: 'priority',
  text: say('Tôi thuộc diện ưu tiên', 'I have priority'),
  hint: say(
    'Người cao tuổi, phụ nữ mang thai, người khuyết tật (căn cứ: chờ xác nhận)',
    'Old, pregnant or disabled people (legal basis to be confirmed)',
  ),
  checked: view.priority,
})}
<ul class="kq">${view.purposes.map(
    (purpose, index) =>
      html`<li>${button({
        text: textIn(lang, purposeLabels[purpose]),
        kind: purpose === 'unsure' ? 'secondary' : 'primary',
        name: 'purpose',
        value: purpose,
        id: index === 0 ? 'purpose' : undefined,
      })}</li>`,
  )}</ul></form>
<div class="kq-more"><p>${linkButton({
    text: say('Tôi có lịch hẹn', 'I have an appointment'),
    href: `${kioskPath(view.desk)}/lich-hen`,
    kind: 'secondary',
    icon: 'clock',
  })}</p>${
    view.isKiosk
      ? html`<p>${linkButton({
          text: say('Xem hồ sơ của tôi bằng thẻ căn cước', 'See my dossiers by citizen card'),
          href: `${kioskPath(view.desk)}/ho-so`,
          kind: 'secondary',
          icon: 'qr',
        })}</p>`
      : null
  }</div>`;
}
