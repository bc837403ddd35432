import { randomUUID } from 'node:crypto';
import { maySteerFor } from '#access/may-steer.ts';
import { textIn } from '#kernel/bilingual.ts';
import { type OutreachKind, outreachLabels } from '#steering/outreach.ts';
import type { Outreach } from '#store/steering-records.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { type SentForm, summaryOf } from '#web/field-error.ts';
import { formatCount, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { type AskedDays, daysForm, daysNote } from '#workbench/steering/asked-days.ts';
import { steeringChips } from '#workbench/steering/overview-page.ts';
import { correctLink } from '#workbench/steering/correction-page.ts';
import { outreachFields } from '#workbench/steering/outreach-entry.ts';
import { OUTREACH_PATH } from '#workbench/steering/paths.ts';

export interface OutreachView {
  readonly asked: AskedDays;
  /** Null: of all kinds. */
  readonly kind: OutreachKind | null;
  readonly entries: readonly Outreach[];
  readonly mayWrite: boolean;
  readonly form: SentForm;
}

/** How people were told of the scheme: articles, broadcasts, posters, meetings, and how many they reached. */
export function outreachPage(on: OfficerRequest, view: OutreachView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const { asked, kind: only, entries, mayWrite, form } = view;
  return html`${errorSummary({ lang, errors: summaryOf([...asked.errors, ...form.errors], lang) })}${pageHeading({ title: say('Tuyên truyền', 'Outreach') })}
${steeringChips(on, OUTREACH_PATH)}
${daysForm(on, OUTREACH_PATH, asked, only === null ? {} : { 'hinh-thuc': only })}${daysNote(on, OUTREACH_PATH, asked, entries.length)}${only === null ? null : html`<p>${countedPieces(on, only, entries)}</p>`}
${
  entries.length === 0
    ? html`<p class="empty">${say('Chưa ghi đợt tuyên truyền nào ở đây.', 'Nothing is entered here yet.')}</p>`
    : dataTable({
        caption: say('Tuyên truyền', 'Outreach'),
        captionHidden: true,
        cards: 'named',
        columns: [
          { label: say('Hình thức', 'Kind') },
          { label: say('Ngày', 'Day') },
          { label: say('Cơ quan', 'Agency') },
          { label: say('Nơi', 'Place') },
          { label: say('Số lượng', 'Pieces'), numeric: true },
          { label: say('Lượt người', 'People'), numeric: true },
          { label: say('Thao tác', 'Act'), labelHidden: true },
        ],
        rows: entries.map(({ outreachId, kind, happenedOn, agency, place, pieces, people }) => [
          textIn(lang, outreachLabels[kind]),
          formatDay(happenedOn, lang),
          on.services.directory().agencyName(agency, lang),
          place,
          formatCount(pieces, lang),
          formatCount(people, lang),
          maySteerFor(on.officer, agency)
            ? correctLink(on, `${OUTREACH_PATH}/${outreachId}`, place)
            : '',
        ]),
      })
}
${
  mayWrite
    ? disclosure({
        id: 'them-tuyen-truyen',
        open: form.errors.length > 0,
        summary: say('Ghi một đợt tuyên truyền', 'Enter some'),
        body: html`<form method="post" action="${OUTREACH_PATH}" novalidate>${csrfField(session.csrf)}${hiddenFields({ id: randomUUID() })}
${outreachFields(on, form)}
${button({ text: say('Ghi', 'Enter') })}</form>`,
      })
    : null
}`;
}

/** The figure that led here is the sum of the entries, not how many there are. */
function countedPieces(
  { lang }: OfficerRequest,
  kind: OutreachKind,
  entries: readonly Outreach[],
): string {
  const sum = (count: (entry: Outreach) => number): string =>
    formatCount(
      entries.reduce((total, entry) => total + count(entry), 0),
      lang,
    );
  return `${textIn(lang, outreachLabels[kind])}: ${sum(({ pieces }) => pieces)}, ${sayIn(lang)('{people} lượt người.', '{people} people.', { people: sum(({ people }) => people) })}`;
}
