import type { Opening } from '#calendar/opening.ts';
import type { Agency } from '#catalogue/locality.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { type Day } from '#kernel/day.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { pager } from '#web/components/pager.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formatDayWithWeekday } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { statisticsPath } from '#portal/statistics/paths.ts';

export const CONTACT = '/lien-he';

export interface DeskLine {
  readonly desk: Agency;
  readonly opening: Opening;
}

export interface ContactView {
  readonly lang: Language;
  readonly today: Day;
  /** Whether the days off of this year are known. */
  readonly isDeclared: boolean;
  readonly query: string;
  /** Of this page. */
  readonly desks: readonly DeskLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Where one goes, whom one calls, and whether anybody is there now. */
export function contactPage(view: ContactView): Html {
  const { lang, query, page, pages } = view;
  const say = sayIn(lang);
  const link = (number: number): string =>
    `${CONTACT}?tim=${encodeURIComponent(query)}&trang=${number}`;
  return html`<h1>${say('Liên hệ bộ phận một cửa', 'Contact a one-stop desk')}</h1>
<p class="sub">${say('Giờ làm việc hôm nay', 'Hours of today')}, ${formatDayWithWeekday(view.today, lang)}.${
    view.isDeclared
      ? null
      : say(
          ' Lịch nghỉ lễ năm nay chưa được nhập: gọi trước khi đến vào ngày lễ.',
          ' The days off of this year are not entered yet: call before you come on a holiday.',
        )
  }</p>
${nameSearch({
  lang,
  action: CONTACT,
  label: say('Xã, phường, huyện hoặc tên bộ phận', 'Commune, district or name of the desk'),
  hint: say('Có dấu hoặc không dấu, ví dụ: vinh thanh van', 'With or without diacritics'),
  value: query,
})}
${
  view.desks.length === 0
    ? html`<p class="empty">${say(
        'Không có bộ phận một cửa nào khớp. Gõ ít chữ hơn.',
        'No desk matches. Type fewer words.',
      )} <a href="${CONTACT}">${say('Xem tất cả', 'See all')}</a></p>`
    : view.desks.map((line) => deskEntry(lang, line))
}
${pager({
  lang,
  previous: page > 1 ? link(page - 1) : null,
  next: page < pages ? link(page + 1) : null,
  summary: say('{total} bộ phận', '{total} desks', { total: view.total }),
})}`;
}

function deskEntry(lang: Language, { desk, opening }: DeskLine): Html {
  const say = sayIn(lang);
  const missing = html`<span class="fine">${say('chưa có trong dữ liệu của tỉnh', 'not in the data of the province yet')}</span>`;
  return html`<section class="desk"><h2>${textIn(lang, desk.name)}</h2>
${summaryList({
  rows: [
    { key: say('Hôm nay', 'Today'), value: openingText(lang, opening) },
    { key: say('Địa chỉ', 'Address'), value: desk.address ?? missing },
    {
      key: say('Điện thoại', 'Phone'),
      value: desk.phone === null ? missing : html`<a href="tel:${desk.phone}">${desk.phone}</a>`,
    },
  ],
})}<p><a href="${statisticsPath(desk.code)}">${say('Thống kê', 'Statistics')}<span class="sr">: ${textIn(lang, desk.name)}</span></a></p></section>`;
}

function openingText(lang: Language, opening: Opening): Html {
  const say = sayIn(lang);
  if (opening.kind === 'off') {
    const why = opening.name ?? say('cuối tuần', 'weekend');
    return html`${tag({ text: say('Nghỉ', 'Closed'), tone: 'neutral' })} ${why}`;
  }
  const hours = opening.hours.map(({ from, to }) => `${from}–${to}`).join(', ');
  const now = opening.isOpen
    ? tag({ text: say('Đang mở cửa', 'Open now'), tone: 'success' })
    : tag({ text: say('Ngoài giờ làm việc', 'Out of hours'), tone: 'neutral' });
  return html`${now} ${hours}`;
}
