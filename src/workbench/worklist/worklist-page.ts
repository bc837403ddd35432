import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { COUNT_LIMIT, type WorklistCounts, type WorklistPage } from '#store/worklist.ts';
import { type Chip, chips } from '#web/components/chips.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pager } from '#web/components/pager.ts';
import { worklistTable } from '#web/components/worklist-table.ts';
import { formatDayWithWeekday, formatTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { worklistEntry } from '#workbench/worklist/worklist-entry.ts';

export const worklistFilters = ['tat-ca', 'qua-han', 'hom-nay', 'sap-den-han', 'cua-toi'] as const;
export type WorklistFilter = (typeof worklistFilters)[number];

/** The instants that part overdue, today and soon for the officer's agency. */
export interface Bounds {
  readonly now: Instant;
  readonly endOfToday: Instant;
  readonly soonUntil: Instant;
  readonly calendar: WorkingCalendar;
}

export interface WorklistView {
  readonly page: WorklistPage;
  readonly counts: WorklistCounts;
  readonly filter: WorklistFilter;
  readonly bounds: Bounds;
  readonly next: string | null;
}

/** What this role at this agency must do, most urgent first. */
export function worklistPage(on: OfficerRequest, view: WorklistView): Html {
  const say = sayIn(on.lang);
  const { now } = view.bounds;
  return html`<div class="wl-hd"><div><h1>${say('Việc của tôi', 'My work')}</h1>
<p class="sub">${formatDayWithWeekday(dayOf(now), on.lang)}, ${formatTime(now)}. ${say('Sắp theo hạn trả, gần nhất trước.', 'By due date, nearest first.')}</p></div>
<div class="wl-act">${
    on.officer.role === 'counter-officer'
      ? linkButton({
          text: say('Tiếp nhận tại quầy', 'Counter intake'),
          href: '/can-bo/tiep-nhan',
          icon: 'user',
          size: 'small',
        })
      : null
  }</div></div>
${chips({ label: say('Lọc theo thời hạn', 'Filter by due date'), items: filterChips(on, view) })}
${table(on, view.page, view.bounds, say('Hồ sơ đang chờ xử lý', 'Dossiers waiting for me'))}
${pager({ lang: on.lang, previous: backToFirst(on, view), next: view.next })}`;
}

/** Dossiers whose applicants must bring something. */
export function awaitingPage(
  on: OfficerRequest,
  page: WorklistPage,
  bounds: Bounds,
  next: string | null,
): Html {
  const say = sayIn(on.lang);
  return html`<h1>${say('Chờ bổ sung', 'Awaiting supplement')}</h1>
<p class="sub">${say('Thời hạn tạm dừng đến khi người nộp bổ sung.', 'The clock stands still until the applicant brings what is missing.')}</p>
${table(on, page, bounds, say('Hồ sơ chờ bổ sung', 'Dossiers awaiting a supplement'))}
${pager({ lang: on.lang, previous: null, next })}`;
}

/** What a search found. */
export function searchPage(
  on: OfficerRequest,
  text: string,
  page: WorklistPage,
  bounds: Bounds,
): Html {
  const say = sayIn(on.lang);
  const heading = html`<h1>${say('Tra cứu hồ sơ', 'Find a dossier')}</h1>`;
  if (text.trim() === '') {
    return html`${heading}<p>${say(
      'Gõ tên (không cần dấu), mã hồ sơ, số định danh hoặc số điện thoại vào ô tìm ở đầu trang. Phím / đưa con trỏ vào ô tìm.',
      'Type a name (without diacritics is fine), a code, an identity or phone number in the box at the top. The key / goes there.',
    )}</p>`;
  }
  return html`${heading}<p class="sub">${say('Kết quả cho', 'Results for')} “${text}”</p>
${table(on, page, bounds, say('Hồ sơ tìm thấy', 'Dossiers found'))}
${
  page.more
    ? html`<p>${say('Còn nhiều kết quả nữa. Gõ thêm từ để thu hẹp.', 'There are more. Add a word to narrow the search.')}</p>`
    : null
}`;
}

function table(on: OfficerRequest, page: WorklistPage, bounds: Bounds, caption: string): Html {
  if (page.rows.length === 0) {
    return html`<p class="empty">${sayIn(on.lang)(
      'Không có hồ sơ nào.',
      'There are no dossiers here.',
    )}</p>`;
  }
  return worklistTable({
    lang: on.lang,
    caption,
    entries: page.rows.map((row) => worklistEntry(on, row, bounds)),
  });
}

function filterChips(on: OfficerRequest, { counts, filter }: WorklistView): readonly Chip[] {
  const say = sayIn(on.lang);
  const chip = (name: WorklistFilter, text: string, count: number, band?: Chip['band']): Chip => ({
    href: name === 'tat-ca' ? '/can-bo' : `/can-bo?loc=${name}`,
    text,
    count: count >= COUNT_LIMIT ? `${COUNT_LIMIT - 1}+` : count,
    band,
    current: name === filter,
  });
  return [
    chip('tat-ca', say('Tất cả', 'All'), counts.all),
    chip('qua-han', say('Quá hạn', 'Overdue'), counts.overdue, 'overdue'),
    chip('hom-nay', say('Hết hạn hôm nay', 'Due today'), counts.today, 'today'),
    chip('sap-den-han', say('Còn 1–2 ngày', 'Due in 1–2 days'), counts.soon, 'soon'),
    chip('cua-toi', say('Tôi đang giữ', 'In my hands'), counts.mine),
  ];
}

/** Paging goes forward by key; back is to the first page, which is where the urgent ones are. */
const backToFirst = (on: OfficerRequest, view: WorklistView): string | null =>
  on.request.url.includes('sau=') ? `/can-bo?loc=${view.filter}` : null;
