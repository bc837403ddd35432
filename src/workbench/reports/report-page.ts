import { textIn } from '#kernel/bilingual.ts';
import type { Cell } from '#kernel/ruled-table.ts';
import type { Result } from '#kernel/result.ts';
import type { BrokenLine } from '#reports/ii-06a/counts.ts';
import { type Behind, periodLine, type Report, type ReportTable } from '#reports/report.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { printButton } from '#web/components/print-button.ts';
import { ruledTable } from '#web/components/ruled-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { summaryOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { askedForm } from '#workbench/reports/asked-form.ts';
import { REPORTS_PATH, STATEMENT_PATH } from '#workbench/reports/paths.ts';
import { type AskedReport, askedHref } from '#workbench/reports/read-asked.ts';

/** What to report, and below it the report itself. */
export function reportPage(
  on: OfficerRequest,
  asked: AskedReport,
  made: Result<Report, readonly BrokenLine[]> | null,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${errorSummary({ lang, errors: summaryOf(asked.errors, lang) })}${pageHeading({
    title: say('Báo cáo', 'Reports'),
    sub: say(
      'Số liệu lấy từ hồ sơ trong hệ thống; bấm vào một số để xem các hồ sơ của số đó.',
      'The figures come from the dossiers of the system; press a figure to see its dossiers.',
    ),
  })}
${askedForm(on, asked)}
${made === null ? null : made.ok ? reportBody(on, asked, made.value) : brokenLines(on, made.error)}`;
}

function reportBody(on: OfficerRequest, asked: AskedReport, report: Report): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { toBeConfirmed, basis } = asked.cutOff;
  return html`<section class="report"><p class="fine">${report.form}</p><h2>${report.title}</h2><p><b>${report.about}</b><br>${periodLine(report.period)}</p>
${
  toBeConfirmed === null || asked.typed.ky === 'ngay'
    ? null
    : notice({
        lang,
        tone: 'warning',
        title: say('Chờ xác nhận', 'To be confirmed'),
        body: html`${basis}. ${textIn(lang, toBeConfirmed)}`,
      })
}
<p class="screen">${linkButton({ text: say('Tải XLSX', 'Save as XLSX'), href: askedHref(`${REPORTS_PATH}.xlsx`, asked), icon: 'download', kind: 'secondary', download: true })} ${linkButton({ text: say('Mở PDF', 'Open the PDF'), href: askedHref(`${REPORTS_PATH}.pdf`, asked), icon: 'print', kind: 'secondary' })}${
    asked.form === 'nd-61' && asked.asked.scope.kind === 'agency'
      ? html` ${linkButton({ text: say('Khai chỉ số tự đánh giá', 'State what the agency rates itself'), href: askedHref(STATEMENT_PATH, asked), icon: 'pen', kind: 'secondary' })}`
      : null
  }</p>${printButton(lang)}
${report.tables.map((table) => tableOf(asked, report, table))}
${report.notes.map((note) => html`<p class="fine">${note}</p>`)}</section>`;
}

const tableOf = (
  asked: AskedReport,
  report: Report,
  { caption, table, behind }: ReportTable,
): Html =>
  ruledTable({
    caption: caption === '' ? report.title : caption,
    captionHidden: caption === '',
    table,
    hrefOf: (row, column) => {
      const found = behind(row, column);
      return found === null ? null : behindHref(asked, found, table.rows[row]?.cells[column]);
    },
  });

function behindHref(asked: AskedReport, behind: Behind, cell: Cell | undefined): string | null {
  switch (behind.kind) {
    case 'dossiers':
      return typeof cell === 'number' && cell !== 0
        ? askedHref(`${REPORTS_PATH}/ho-so`, asked, {
            so: behind.figure,
            ...(behind.line === null ? {} : { dong: behind.line }),
          })
        : null;
    case 'feedback':
      // A mark of 0 has reports behind it too.
      return typeof cell === 'number'
        ? askedHref(`${REPORTS_PATH}/phan-anh`, asked, { so: behind.figure })
        : null;
    case 'agency': {
      const typed = { ...asked.typed, 'pham-vi': 'co-quan', 'co-quan': behind.agency };
      return askedHref(REPORTS_PATH, { typed });
    }
  }
}

/** A report that does not add up is not shown: what breaks it is. */
const brokenLines = (on: OfficerRequest, broken: readonly BrokenLine[]): Html => {
  const say = sayIn(on.lang);
  return notice({
    lang: on.lang,
    tone: 'error',
    role: 'alert',
    title: say(
      'Báo cáo chưa lập được: nhận giải quyết không bằng đã giải quyết cộng đang giải quyết',
      'The report was not made: what was taken on is not what is done and what goes on',
    ),
    body: html`<ul>${broken.map(
      ({ line, received, done, going, negative }) =>
        html`<li>${textIn(on.lang, line.name)}: ${say('nhận {received}, đã {done}, đang {going}', 'taken on {received}, done {done}, going on {going}', { received, done, going })}${negative.length === 0 ? null : html` (${negative.join(', ')} &lt; 0)`}</li>`,
    )}</ul><p>${say(
      'Báo quản trị hệ thống chạy lệnh "npx mot-cua figures recount" rồi lập lại báo cáo.',
      'Ask the system’s administrator to run "npx mot-cua figures recount" and make the report again.',
    )}</p>`,
  });
};
