import { feeWith } from '#dossier/fee.ts';
import { lateFiling } from '#dossier/late-filing.ts';
import { setDue } from '#dossier/receive.ts';
import { textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { Filing } from '#portal/filing/filing.ts';
import type { Details } from '#portal/filing/read-details.ts';
import { addedAt } from '#store/world.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatDateTimeWithWeekday, formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** When the result would be due if it were filed now, and what it costs. */
export function duePart(filing: Filing, { relief, desk }: Details): Html {
  const { lang, services, procedure } = filing;
  const say = sayIn(lang);
  const now = services.now();
  const world = services.world();
  const calendar = world.calendarOf('', dayOf(now));
  const due = setDue({ now, procedure, calendar }, addedAt(world, procedure, desk)).at;
  const fee = feeWith(procedure, 'online', relief);
  return html`<section><h2>${say('Thời hạn và phí', 'Time and fee')}</h2>${summaryList({
    rows: [
      {
        key: say('Nếu nộp bây giờ, hẹn trả', 'Filed now it is due'),
        value:
          due === null
            ? say('Thủ tục này không quy định thời hạn', 'No time limit')
            : formatDateTimeWithWeekday(due, lang),
      },
      {
        key: say('Phí, lệ phí', 'Fee'),
        value: fee === 0 ? say('Không', 'None') : formatMoney(fee, lang),
      },
    ],
  })}</section>`;
}

/** That it is filed later than it should be, which keeps nobody from filing it. */
export function latePart({ lang, procedure, draft, services }: Filing): Html | null {
  const late = lateFiling(procedure, draft.answers, dayOf(services.now()));
  if (late === null) return null;
  return notice({
    lang,
    tone: 'warning',
    body: html`<p>${textIn(lang, late.late)}</p><p class="fine">${late.basis}</p>`,
  });
}
