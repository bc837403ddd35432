import { LIFE_EVENTS, type Procedure } from '#catalogue/procedure.ts';
import { applicantLabels, levelLabels, lifeEventLabels } from '#catalogue/procedure-labels.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { timeLimitText } from '#web/catalogue/time-limit-text.ts';
import { button } from '#web/components/button.ts';
import { dateInput } from '#web/components/date-input.ts';
import { chips } from '#web/components/chips.ts';
import { pager } from '#web/components/pager.ts';
import { filterBox } from '#web/components/filter-box.ts';
import { select, type SelectOption } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatDay } from '#web/format.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { CATALOGUE, procedurePath } from '#portal/catalogue/paths.ts';
import { statisticsPath } from '#portal/statistics/paths.ts';
import { queryPath, type SearchQuery } from '#portal/catalogue/search-query.ts';

export const PAGE_SIZE = 20;

export interface FoundProcedures {
  readonly lang: Language;
  readonly query: SearchQuery;
  readonly found: readonly Procedure[];
}

export interface SearchView extends FoundProcedures {
  /** All fields of the catalogue, in Vietnamese order. */
  readonly fields: readonly Bilingual[];
  readonly agencies: readonly SelectOption[];
  /** Code of the one agency that was chosen, or null. */
  readonly statisticsOf: string | null;
  /** As typed, right or wrong. */
  readonly typedDay: string;
}

/** The public catalogue: what happens in life first, then a search that narrows as one types. */
export function searchPage(view: SearchView): Html {
  const { lang, query } = view;
  const say = sayIn(lang);
  return html`<h1>${say('Thủ tục hành chính', 'Administrative procedures')}</h1>
${chips({
  label: say('Theo sự kiện trong đời', 'By life event'),
  items: LIFE_EVENTS.map((event) => ({
    href: queryPath(query, { lifeEvent: query.lifeEvent === event ? '' : event }),
    text: textIn(lang, lifeEventLabels[event]),
    current: query.lifeEvent === event,
  })),
})}
<form method="get" action="${CATALOGUE}" role="search" class="cat-f" data-live-list="ket-qua" data-live-source="${CATALOGUE}/goi-y">${textInput(
    {
      lang,
      name: 'tim',
      label: say('Bạn cần làm gì?', 'What do you need?'),
      hint: say(
        'Gõ có dấu hoặc không dấu, hoặc mã thủ tục. Ví dụ: khai sinh, ho khau, 1.004222',
        'With or without diacritics, or a code. For instance: khai sinh, 1.004222',
      ),
      value: query.text,
      type: 'search',
    },
  )}<input${attrs({ type: 'hidden', name: 'su-kien', value: query.lifeEvent })}>
<div class="cat-s">${select({
    lang,
    name: 'linh-vuc',
    label: say('Lĩnh vực', 'Field'),
    value: query.field,
    prompt: say('Mọi lĩnh vực', 'All fields'),
    options: view.fields.map((field) => ({ value: field.vi, text: textIn(lang, field) })),
  })}${select({
    lang,
    name: 'cap',
    label: say('Nộp ở cấp', 'Handed in at'),
    value: query.level,
    prompt: say('Mọi cấp', 'Any level'),
    options: optionsOf(levelLabels, lang),
  })}${select({
    lang,
    name: 'ai',
    label: say('Ai làm thủ tục', 'Who applies'),
    value: query.subject,
    prompt: say('Mọi đối tượng', 'Anybody'),
    options: optionsOf(applicantLabels, lang),
  })}</div>
${query.day === null ? agencyChoice(view) : null}${dateInput({
  lang,
  name: 'ngay',
  label: say('Quy định vào ngày', 'As of'),
  value: query.day === null ? view.typedDay : formatDay(query.day, 'vi'),
  optional: true,
  error:
    query.day === null && view.typedDay !== ''
      ? say(
          'Không phải là ngày; ví dụ đúng: 21/06/2022. Dưới đây là của hôm nay.',
          'No day; write 21/06/2022. Below is today’s.',
        )
      : undefined,
})}${button({ text: say('Tìm thủ tục', 'Search'), icon: 'search' })}</form>
<div id="ket-qua" aria-live="polite">${resultList(view)}</div>`;
}

const agencyChoice = ({ lang, query, agencies, statisticsOf }: SearchView): Html => {
  const say = sayIn(lang);
  return html`<div class="cat-s">${filterBox({
    lang,
    id: 'co-quan-tim',
    label: say(
      'Gõ để tìm cơ quan trong danh sách dưới',
      'Type to find an agency in the list below',
    ),
    listId: 'co-quan',
  })}${select({
    lang,
    name: 'co-quan',
    label: say('Cơ quan giải quyết hoặc nơi nộp', 'Agency that decides, or where it is handed in'),
    value: query.agency,
    prompt: say('Mọi cơ quan', 'Any agency'),
    options: agencies,
  })}${statisticsOf === null ? null : html`<p><a href="${statisticsPath(statisticsOf)}">${say('Thống kê của cơ quan này', 'Statistics of this agency')}</a></p>`}</div>`;
};

const optionsOf = (labels: Readonly<Record<string, Bilingual>>, lang: Language) =>
  Object.entries(labels).map(([value, label]) => ({ value, text: textIn(lang, label) }));

/** One page of what was found; also what the script fetches while somebody types. */
export function resultList({ lang, query, found }: FoundProcedures): Html {
  const say = sayIn(lang);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(pages, query.page);
  if (found.length === 0) {
    return html`<p class="empty">${say(
      'Không tìm thấy thủ tục nào. Gõ ít chữ hơn, thử từ khác, hoặc bỏ bớt lựa chọn.',
      'No procedure was found. Type fewer words, try another one, or choose less.',
    )} <a href="${CATALOGUE}">${say('Xem tất cả', 'See all')}</a></p>`;
  }
  return html`<p class="sub" role="status">${say('{count} thủ tục', '{count} procedures', { count: found.length })}${
    query.day === null
      ? null
      : say(' vào ngày {day}', ' as of {day}', { day: formatDay(query.day, lang) })
  }</p>
<ul class="life">${found
    .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    .map(
      (one) =>
        html`<li><a href="${procedurePath(one.code, query.day)}"><b>${textIn(lang, one.name)}</b></a><p class="sub">${one.code} · ${textIn(lang, one.field.name)} · ${textIn(lang, timeLimitText(one.timeLimit))}</p></li>`,
    )}</ul>
${
  pages === 1
    ? null
    : pager({
        lang,
        previous: page > 1 ? queryPath(query, { page: page - 1 }) : null,
        next: page < pages ? queryPath(query, { page: page + 1 }) : null,
        summary: `${page}/${pages}`,
      })
}`;
}
