import { type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf, formatDay as writtenDay } from '#kernel/day.ts';
import { cardReasonTexts } from '#quality/pupil-card.ts';
import {
  type InvitedPupil,
  type PupilCount,
  type PupilFilter,
} from '#store/pupils-without-card.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { printButton } from '#web/components/print-button.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { filterForm } from '#workbench/pupils/filter-form.ts';
import { PUPILS_PATH } from '#workbench/pupils/paths.ts';
import { policeOf } from '#workbench/pupils/police-post.ts';
import { birthText, stateText } from '#workbench/pupils/pupil-words.ts';
import { pupilsAt, type PupilRequest } from '#workbench/pupils/pupil-request.ts';

export interface PupilListView {
  readonly filter: PupilFilter;
  readonly pupils: readonly InvitedPupil[];
  /** Of the campaign, whatever the filter, by commune, school and class. */
  readonly counts: readonly PupilCount[];
  readonly page: number;
  readonly hasMore: boolean;
  /** All on one page, without forms. */
  readonly isPrint: boolean;
  readonly form: SentForm;
  /** For how many something was noted; null where nothing was. */
  readonly noted: number | null;
}

/** The list of invitations by police post and school, and what is noted of it. */
export function pupilListPage(of: PupilRequest, view: PupilListView): Html {
  const { on, sight } = of;
  const { lang } = on;
  const say = sayIn(lang);
  const { filter, isPrint, form } = view;
  return html`${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
${pageHeading({
  title: say(
    'Học sinh lớp 9, lớp 12 chưa có thẻ căn cước',
    'Pupils of class 9 and 12 without a card',
  ),
  sub: totals(lang, view.counts),
  aside: html`<a href="${pupilsAt(filter, '/so-lieu')}">${say('Số liệu theo xã, trường', 'Figures by commune and school')}</a>`,
})}
${notedNotice(lang, view.noted)}
${isPrint ? printButton(lang) : html`${filterPart(of, view)}${downloads(lang, filter)}`}
${
  view.pupils.length === 0
    ? html`<p class="empty">${say('Không có học sinh nào ở mục này.', 'There is no pupil here.')}</p>`
    : sight.mayNote && !isPrint
      ? html`<form method="post" action="${PUPILS_PATH}" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields(hiddenFilter(filter))}<div id="em" tabindex="-1">${groups(on, view, filter)}</div>${noteFields(on, form)}</form>`
      : groups(on, view, null)
}
${numberedPager({ lang, page: view.page, hasMore: view.hasMore, at: (page) => `${pupilsAt(filter)}&trang=${page}` })}`;
}

/** Closed on a small screen's first look; open where it narrows the list. */
function filterPart(of: PupilRequest, view: PupilListView): Html {
  const { school, grade, state, commune } = view.filter;
  const isNarrowed = [school, grade, state].some((value) => value !== null);
  return disclosure({
    summary: sayIn(of.on.lang)('Lọc theo xã, trường, lớp, tình trạng', 'Filter'),
    body: filterForm(of, view),
    open: isNarrowed || (commune !== null && of.sight.of === 'province'),
  });
}

function totals(lang: Language, counts: readonly PupilCount[]): string {
  const sum = (of: (count: PupilCount) => number): string =>
    formatCount(
      counts.reduce((total, count) => total + of(count), 0),
      lang,
    );
  return sayIn(lang)(
    '{listed} em; đã mời {invited}, đã đến {came}',
    '{listed}; {invited} invited, {came} came',
    {
      listed: sum(({ listed }) => listed),
      invited: sum(({ invited }) => invited),
      came: sum(({ came }) => came),
    },
  );
}

const notedNotice = (lang: Language, noted: number | null): Html | null =>
  noted === null
    ? null
    : notice({
        lang,
        tone: 'success',
        role: 'status',
        body: sayIn(lang)('Đã ghi cho {count} em.', 'Noted for {count}.', {
          count: formatCount(noted, lang),
        }),
      });

