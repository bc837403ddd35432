import { textIn } from '#kernel/bilingual.ts';
import type { Fetched } from '#store/national-catalogue.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { chips } from '#web/components/chips.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { pane } from '#web/components/pane.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyPath } from '#workbench/admin/agencies-page.ts';
import { notConnected, portalFault } from '#workbench/national/fault-notice.ts';
import { COMPARISON_PATH, SHARED_PATH } from '#workbench/national/paths.ts';
import { type SharedRow, type SharedState, sharedStates } from '#workbench/national/shared-rows.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What is compared: the agencies or the fields. */
export type SharedKind = 'agencies' | 'fields';

export const sharedKinds = {
  agencies: { vi: 'Cơ quan', en: 'Agencies' },
  fields: { vi: 'Lĩnh vực', en: 'Fields' },
} as const;

/** The part of the address that names each. */
export const sharedSegments: Readonly<Record<SharedKind, string>> = {
  agencies: 'co-quan',
  fields: 'linh-vuc',
};

export interface SharedView {
  readonly kind: SharedKind;
  readonly list: Fetched<unknown>;
  readonly isConnected: boolean;
  readonly query: string;
  readonly state: SharedState | null;
  readonly counts: Readonly<Record<SharedState, number>>;
  readonly shown: readonly SharedRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly message: string | null;
}

/** The portal's agencies or fields beside ours; shown and exported, never taken over. */
export function sharedPage(on: OfficerRequest, view: SharedView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { kind, list } = view;
  const path = `${SHARED_PATH}/${sharedSegments[kind]}`;
  return html`${view.message === null ? null : notice({ lang, tone: 'success', role: 'status', title: view.message })}
${pageHeading({
  title: `${say('Danh mục dùng chung', 'Shared catalogues')}: ${textIn(lang, sharedKinds[kind])}`,
  sub: say(
    'Danh mục của Cổng quốc gia bên cạnh danh mục của tỉnh. Chỉ để xem và xuất; sửa ở trang của từng danh mục.',
    'The portal’s catalogue beside ours, to be read and exported; changes are made on the pages of each.',
  ),
  aside: html`${linkButton({ text: say('Xuất CSV', 'Export CSV'), href: `${path}/xuat.csv`, kind: 'secondary', download: true })} ${linkButton({ text: say('Đối chiếu thủ tục', 'Procedures'), href: COMPARISON_PATH, kind: 'secondary' })}`,
})}
${view.isConnected ? null : notConnected(on)}
${
  list.faultCode === null
    ? null
    : portalFault(
        on,
        list.faultCode,
        say(
          'Cổng quốc gia chưa trả lời; hệ thống tự thử lại.',
          'The portal has not answered; it is tried again.',
        ),
      )
}
${chips({
  label: say('Danh mục', 'Catalogue'),
  items: (Object.keys(sharedKinds) as SharedKind[]).map((one) => ({
    href: `${SHARED_PATH}/${sharedSegments[one]}`,
    text: textIn(lang, sharedKinds[one]),
    current: one === kind,
  })),
})}
${pane({ id: 'fetched', title: say('Lấy từ Cổng quốc gia', 'From the portal'), body: fetchedBody(on, view, path) })}
${pane({ id: 'rows', title: textIn(lang, sharedKinds[kind]), body: rowsBody(on, view, path) })}`;
}

function fetchedBody(on: OfficerRequest, { list }: SharedView, path: string): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`<p>${
    list.fetchedAt === null
      ? say('Chưa lấy lần nào.', 'Never fetched.')
      : `${say('Lấy lúc', 'Fetched')} ${formatDateTime(list.fetchedAt, lang)}.`
  } ${list.wantedAt === null ? null : say('Đang lấy; tải lại trang để xem.', 'Being fetched; load the page again.')}</p>
<form method="post" action="${path}/lay">${csrfField(on.session.csrf)}${button({ text: say('Lấy lại', 'Fetch again'), kind: 'secondary', main: true })}</form>`;
}

function rowsBody(on: OfficerRequest, view: SharedView, path: string): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const link = (state: string, page: number): string =>
    `${path}?${new URLSearchParams({ tim: view.query, loai: state, trang: String(page) }).toString()}`;
  const states = Object.keys(sharedStates) as SharedState[];
  const current = view.state ?? '';
  return html`${chips({
    label: say('Lọc theo kết quả', 'Filter by result'),
    items: [
      { href: link('', 1), text: say('Tất cả', 'All'), current: view.state === null },
      ...states.map((state) => ({
        href: link(state, 1),
        text: textIn(lang, sharedStates[state]),
        count: view.counts[state],
        current: view.state === state,
      })),
    ],
  })}
${nameSearch({
  lang,
  action: path,
  label: say('Tìm theo tên hoặc mã', 'Find by name or code'),
  value: view.query,
  hidden: { loai: current },
})}
${
  view.shown.length === 0
    ? html`<p class="empty">${say('Không có dòng nào khớp.', 'No row matches.')}</p>`
    : rowTable(on, view)
}
${pager({
  lang,
  previous: view.page > 1 ? link(current, view.page - 1) : null,
  next: view.page < view.pages ? link(current, view.page + 1) : null,
  summary: say('{total} dòng', '{total} rows', { total: view.total }),
})}`;
}

const TONES = {
  'missing-here': 'info',
  'missing-there': 'neutral',
  'name-differs': 'warning',
  'no-code-here': 'info',
  same: 'success',
} as const;

function rowTable({ lang }: OfficerRequest, { kind, shown }: SharedView): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Ở tỉnh và trên Cổng quốc gia', 'Here and at the portal'),
    captionHidden: true,
    columns: [
      { label: say('Mã', 'Code') },
      { label: say('Tên ở tỉnh', 'Name here') },
      { label: say('Tên trên Cổng quốc gia', 'Name at the portal') },
      { label: say('Kết quả', 'Result') },
    ],
    rows: shown.map(({ code, ours, theirs, state }): readonly Value[] => [
      code === '' ? say('(chưa có mã)', '(no code)') : code,
      kind === 'agencies' && ours !== '' ? html`<a href="${agencyPath(code)}">${ours}</a>` : ours,
      theirs,
      tag({ text: textIn(lang, sharedStates[state]), tone: TONES[state] }),
    ]),
  });
}
