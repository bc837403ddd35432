import { textIn } from '#kernel/bilingual.ts';
import { BODY_KINDS, BODY_LEVELS, bodyKindLabels } from '#steering/body.ts';
import type { CellFault } from '#kernel/cell-fault.ts';
import type { ListedBody } from '#store/steering-bodies.ts';
import { button } from '#web/components/button.ts';
import { chips } from '#web/components/chips.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { select } from '#web/components/select.ts';
import { errorOf, type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { levelLabels } from '#workbench/reporting/campaign-labels.ts';
import type { BodyUnit } from '#workbench/steering/body-units.ts';
import { steeringChips } from '#workbench/steering/overview-page.ts';
import { decisionFields } from '#workbench/steering/decision-entry.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import { cellFaults } from '#workbench/cell-faults.ts';
import { isProvince } from '#workbench/steering/steering-request.ts';

export const BODY_FILTERS = ['da', 'chua'] as const;
export type BodyFilter = (typeof BODY_FILTERS)[number];

export interface BodiesView {
  readonly bodies: readonly ListedBody[];
  readonly missing: readonly BodyUnit[];
  readonly filter: BodyFilter;
  readonly level: string;
  readonly query: string;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many were just founded; null where nothing was sent. */
  readonly founded: number | null;
  /** How many of what was sent were there already. */
  readonly known: number;
  readonly form: SentForm;
  readonly faults: readonly CellFault[];
}

/** Committees and teams of all units, and the units that have none yet. */
export function bodiesPage(on: OfficerRequest, view: BodiesView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { filter, level, query, page, pages } = view;
  const link = (loc: BodyFilter, trang: number): string =>
    `${BODIES_PATH}?${new URLSearchParams({ loc, cap: level, tim: query, trang: String(trang) }).toString()}`;
  return html`${errorSummary({ lang, errors: summaryOf(view.form.errors, lang) })}${pageHeading({ title: say('Ban Chỉ đạo và tổ công tác', 'Committee and teams') })}
${steeringChips(on, BODIES_PATH)}
${foundNotice(on, view)}
${cellFaults(on, view.faults)}
${chips({
  label: say('Lọc', 'Filter'),
  items: [
    { href: link('da', 1), text: say('Đã thành lập', 'Founded'), current: filter === 'da' },
    { href: link('chua', 1), text: say('Chưa có', 'Not yet'), current: filter === 'chua' },
  ],
})}
${nameSearch({
  lang,
  action: BODIES_PATH,
  label: say('Tìm theo tên', 'Find by name'),
  value: query,
  hidden: { loc: filter },
  more: select({
    lang,
    name: 'cap',
    label: say('Cấp', 'Level'),
    width: 'medium',
    prompt: say('Mọi cấp', 'All levels'),
    value: level,
    options: BODY_LEVELS.map((value) => ({ value, text: textIn(lang, levelLabels[value]) })),
  }),
})}
${filter === 'da' ? bodyTable(on, view.bodies) : missingTable(on, view.missing)}
${pager({
  lang,
  previous: page > 1 ? link(filter, page - 1) : null,
  next: page < pages ? link(filter, page + 1) : null,
  summary: say('{total} dòng', '{total} lines', { total: formatCount(view.total, lang) }),
})}
${isProvince(on) ? foundForms(on, view) : null}`;
}

function foundNotice({ lang }: OfficerRequest, { founded, known }: BodiesView): Html | null {
  if (founded === null) return null;
  const say = sayIn(lang);
  return notice({
    lang,
    tone: founded === 0 ? 'warning' : 'success',
    role: 'status',
    title: say('Đã thêm {founded}.', '{founded} were added.', { founded }),
    body:
      known === 0
        ? undefined
        : say(
            '{known} nơi đã có từ trước, được giữ nguyên. Cần sửa thì mở trong danh sách.',
            '{known} were there already and stay as they are. Open them in the list to correct them.',
            { known },
          ),
  });
}

function bodyTable({ lang }: OfficerRequest, bodies: readonly ListedBody[]): Html {
  const say = sayIn(lang);
  if (bodies.length === 0) {
    return html`<p class="empty">${say('Chưa thành lập tổ nào ở đây.', 'None was founded here yet.')}</p>`;
  }
  return dataTable({
    caption: say('Đã thành lập', 'Founded'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Tên', 'Name') },
      { label: say('Cấp', 'Level') },
      { label: say('Quyết định', 'Decision') },
      { label: say('Thành viên', 'Members'), numeric: true },
    ],
    rows: bodies.map((body) => [
      html`<a href="${BODIES_PATH}/${body.bodyId}">${body.name}</a>`,
      textIn(lang, levelLabels[body.level]),
      body.decision,
      body.members,
    ]),
  });
}

function missingTable({ lang }: OfficerRequest, missing: readonly BodyUnit[]): Html {
  const say = sayIn(lang);
  if (missing.length === 0) {
    return html`<p class="empty">${say('Nơi nào cũng đã có.', 'Every unit has one.')}</p>`;
  }
  return dataTable({
    caption: say('Chưa có', 'Not yet'),
    captionHidden: true,
    columns: [{ label: say('Nơi', 'Unit') }, { label: say('Cấp', 'Level') }],
    rows: missing.map(({ name, level }) => [name, textIn(lang, levelLabels[level])]),
  });
}

function foundForms(on: OfficerRequest, { form }: BodiesView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${disclosure({
    id: 'thanh-lap',
    open: form.errors.length > 0,
    summary: say(
      'Thành lập cho mọi nơi chưa có của một cấp',
      'Found one for every unit of a level that has none',
    ),
    body: html`<form method="post" action="${BODIES_PATH}" novalidate>${csrfField(session.csrf)}
${select({ ...field('level'), label: say('Cấp', 'Level'), width: 'medium', prompt: say('Chọn', 'Choose'), options: BODY_LEVELS.map((value) => ({ value, text: textIn(lang, levelLabels[value]) })) })}
${select({ ...field('kind'), label: say('Loại', 'Kind'), width: 'medium', options: BODY_KINDS.map((value) => ({ value, text: textIn(lang, bodyKindLabels[value]) })) })}
${decisionFields(on, form)}
${button({ text: say('Thành lập', 'Found') })}</form>`,
  })}${disclosure({
    id: 'nhap-to',
    open: errorOf(form.errors, 'tep', lang) !== undefined,
    summary: say(
      'Nhập từ tệp (mỗi nơi một quyết định)',
      'Import a file (a decision for each unit)',
    ),
    body: html`<form method="post" action="${BODIES_PATH}/nhap" enctype="multipart/form-data" novalidate>${csrfField(session.csrf)}
${fileInput({ lang, name: 'tep', label: say('Tệp XLSX hoặc CSV', 'XLSX or CSV'), hint: say('Các cột: Tên đơn vị; Số quyết định; Ngày; Cơ quan ban hành. Ấp ghi “Ấp 1, Xã Tân Hội”.', 'Columns: Tên đơn vị; Số quyết định; Ngày; Cơ quan ban hành.'), accept: '.xlsx,.csv', maxMegabytes: 5, error: errorOf(form.errors, 'tep', lang) })}
${button({ text: say('Nhập', 'Import') })}</form>`,
  })}`;
}
