import { type Language, textIn } from '#kernel/bilingual.ts';
import { type Day, dayOf } from '#kernel/day.ts';
import { CITIZEN_HOME } from '#portal/citizen/paths.ts';
import type { SignedInVisitor } from '#portal/citizen/visitor.ts';
import { hasRunOut, type HeldPaper, type PaperOrigin } from '#portal/documents/held-papers.ts';
import { DOCUMENTS, documentPath, SHARES } from '#portal/documents/paths.ts';
import { OWN_PASSES } from '#portal/vaccine-pass/paths.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput, type KeptFile } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { icon } from '#web/components/icon.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { textInput } from '#web/components/text-input.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatDay, formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { standingTexts } from '#web/standing-texts.ts';
import { sayIn } from '#web/language.ts';

/** The field of the file; its component is `giay-to`. */
export const FILE_FIELD = 'file-giay-to';

export interface DocumentsView {
  /** Of this page, out of all that fit the words. */
  readonly papers: readonly HeldPaper[];
  readonly query: string;
  readonly pages: Html | null;
  readonly form: SentForm;
  /** New for each form, so that a form sent twice keeps one paper. */
  readonly documentId: string;
  /** The file that came with a form in which something else was wrong. */
  readonly kept: readonly KeptFile[];
  /** Names of papers that procedures ask for. */
  readonly names: readonly string[];
}

/** What we have of a person's papers, and the form that keeps one more. */
export function documentsPage(visitor: SignedInVisitor, view: DocumentsView): Html {
  const { lang, services } = visitor;
  const say = sayIn(lang);
  return html`${backLink({ href: CITIZEN_HOME, text: say('Của tôi', 'Mine') })}
${errorSummary({ lang, errors: summaryOf(view.form.errors, lang) })}
<h1>${say('Giấy tờ của tôi', 'My papers')}</h1>
<p>${say(
    'Văn bản cơ quan đã ký số cho bạn, giấy tờ đã nộp và giấy tờ bạn tự lưu. Khi làm thủ tục sau, chọn dùng lại ở trang Giấy tờ, không phải chụp lần nữa.',
    'Documents that agencies signed for you, papers you handed in, and those you keep here. Use them again in dossiers to come, with no new photo.',
  )}</p>
<p><a href="${SHARES}">${say('Giấy tờ tôi đã chia sẻ', 'What I shared')}</a></p>
<p><a href="${OWN_PASSES}">${say('Hộ chiếu vắc xin của tôi', 'My vaccine passport')}</a></p>
${searchForm(lang, view.query)}
${
  view.papers.length === 0
    ? html`<p class="empty">${
        view.query === ''
          ? say(
              'Chưa có giấy tờ nào. Lưu giấy tờ đầu tiên ở dưới đây.',
              'Nothing yet. Keep the first paper below.',
            )
          : say('Không có giấy tờ nào khớp. Gõ ít chữ hơn.', 'Nothing matches. Type fewer words.')
      }</p>`
    : html`<ul class="files">${view.papers.map((paper) => line(lang, paper, dayOf(services.now())))}</ul>`
}${view.pages}
${keepForm(visitor, view)}`;
}

const searchForm = (lang: Language, query: string): Html => {
  const say = sayIn(lang);
  return nameSearch({
    lang,
    action: DOCUMENTS,
    label: say('Tìm giấy tờ', 'Find a paper'),
    hint: say('Có dấu hoặc không dấu', 'With or without diacritics'),
    value: query,
  });
};

function line(lang: Language, paper: HeldPaper, today: Day): Html {
  const say = sayIn(lang);
  const { origin, title, href } = paper;
  return html`<li>${icon('file')}<span><a href="${href}">${textIn(lang, title)}</a> ${standing(lang, origin)}<span class="fine">${paperFacts(lang, paper, today)}</span></span>${
    origin.kind === 'kept'
      ? html`<a href="${documentPath(origin.documentId)}/bo">${say('Bỏ', 'Remove')}<span class="sr"> ${textIn(lang, title)}</span></a>`
      : null
  }</li>`;
}

/** What a signed document is worth; of other papers nobody vouches for it. */
function standing(lang: Language, origin: PaperOrigin): Html | null {
  if (origin.kind !== 'stored') return null;
  return html`<b class="fine">${textIn(lang, standingTexts[origin.standing])}</b> `;
}

/** Where a paper is from, of which day, how large, and until when it holds. */
export function paperFacts(lang: Language, paper: HeldPaper, today: Day): string {
  const say = sayIn(lang);
  const { origin, at, file, validUntil } = paper;
  const until =
    validUntil === null
      ? []
      : [
          hasRunOut(paper, today)
            ? say('đã hết hạn ngày {day}', 'ran out on {day}', { day: formatDay(validUntil, lang) })
            : say('có giá trị đến {day}', 'good until {day}', { day: formatDay(validUntil, lang) }),
        ];
  return [
    whence(lang, origin),
    formatDay(dayOf(at), lang),
    formatFileSize(file.size, lang),
    ...until,
  ].join(' · ');
}

function whence(lang: Language, origin: PaperOrigin): string {
  const say = sayIn(lang);
  switch (origin.kind) {
    case 'kept':
      return say('Bạn tự lưu', 'Kept by you');
    case 'given':
      return say('Đã nộp với hồ sơ {code}', 'Given with dossier {code}', { code: origin.code });
    case 'result':
      return say('Kết quả của hồ sơ {code}', 'Result of dossier {code}', { code: origin.code });
    case 'stored':
      return origin.number === ''
        ? textIn(lang, origin.issuer)
        : say('Số {number} · {issuer}', 'No. {number} · {issuer}', {
            number: origin.number,
            issuer: textIn(lang, origin.issuer),
          });
  }
}

function keepForm({ lang, csrf }: SignedInVisitor, view: DocumentsView): Html {
  const say = sayIn(lang);
  const field = sentField(lang, view.form);
  return html`<section class="declare"><h2 id="luu">${say('Lưu thêm giấy tờ', 'Keep one more')}</h2>
<form method="post" action="${DOCUMENTS}" enctype="multipart/form-data" novalidate>${csrfField(csrf)}${hiddenFields({ documentId: view.documentId })}
${textInput({
  ...field('title'),
  label: say('Tên giấy tờ', 'Name of the paper'),
  hint: say('Ví dụ: Giấy khai sinh', 'For example: Giấy khai sinh'),
  maxLength: 200,
  width: 'medium',
  suggestions: view.names.map((value) => ({ value, text: '' })),
})}
${dateInput({ ...field('validUntil'), label: say('Có giá trị đến ngày', 'Good until'), hint: say('Để trống nếu không có thời hạn', 'Leave empty where it does not end'), optional: true })}
${fileInput({ ...field(FILE_FIELD), label: say('Ảnh chụp hoặc tệp PDF', 'Photo or PDF'), kept: view.kept })}
<div class="acts">${button({ text: say('Lưu giấy tờ', 'Keep it') })}</div></form></section>`;
}
