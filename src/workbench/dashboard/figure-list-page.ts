import { textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { FigureCell, FigureDossier } from '#store/figure-dossiers.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { formatDateTime, formatDay, formatShortDateTime, formatTime } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest, PageProps } from '#workbench/officer-request.ts';
import { figureLabels } from '#workbench/dashboard/figure-words.ts';
import { dashboardPath } from '#workbench/dashboard/paths.ts';

export interface FigureListView {
  readonly agency: string;
  readonly cell: FigureCell;
  readonly rows: readonly ListedDossier[];
  readonly number: number;
  readonly hasMore: boolean;
}

export interface ListedDossier extends FigureDossier {
  /** Whether the officer may see whose it is, and open it. */
  readonly isOpen: boolean;
}

/** The dossiers behind a figure; of those of other agencies no names. */
export function figureListPage(on: OfficerRequest, view: FigureListView): PageProps {
  const { lang, services } = on;
  const say = sayIn(lang);
  const { agency, cell, rows, number, hasMore } = view;
  const title = textIn(lang, figureLabels[cell.figure]);
  const place = cell.queue?.place ?? agency;
  const where =
    place === '' ? say('Toàn tỉnh', 'The province') : services.directory().agencyName(place, lang);
  const hidden = rows.some(({ isOpen }) => !isOpen);
  return {
    title: `${title}: ${where}`,
    body: html`${backLink({ href: dashboardPath(agency), text: say('Điều hành', 'Steering') })}
<h1>${title}</h1><p class="sub">${where}. ${periodOf(on, cell)}${
      cell.agencies === 'province-with-legs'
        ? ` ${say('Kể cả từng thủ tục của hồ sơ liên thông.', 'Each procedure of an interlinked dossier too.')}`
        : ''
    }</p>
${
  hidden
    ? html`<p>${say('Tên người nộp chỉ hiện với cơ quan đang giữ hồ sơ.', 'Names are shown to the agencies that have a dossier alone.')}</p>`
    : null
}
${rows.length === 0 ? html`<p class="empty">${say('Không có hồ sơ nào.', 'There are no dossiers here.')}</p>` : table(on, rows)}
${numberedPager({ lang, page: number, hasMore, at: (page) => pagePath(on, page) })}`,
  };
}

/** What stands now has no beginning. */
const STANDING: ReadonlySet<string> = new Set([
  'waiting',
  'waitingInTime',
  'waitingLate',
  'awaitingSupplement',
  'dueToday',
  'stuck',
  'inWork',
]);

function periodOf(
  { lang, services }: OfficerRequest,
  { figure, from, to, at }: FigureCell,
): string {
  const say = sayIn(lang);
  const isPast = dayOf(services.now()) > to;
  if (STANDING.has(figure)) {
    return isPast
      ? say('Đến hết ngày {day}.', 'As of the end of {day}.', { day: formatDay(to, lang) })
      : say('Lúc {time}.', 'As of {time}.', { time: formatDateTime(at, lang) });
  }
  if (from !== to) {
    return say('Từ {from} đến {to}.', 'From {from} to {to}.', {
      from: formatDay(from, lang),
      to: formatDay(to, lang),
    });
  }
  return dayOf(at) === to
    ? say('Ngày {day}, đến {time}.', 'On {day}, until {time}.', {
        day: formatDay(to, lang),
        time: formatTime(at),
      })
    : say('Ngày {day}.', 'On {day}.', { day: formatDay(to, lang) });
}

function table(on: OfficerRequest, rows: readonly ListedDossier[]): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const world = services.catalogue();
  const cells = (row: ListedDossier): readonly Value[] => {
    const procedure = world.inForce(row.procedure, dayOf(row.receivedAt));
    return [
      row.isOpen ? html`<a href="/can-bo/ho-so/${row.dossierId}">${row.code}</a>` : row.code,
      textIn(lang, procedure?.shortName) ?? row.procedure,
      row.isOpen ? row.applicantName : '–',
      services.directory().agencyName(row.handler, lang),
      formatShortDateTime(row.receivedAt, lang),
      row.dueAt === null ? '–' : formatShortDateTime(row.dueAt, lang),
      row.finishedAt === null ? '–' : formatShortDateTime(row.finishedAt, lang),
    ];
  };
  return dataTable({
    caption: say('Hồ sơ', 'Dossiers'),
    captionHidden: true,
    columns: [
      say('Mã hồ sơ', 'Code'),
      say('Thủ tục', 'Procedure'),
      say('Người nộp', 'Applicant'),
      say('Cơ quan giải quyết', 'Decided by'),
      say('Tiếp nhận', 'Received'),
      say('Hạn trả', 'Due'),
      say('Xong', 'Finished'),
    ].map((label) => ({ label })),
    rows: rows.map(cells),
  });
}

/** The address of another page of the same list. */
function pagePath({ request }: OfficerRequest, page: number): string {
  const [path = '', query = ''] = request.url.split('?');
  const asked = new URLSearchParams(query);
  asked.set('trang', String(page));
  return `${path}?${asked.toString()}`;
}