function downloads(lang: Language, filter: PupilFilter): Html {
  const say = sayIn(lang);
  const link = (text: string, below: string, icon: 'download' | 'print') =>
    linkButton({ text, href: pupilsAt(filter, below), kind: 'secondary', icon });
  return html`<div class="acts">${link(say('Bản để in', 'To print'), '/in', 'print')}${link(say('Thư mời (PDF)', 'Letters (PDF)'), '/thu-moi.pdf', 'print')}${link('CSV', '.csv', 'download')}${link('XLSX', '.xlsx', 'download')}</div>`;
}

const hiddenFilter = (filter: PupilFilter): Readonly<Record<string, string>> => ({
  dot: filter.campaignId,
  xa: filter.commune ?? '',
  truong: filter.school ?? '',
  lop: filter.grade ?? '',
  'tinh-trang': filter.state ?? '',
});

/** A table for each police post and school, in their order. */
function groups(
  on: OfficerRequest,
  { pupils }: PupilListView,
  filter: PupilFilter | null,
): readonly Html[] {
  const byGroup = Map.groupBy(pupils, ({ commune, school }) => `${commune} ${school}`);
  return [...byGroup.values()].map((group) => table(on, group, filter));
}

/** To be chosen from, or without a filter to be printed. */
function table(
  on: OfficerRequest,
  group: readonly InvitedPupil[],
  filter: PupilFilter | null,
): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const [first] = group;
  const post = policeOf(services.directory(), first?.commune ?? '');
  const police =
    post === null ? say('Không rõ xã cư trú', 'Commune not known') : textIn(lang, post.name);
  return dataTable({
    caption: `${police} – ${first?.school ?? ''}`,
    cards: filter === null ? undefined : 'plain',
    columns: [
      { label: say('Họ và tên', 'Name') },
      { label: say('Ngày sinh', 'Birth date') },
      { label: say('Lớp', 'Class') },
      { label: say('Nơi cư trú', 'Residence') },
      { label: say('Lý do', 'Why') },
      { label: say('Mời', 'Invitation') },
    ],
    rows: group.map((pupil) => [
      filter === null ? pupil.name : chosen(lang, pupil, filter),
      birthText(pupil),
      say('lớp {grade}', 'class {grade}', { grade: pupil.grade }),
      pupil.address,
      textIn(lang, cardReasonTexts[pupil.reason]),
      stateText(lang, pupil),
    ]),
  });
}

/** Chosen by its box. */
const chosen = (lang: Language, { id, name }: InvitedPupil, filter: PupilFilter): Html =>
  html`<label><input type="checkbox" name="em" value="${id}"> ${name}</label> <a class="fine" href="${pupilsAt(filter, `/thu-moi/${encodeURIComponent(id)}`)}">${sayIn(lang)('Thư mời', 'Letter')}<span class="sr"> ${name}</span></a>`;

function noteFields(on: OfficerRequest, form: SentForm): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const field = sentField(lang, form)('ngay');
  return html`<p><label><input type="checkbox" name="tat-ca" value="1"> ${say('Tất cả các em trong mục đang lọc, kể cả ở trang sau', 'All whom the filter shows, those of later pages too')}</label></p>
${dateInput({
  ...field,
  value: field.value === '' ? writtenDay(dayOf(services.now())) : field.value,
  label: say('Ngày mời hoặc ngày đến', 'Day of the invitation or the visit'),
})}
<div class="acts">${button({ text: say('Ghi đã mời', 'Note as invited'), name: 'viec', value: 'moi', main: true })}${button({ text: say('Ghi đã đến', 'Note as come'), name: 'viec', value: 'den', kind: 'secondary' })}${button({ text: say('Bỏ ghi', 'Take back'), name: 'viec', value: 'bo', kind: 'secondary' })}</div>`;
}
