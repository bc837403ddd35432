import { maySee } from '#access/may-act.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { type CellDossier, type CellFigure, cellFigure } from '#reports/ii-06a/read-dossiers.ts';
import { periodLine, type Behind } from '#reports/report.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { type AskedReport, askedHref } from '#workbench/reports/read-asked.ts';

/** Whether the officer may also read whose dossier it is, and open it. */
export const mayRead = ({ officer }: OfficerRequest, dossier: CellDossier): boolean =>
  maySee(officer, dossier);

export interface BehindList {
  readonly dossiers: readonly CellDossier[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** The dossiers behind one figure; whom they are of only where the officer may see that. */
export function behindPage(
  on: OfficerRequest,
  asked: AskedReport,
  behind: Behind,
  { dossiers, page, hasMore }: BehindList,
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
      title: figureTitle(lang, behind.figure),
      sub: html`${lineName(on, behind.line)}${periodLine(asked.asked.period)}`,
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

const figureTitle = (lang: Language, figure: string): string => {
  const known = cellFigure(figure);
  return textIn(lang, known === null ? ANY_FIGURE : figureTitles[known]);
};

/** A line is of an agency, by its code, or of a field, by its name. */
const lineName = ({ lang, services }: OfficerRequest, line: string | null): string => {
  if (line === null || line === '') return '';
  const agency = services.directory().agency(line);
  return `${agency === null ? line : textIn(lang, agency.name)}. `;
};

const ANY_FIGURE: Bilingual = { vi: 'Hồ sơ của số liệu', en: 'Dossiers behind a figure' };

const figureTitles = {
  received: { vi: 'Hồ sơ nhận giải quyết', en: 'Dossiers taken on' },
  online: { vi: 'Hồ sơ nhận trực tuyến trong kỳ', en: 'Dossiers received online in the period' },
  direct: {
    vi: 'Hồ sơ nhận trực tiếp, qua bưu chính trong kỳ',
    en: 'Dossiers received at the counter or by post in the period',
  },
  newlyReceived: { vi: 'Hồ sơ mới tiếp nhận trong kỳ', en: 'Dossiers received in the period' },
  carriedOver: { vi: 'Hồ sơ từ kỳ trước', en: 'Dossiers from the period before' },
  done: { vi: 'Hồ sơ đã giải quyết', en: 'Dossiers that are done' },
  doneInTime: {
    vi: 'Hồ sơ giải quyết đúng hạn, kể cả trước hạn',
    en: 'Dossiers done on time or early',
  },
  early: { vi: 'Hồ sơ giải quyết trước hạn', en: 'Dossiers done early' },
  onTime: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers done on time' },
  late: { vi: 'Hồ sơ giải quyết quá hạn', en: 'Dossiers done late' },
  going: { vi: 'Hồ sơ đang giải quyết', en: 'Dossiers that go on' },
  inTime: { vi: 'Hồ sơ đang giải quyết, trong hạn', en: 'Dossiers that go on, in time' },
  overdue: { vi: 'Hồ sơ đang giải quyết, quá hạn', en: 'Dossiers that go on, overdue' },
  awaitingSupplement: { vi: 'Hồ sơ đang chờ bổ sung', en: 'Dossiers that await a supplement' },
  refused: { vi: 'Hồ sơ bị từ chối trong kỳ', en: 'Dossiers refused in the period' },
} satisfies Record<CellFigure, Bilingual>;
