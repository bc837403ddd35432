import type { Agency } from '#catalogue/locality.ts';
import { type Language, textIn, languageCode } from '#kernel/bilingual.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { appointmentPath } from '#portal/appointments/paths.ts';

/** The desks at which one may book, by name. */
export function deskList(lang: Language, desks: readonly Agency[]): Html {
  const say = sayIn(lang);
  const byName = new Intl.Collator(languageCode(lang));
  return html`<h1>${say('Đặt lịch hẹn', 'Book an appointment')}</h1>
${
  desks.length === 0
    ? html`<p class="empty">${say('Chưa có Bộ phận Một cửa nào nhận đặt lịch.', 'No one-stop desk takes appointments yet.')}</p>`
    : html`<p class="lead">${say('Chọn nơi ông/bà sẽ đến.', 'Choose where you will come.')}</p><ul>${desks
        .toSorted((a, b) => byName.compare(textIn(lang, a.name), textIn(lang, b.name)))
        .map(
          ({ code, name }) =>
            html`<li><a href="${appointmentPath(code)}">${textIn(lang, name)}</a></li>`,
        )}</ul>`
}`;
}
