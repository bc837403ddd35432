import { textIn } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { BODY_LEVELS, type BodyLevel } from '#steering/body.ts';
import type { CoveredUnit } from '#store/steering-figures.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { select } from '#web/components/select.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatCount, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { levelLabels } from '#workbench/reporting/campaign-labels.ts';
import { BODIES_PATH, COVERAGE_PATH, STEERING_PATH } from '#workbench/steering/paths.ts';

export const COVERAGE_FILTERS = ['tat-ca', 'da', 'chua'] as const;

export interface CoverageView {
  readonly units: readonly CoveredUnit[];
  readonly filter: (typeof COVERAGE_FILTERS)[number];
  readonly level: BodyLevel | null;
  /** Null where it cannot be read. */
  readonly day: Day | null;
  readonly form: SentForm;
}

/** Units on a day, each with the team (the province: committee) that was founded for it by then. */
export function coveragePage(on: OfficerRequest, view: CoverageView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { units, filter, level, day, form } = view;
  const field = sentField(lang, form);
  const filters = {
    'tat-ca': say('Tất cả', 'All'),
    da: say('Đã có', 'Founded'),
    chua: say('Chưa có', 'Not yet'),
  };
  return html`${backLink({ href: STEERING_PATH, text: say('Chỉ đạo Đề án 06', 'Steering of Đề án 06') })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
${pageHeading({
  title: say('Nơi đã có Ban Chỉ đạo, tổ công tác', 'Units with a committee or team'),
  sub: say(
    'Mỗi nơi một dòng. Cấp tỉnh tính Ban Chỉ đạo hoặc tổ công tác, các cấp khác tính tổ công tác.',
    'A line for each unit. For the province a committee or team counts, below it a team.',
  ),
})}
<form method="get" action="${COVERAGE_PATH}" class="row" novalidate>${dateInput({ ...field('ngay'), label: say('Đến hết ngày', 'By the end of') })}${select({ lang, name: 'cap', label: say('Cấp', 'Level'), width: 'medium', prompt: say('Mọi cấp', 'All levels'), value: level ?? '', options: BODY_LEVELS.map((value) => ({ value, text: textIn(lang, levelLabels[value]) })) })}${select({ lang, name: 'loc', label: say('Xem', 'Which'), width: 'medium', value: filter, options: COVERAGE_FILTERS.map((value) => ({ value, text: filters[value] })) })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>
${day === null ? null : html`<p>${say('{count} nơi, đến hết ngày {day}.', '{count} units, by the end of {day}.', { count: formatCount(units.length, lang), day: formatDay(day, lang) })}</p>${unitTable(on, units)}`}`;
}

function unitTable({ lang }: OfficerRequest, units: readonly CoveredUnit[]): Html | null {
  const say = sayIn(lang);
  if (units.length === 0) return null;
  return dataTable({
    caption: say('Các nơi', 'Units'),
    captionHidden: true,
    columns: [
      { label: say('Nơi', 'Unit') },
      { label: say('Cấp', 'Level') },
      { label: say('Ban Chỉ đạo, tổ công tác', 'Committee or team') },
    ],
    rows: units.map(({ name, level, body }) => [
      name,
      textIn(lang, levelLabels[level]),
      body === null
        ? say('chưa có', 'none yet')
        : html`<a href="${BODIES_PATH}/${body.bodyId}">${body.name}</a>`,
    ]),
  });
}
