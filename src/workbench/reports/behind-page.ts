import { maySee } from '#access/may-act.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import type { CellDossier } from '#reports/ii-06a/read-dossiers.ts';
import { type FigureBehind, periodLine } from '#reports/report.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { figureTitle } from '#workbench/reports/figure-title.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { type AskedReport, askedHref } from '#workbench/reports/read-asked.ts';

/** Whether the officer may also read whose dossier it is, and open it. */
export const mayRead = ({ officer }: OfficerRequest, dossier: CellDossier): boolean =>
  maySee(officer, dossier);

export interface BehindList {
  readonly dossiers: readonly CellDossier[];
  /** Of whom or of what the line is; empty for that of the sums. */
  readonly lineName: string;
  readonly page: number;
  readonly hasMore: boolean;
}

/** The dossiers behind one figure; whom they are of only where the officer may see that. */
export function behindPage(
  on: OfficerRequest,
  asked: AskedReport,
  behind: FigureBehind,
  { dossiers, lineName, page, hasMore }: BehindList,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const directory = on.services.directory();
  const catalogue = on.services.catalogue();
  const day = (instant: Instant | null): string =>
    instant === null ? '' : formatDay(dayOf(instant), lang);
  const hrefAt = (number: number): string =>
    askedHref(`${REPORTS_PATH}/ho-so`, asked, {
      so: behind.figure,
      ...(behind.line === null ? {} : { dong: behind.line }),
      trang: String(number),
    });
  return html`${backLink({ href: askedHref(REPORTS_PATH, asked), text: say('Về báo cáo', 'Back to the report') })}${pageHeading(
    {
      title: figureTitle(on, asked.form, behind.figure),
      sub: html`${lineName === '' ? '' : `${lineName}. `}${periodLine(asked.asked.period)}`,
    },
  )}
${
  dossiers.length === 0
    ? html`<p class="empty">${say('Không có hồ sơ nào.', 'No dossiers.')}</p>`
    : dataTable({
        caption: say('Hồ sơ', 'Dossiers'),
        captionHidden: true,
        cards: 'named',
        columns: [
          { label: say('Mã hồ sơ', 'Code') },
          { label: say('Thủ tục', 'Procedure') },
          { label: say('Người nộp', 'Applicant') },
          { label: say('Cơ quan giải quyết', 'Decided by') },
          { label: say('Nhận', 'Received') },
          { label: say('Hẹn trả', 'Due') },
          { label: say('Xong', 'Finished') },
        ],
        rows: dossiers.map((dossier) => [
          mayRead(on, dossier)
            ? html`<a href="/can-bo/ho-so/${dossier.dossierId}">${dossier.code}</a>`
            : dossier.code,
          catalogue.versions(dossier.procedure).at(-1)?.shortName.vi ?? dossier.procedure,
          mayRead(on, dossier) ? dossier.applicantName : '–',
          directory.agencyName(dossier.handler, lang),
          day(dossier.receivedAt),
          day(dossier.dueAt),
          day(dossier.finishedAt),
        ]),
      })
}${numberedPager({ lang, page, hasMore, at: hrefAt })}`;
}
