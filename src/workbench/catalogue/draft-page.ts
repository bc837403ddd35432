import { textIn, writtenIn } from '#kernel/bilingual.ts';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { Difference } from '#catalogue/differences.ts';
import { textAt, valueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { actions } from '#web/components/actions.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { textarea } from '#web/components/textarea.ts';
import { errorOf, type FieldError, summaryOf } from '#web/field-error.ts';
import { formatDay } from '#web/format.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { differenceTable } from '#workbench/catalogue/difference-table.ts';
import { faultText, sectionOf } from '#workbench/catalogue/fault-fields.ts';
import type { SectionSpec } from '#workbench/catalogue/field-spec.ts';
import type { Comparison } from '#workbench/catalogue/inspect-draft.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { draftPath, historyPath, sectionAnchor, sectionPath } from '#workbench/catalogue/paths.ts';
import { sectionFacts } from '#workbench/catalogue/section-facts.ts';
import { dayText } from '#workbench/catalogue/section-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface DraftView {
  readonly draft: CatalogueDraft;
  readonly law: LawKind;
  readonly sections: readonly SectionSpec[];
  readonly faults: readonly CatalogueFault[];
  /** With what it is compared; null for a new code that is no copy. */
  readonly compared: DraftComparison | null;
  /** Whether a version was published since it was begun that nobody has looked at. */
  readonly isStale: boolean;
  /** What belongs to it besides its parts. */
  readonly beside: Html | null;
  /** Names of those who wrote it. */
  readonly editors: readonly string[];
  readonly errors: readonly FieldError[];
  readonly message: { readonly tone: 'success' | 'warning'; readonly text: string } | null;
}

export interface DraftComparison extends Comparison {
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly found: readonly Difference[];
}

/**
 * Everything about one draft: its parts, what is wrong, what it changes, and who does what next.
 * Where it awaits approval all of it is read here, as it will be published.
 */
export function draftPage(on: OfficerRequest, view: DraftView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { draft, law, message } = view;
  const name = textAt(draft.body, [law.nameMember, writtenIn(lang)]);
  const summary = summaryOf(view.errors, lang);
  const preview = law.preview(draft.draftId);
  return html`${backLink({ href: law.path, text: textIn(lang, law.words.list) })}
${errorSummary({ lang, errors: summary })}
${message === null || (isSaved(view) && view.faults.length > 0) ? null : notice({ lang, tone: message.tone, role: 'status', title: message.text })}
${pageHeading({
  title: name === '' ? textIn(lang, law.words.nameless) : name,
  sub: `${say('Bản nháp', 'Draft')} · ${textAt(draft.body, ['code'])} · ${stateText(on, draft)}`,
  aside: linkButton({ text: textIn(lang, preview.text), href: preview.href, kind: 'secondary' }),
})}
${draft.returnedBecause === null ? null : notice({ lang, tone: 'warning', title: say('Bị trả lại', 'Given back'), body: draft.returnedBecause })}
${baseNotice(on, view)}
${faultList(on, view)}
${
  draft.state === 'editing'
    ? html`${pane({ id: 'parts', title: say('Các phần', 'Parts'), body: sectionList(on, view) })}
${view.beside}
${differencesPane(on, view)}
${editingForms(on, view)}`
    : html`${differencesPane(on, view)}
${view.beside}
${view.sections.map((section) => pane({ id: sectionAnchor(section.key), title: textIn(lang, section.title), body: sectionFacts(lang, section, draft.body) }))}
${submittedForms(on, view)}`
}`;
}

function differencesPane(on: OfficerRequest, { compared, law, sections }: DraftView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  if (compared === null) {
    return pane({
      id: 'differences',
      title: say('Khác với bản đang công bố', 'Differences from what is published'),
      body: html`<p>${textIn(lang, law.words.neverPublished)}</p>`,
    });
  }
  const table = differenceTable(lang, compared.found, { ...compared, sections });
  if (compared.with === 'newest') {
    return pane({
      id: 'differences',
      title: say('Khác với bản đang công bố', 'Differences from what is published'),
      body: table,
    });
  }
  const { code } = compared.version;
  const name = textAt(compared.before, [law.nameMember, writtenIn(lang)]);
  return pane({
    id: 'differences',
    title: say('Khác với bản được sao chép', 'Differences from what it was copied from'),
    body: html`<p>${textIn(lang, law.words.neverPublished)} ${say('Sao chép từ', 'Copied from')} <a href="${historyPath(law.path, code)}">${name} (${code})</a>.</p>${table}`,
  });
}

function stateText(on: OfficerRequest, draft: CatalogueDraft): string {
  const say = sayIn(on.lang);
  return draft.state === 'editing'
    ? say('đang soạn', 'being written')
    : say('chờ người khác duyệt', 'awaits another person’s approval');
}

function baseNotice(on: OfficerRequest, { draft, compared, isStale }: DraftView): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  if (!isStale || compared === null) return null;
  const from = formatDay(compared.version.validFrom, lang);
  return notice({
    lang,
    tone: 'warning',
    title: say(
      'Sau khi bản nháp này được tạo, bản có hiệu lực từ {from} đã được công bố.',
      'Since this draft was begun, a version in force from {from} was published.',
      { from },
    ),
    body: html`<p>${say(
      'Bảng khác biệt bên dưới so với bản đó. Xem kỹ để không làm mất thay đổi của nó.',
      'The differences below are from that version. Look through them, so that its change is not lost.',
    )}</p>${form(on, draft, 'goc', button({ text: say('Đã xem, tiếp tục', 'Seen, go on'), kind: 'secondary' }))}`,
  });
}

