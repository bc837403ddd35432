import type { Language } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { parsePeriod } from '#written-report/reporting-period.ts';
import type { OpenPeriod } from '#store/report-texts.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { daysFields } from '#workbench/report-de-an-06/days-fields.ts';
import { DE_AN_06_PATH, periodPath } from '#workbench/report-de-an-06/paths.ts';
import { periodName } from '#workbench/report-de-an-06/period-name.ts';

/** The periods of which a report is due; the administrator opens more. */
export function periodsPage(
  on: OfficerRequest,
  periods: readonly OpenPeriod[],
  form: SentForm,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}${pageHeading({
    title: say('Báo cáo Đề án 06', 'Report on Đề án 06'),
    sub: say(
      'Các cơ quan viết phần của mình; mọi số liệu do hệ thống tính. Chọn kỳ để viết hoặc lập báo cáo.',
      'Agencies write their parts; the system counts every figure. Choose a period to write or make the report.',
    ),
  })}
${
  periods.length === 0
    ? html`<p class="empty">${say('Chưa có kỳ báo cáo nào được mở.', 'No period is open yet.')}</p>`
    : dataTable({
        caption: say('Các kỳ báo cáo', 'Periods'),
        captionHidden: true,
        columns: [
          { label: say('Kỳ', 'Period') },
          { label: say('Số liệu đến hết ngày', 'Figures up to') },
          { label: say('Hạn gửi', 'Due') },
        ],
        rows: periods.map(({ period, toldTo, deadline }) => [
          html`<a href="${periodPath(period)}">${labelOf(lang, period)}</a>`,
          formatDay(toldTo, lang),
          formatDateTime(deadline, lang),
        ]),
      })
}${on.officer.role === 'province-administrator' ? openForm(on, form) : null}`;
}

/** The label begins a line here. */
function labelOf(lang: Language, code: string): string {
  const parsed = parsePeriod(code);
  const label = parsed.ok ? periodName(lang, parsed.value) : code;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function openForm(on: OfficerRequest, form: SentForm): Html {
  const { lang, session, services } = on;
  const say = sayIn(lang);
  const field = sentField(lang, form);
  const [year = '', thisMonth = ''] = dayOf(services.now()).split('-');
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  return html`<h2>${say('Mở kỳ báo cáo', 'Open a period')}</h2>
<form method="post" action="${DE_AN_06_PATH}" novalidate>${csrfField(session.csrf)}<div class="row">${select(
    {
      ...field('part'),
      value: field('part').value || (thisMonth <= '06' ? 'h1' : 'h2'),
      label: say('Kỳ', 'Period'),
      width: 'medium',
      options: [
        { value: 'h1', text: say('06 tháng đầu năm', 'First half-year') },
        { value: 'h2', text: say('06 tháng cuối năm', 'Second half-year') },
        ...[1, 2, 3, 4].map((quarter) => ({
          value: `q${quarter}`,
          text: say('Quý {quarter}', 'Quarter {quarter}', { quarter }),
        })),
        ...months.map((month) => ({
          value: month,
          text: say('Tháng {month}', 'Month {month}', { month }),
        })),
      ],
    },
  )}${textInput({
    ...field('year'),
    value: field('year').value || year,
    label: say('Năm', 'Year'),
    inputMode: 'numeric',
    width: 'short',
    maxLength: 4,
  })}</div>${daysFields(on, form)}<div class="acts">${button({ text: say('Mở kỳ báo cáo', 'Open the period') })}</div></form>`;
}
