import type { PupilCount, PupilFilter } from '#store/pupils-without-card.ts';
import { backLink } from '#web/components/back-link.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { pupilsAt } from '#workbench/pupils/pupil-request.ts';

/** What is shown before there is a campaign. */
export const noCampaignPage = ({ lang }: OfficerRequest): Html => {
  const say = sayIn(lang);
  return html`${pageHeading({ title: say('Học sinh lớp 9, lớp 12 chưa có thẻ căn cước', 'Pupils of class 9 and 12 without a card') })}
<p class="empty">${say(
    'Chưa có đợt rà soát nào. Người quản lý chất lượng dữ liệu lập đợt “Học sinh lớp 9, lớp 12 chưa có thẻ căn cước” cho một năm học và chạy; danh sách hiện ở đây.',
    'There is no campaign yet. A data steward makes one for a school year and runs it; the list then stands here.',
  )}</p>`;
};

/** How many are without a card, were invited and came: by commune, and by school and class. */
export function pupilFiguresPage(
  on: OfficerRequest,
  filter: PupilFilter,
  counts: readonly PupilCount[],
): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const names = new Map(services.directory().communes.map(({ code, name }) => [code, name]));
  const nameOf = (code: string): string => names.get(code) ?? (code || say('Không rõ', 'Unknown'));
  const byCommune = Map.groupBy(counts, ({ commune }) => commune);
  return html`${backLink({ href: pupilsAt(filter), text: say('Danh sách mời', 'The list') })}
${pageHeading({ title: say('Số liệu theo xã và trường', 'Figures by commune and school') })}
${countTable(
  on,
  say('Theo xã, phường cư trú', 'By commune of residence'),
  [...byCommune].map(([commune, rows]) => [nameOf(commune), rows]),
)}
${countTable(on, say('Theo trường và lớp', 'By school and class'), [
  ...Map.groupBy(counts, ({ school, grade }) => `${school}, ${say('lớp', 'class')} ${grade}`),
])}`;
}

function countTable(
  { lang }: OfficerRequest,
  caption: string,
  groups: readonly (readonly [string, readonly PupilCount[]])[],
): Html {
  const say = sayIn(lang);
  const sum = (rows: readonly PupilCount[], of: (row: PupilCount) => number): string =>
    formatCount(
      rows.reduce((total, row) => total + of(row), 0),
      lang,
    );
  return dataTable({
    caption,
    columns: [
      { label: say('Nơi', 'Where') },
      { label: say('Chưa có thẻ', 'Without a card'), numeric: true },
      { label: say('Đã mời', 'Invited'), numeric: true },
      { label: say('Đã đến', 'Came'), numeric: true },
    ],
    rows: groups
      .toSorted(([one], [other]) => byName.compare(one, other))
      .map(([name, rows]) => [
        name,
        sum(rows, ({ listed }) => listed),
        sum(rows, ({ invited }) => invited),
        sum(rows, ({ came }) => came),
      ]),
  });
}

const byName = new Intl.Collator('vi', { numeric: true });
