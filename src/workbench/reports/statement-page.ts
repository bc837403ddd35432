import { textIn } from '#kernel/bilingual.ts';
import {
  indicatorNames,
  STATED_INDICATORS,
  type StatedIndicator,
  statedRules,
} from '#reports/nd-61/indicators.ts';
import { periodLine } from '#reports/report.ts';
import { scopeName } from '#reports/report-sources.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { textarea } from '#web/components/textarea.ts';
import { errorOf, type FieldError, summaryOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { sourcesOf } from '#workbench/reports/make.ts';
import { REPORTS_PATH, STATEMENT_PATH } from '#workbench/reports/paths.ts';
import { type AskedReport, askedHref } from '#workbench/reports/read-asked.ts';

/** What was said or typed, by indicator. */
export type StatementValues = ReadonlyMap<
  StatedIndicator,
  { readonly mark: string; readonly evidence: string }
>;

/** The form of the three indicators that an agency states itself, each with its ground. */
export function statementPage(
  on: OfficerRequest,
  asked: AskedReport,
  values: StatementValues,
  errors: readonly FieldError[],
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: askedHref(REPORTS_PATH, asked), text: say('Về báo cáo', 'Back to the report') })}${errorSummary(
    { lang, errors: summaryOf(errors, lang) },
  )}${pageHeading({
    title: say('Chỉ số cơ quan tự đánh giá', 'Indicators that the agency rates itself'),
    sub: `${textIn(lang, scopeName(sourcesOf(on), asked.asked.scope))}. ${periodLine(asked.asked.period)}`,
  })}
<p>${say(
    'Ba chỉ số này không tính được từ hồ sơ. Chọn điểm và ghi căn cứ (số văn bản, tỷ lệ, nơi xem được); có thể để trống và khai sau.',
    'These three cannot be counted from dossiers. Choose the mark and write on what it rests (documents, shares, where to look); what is left empty may be stated later.',
  )}</p>
<form method="post" action="${askedHref(STATEMENT_PATH, asked)}" novalidate>${csrfField(on.session.csrf)}${STATED_INDICATORS.map(
    (indicator) => indicatorFields(on, indicator, values, errors),
  )}<p>${button({ text: say('Lưu', 'Save'), main: true })}</p></form>`;
}

function indicatorFields(
  on: OfficerRequest,
  indicator: StatedIndicator,
  values: StatementValues,
  errors: readonly FieldError[],
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const given = values.get(indicator);
  const rules = statedRules[indicator];
  const [mark, evidence] = [`mark-${indicator}`, `evidence-${indicator}`];
  return html`<section><h2>${say('Chỉ số {number}: {name}', 'Indicator {number}: {name}', {
    number: indicator,
    name: indicatorNames[indicator],
  })}</h2>${radios({
    lang,
    name: mark,
    label: say('Điểm', 'Mark'),
    value: given?.mark ?? '',
    error: errorOf(errors, mark, lang),
    options: ([2, 1, 0] as const).map((one) => ({
      value: String(one),
      text: say('{mark} điểm: {rule}', '{mark}: {rule}', { mark: one, rule: rules[one] }),
    })),
  })}${textarea({
    lang,
    name: evidence,
    label: say('Căn cứ', 'Ground'),
    value: given?.evidence ?? '',
    error: errorOf(errors, evidence, lang),
  })}</section>`;
}