function sectionList(on: OfficerRequest, { draft, sections, faults }: DraftView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return summaryList({
    rows: sections.map((section) => {
      const count = faults.filter(
        (fault) => sectionOf(sections, fault)?.key === section.key,
      ).length;
      const state =
        count === 0
          ? say('Không có lỗi', 'Nothing wrong')
          : say('{count} chỗ cần sửa', '{count} to correct', { count });
      return {
        key: textIn(lang, section.title),
        value: state,
        action: {
          href: sectionPath(draft.draftId, section.key),
          text: say('Sửa', 'Change'),
          about: textIn(lang, section.title),
        },
      };
    }),
  });
}

const isSaved = ({ message }: DraftView): boolean => message?.tone === 'success';

function faultList(on: OfficerRequest, view: DraftView): Html | null {
  const { lang } = on;
  const { draft, sections, faults } = view;
  if (faults.length === 0) return null;
  const say = sayIn(lang);
  const saved = isSaved(view) ? say('Đã lưu. ', 'Saved. ') : '';
  return notice({
    lang,
    tone: 'warning',
    title: `${saved}${say('Chưa công bố được: còn {count} chỗ cần sửa', 'Cannot be published yet: {count} to correct', { count: faults.length })}`,
    body: html`<ul>${faults.map((fault) => {
      const section = sectionOf(sections, fault);
      const text = textIn(lang, faultText(fault, { sections, body: draft.body }));
      return section === undefined || draft.state !== 'editing'
        ? html`<li>${text}</li>`
        : html`<li><a href="${sectionPath(draft.draftId, section.key)}">${textIn(lang, section.title)}</a>: ${text}</li>`;
    })}</ul>`,
  });
}

function editingForms(on: OfficerRequest, view: DraftView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { draft, errors } = view;
  const submission = form(
    on,
    draft,
    'trinh',
    html`${dateInput({ lang, name: 'validFrom', label: say('Có hiệu lực từ ngày', 'In force from'), value: dayText(valueAt(draft.body, ['validFrom'])), error: errorOf(errors, 'validFrom', lang) })}
${dateInput({ lang, name: 'validTo', label: say('Hết hiệu lực từ ngày', 'No longer in force from'), hint: say('Để trống nếu chưa biết; bản công bố sau tự kết thúc bản trước', 'Empty where unknown; the next version ends this one'), value: dayText(valueAt(draft.body, ['validTo'])), error: errorOf(errors, 'validTo', lang), optional: true })}
${textarea({ lang, name: 'note', label: say('Lý do, văn bản căn cứ', 'Reason and the document that orders it'), value: draft.note, rows: 3, maxLength: 1000, error: errorOf(errors, 'note', lang) })}
${actions([
  button({
    text: say('Trình duyệt', 'Submit for approval'),
    name: 'do',
    value: 'submit',
    main: true,
  }),
  button({ text: say('Lưu', 'Save'), name: 'do', value: 'save', kind: 'secondary' }),
])}`,
  );
  return html`${pane({ id: 'submission', title: say('Hiệu lực và trình duyệt', 'First day and approval'), body: submission })}
${disclosure({
  summary: say('Bỏ bản nháp này', 'Throw this draft away'),
  body: form(
    on,
    draft,
    'huy',
    html`<p>${say('Bản đang công bố không bị ảnh hưởng.', 'What is published stays as it is.')}</p>${button({ text: say('Bỏ bản nháp', 'Throw away'), kind: 'danger' })}`,
  ),
})}`;
}

function submittedForms(on: OfficerRequest, view: DraftView): Html {
  const { lang, officer } = on;
  const say = sayIn(lang);
  const { draft, editors, errors } = view;
  const from = dayText(valueAt(draft.body, ['validFrom']));
  const takeBack = form(
    on,
    draft,
    'rut',
    button({ text: say('Rút về để sửa', 'Take back to change'), kind: 'secondary' }),
  );
  if (draft.editedBy.includes(officer.subject)) {
    return html`${notice({
      lang,
      tone: 'info',
      title: say(
        'Bạn đã soạn bản này nên một quản trị viên khác phải duyệt.',
        'You wrote this draft, so another administrator must approve it.',
      ),
    })}${takeBack}`;
  }
  const body = html`${summaryList({
    rows: [
      { key: say('Người soạn', 'Written by'), value: editors.join(', ') },
      { key: say('Có hiệu lực từ ngày', 'In force from'), value: from },
      { key: say('Lý do', 'Reason'), value: draft.note },
    ],
  })}
${form(
  on,
  draft,
  'duyet',
  html`<p>${textIn(lang, view.law.words.approval(from))}</p>${button({ text: say('Duyệt và công bố', 'Approve and publish'), main: true })}`,
)}
${form(
  on,
  draft,
  'tra-lai',
  html`${textarea({ lang, name: 'reason', label: say('Lý do trả lại', 'Why it is given back'), rows: 2, maxLength: 1000, error: errorOf(errors, 'reason', lang) })}${button({ text: say('Trả lại người soạn', 'Give back'), kind: 'secondary' })}`,
)}`;
  return pane({ id: 'approval', title: say('Duyệt và công bố', 'Approve and publish'), body });
}

/** A form that changes the draft as it was seen. */
const form = (on: OfficerRequest, draft: CatalogueDraft, deed: string, body: Html): Html =>
  html`<form method="post" action="${draftPath(draft.draftId)}/${deed}" novalidate>${csrfField(on.session.csrf)}<input${attrs(
    { type: 'hidden', name: 'revision', value: String(draft.revision) },
  )}>${body}</form>`;
