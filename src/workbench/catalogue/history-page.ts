import { textIn } from '#kernel/bilingual.ts';
import type { Difference } from '#catalogue/differences.ts';
import type { FlatForm } from '#eform/form.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { Day } from '#kernel/day.ts';
import type { PublishedVersion } from '#store/published-catalogue.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { linkButton } from '#web/components/link-button.ts';
import { pane } from '#web/components/pane.ts';
import { tag } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { differenceTable } from '#workbench/catalogue/difference-table.ts';
import type { SectionSpec } from '#workbench/catalogue/field-spec.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { historyPath } from '#workbench/catalogue/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface HistoryView {
  readonly law: LawKind;
  readonly code: string;
  /** As the version in force has it; where none is, as the newest has it. */
  readonly title: string;
  /** Newest first, each with what it changed from the one before, its end, and names of people. */
  readonly versions: readonly HistoryEntry[];
  readonly sections: readonly SectionSpec[];
  /** Of a procedure, its declaration: it can be copied with it. */
  readonly form: FlatForm | null;
  /** Why a copy under a new code was refused, with what was typed. */
  readonly copyError: { readonly typed: string; readonly text: string } | null;
}

export interface HistoryEntry {
  readonly version: PublishedVersion;
  readonly validTo: Day | null;
  readonly state: 'past' | 'in-force' | 'future';
  /** From the version before, with that version; null for the first. */
  readonly changes: { readonly before: JsonValue; readonly found: readonly Difference[] } | null;
  readonly editors: readonly string[];
  readonly approver: string | null;
}

/** All versions of one law: when each was in force, who wrote and approved it, what it changed. */
export function historyPage(on: OfficerRequest, view: HistoryView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { law, form } = view;
  return html`${backLink({ href: law.path, text: textIn(lang, law.words.list) })}
${pageHeading({ title: view.title, sub: view.code })}
${view.versions.map((entry) => versionPane(on, view, entry))}
${disclosure({
  summary: textIn(lang, law.words.copy),
  open: view.copyError !== null,
  body: html`<form method="post" action="${historyPath(law.path, view.code)}/sao-chep" novalidate>${csrfField(on.session.csrf)}${textInput(
    {
      lang,
      name: 'code',
      label: textIn(lang, law.words.newCode),
      value: view.copyError?.typed,
      error: view.copyError?.text,
      width: 'medium',
    },
  )}${
    form === null
      ? null
      : checkbox({
          name: 'form',
          value: form.code,
          checked: true,
          text: say('Sao chép cả tờ khai điện tử “{title}”', 'Copy its form too: {title}', {
            title: textIn(lang, form.title),
          }),
        })
  }${button({ text: say('Sao chép', 'Copy') })}</form>`,
})}`;
}

function versionPane(on: OfficerRequest, view: HistoryView, entry: HistoryEntry): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { version, validTo, changes } = entry;
  const from = formatDay(version.validFrom, lang);
  const period =
    validTo === null
      ? say('Từ {from}', 'From {from}', { from })
      : say('Từ {from} đến trước {day}', 'From {from} until before {day}', {
          from,
          day: formatDay(validTo, lang),
        });
  const { law } = view;
  const file = `${law.path}/xuat.json?ma=${encodeURIComponent(version.code)}&tu=${version.validFrom}`;
  const body = html`<p>${publishedText(on, entry)}</p>
${version.note === '' ? null : html`<p>${version.note}</p>`}
${
  changes === null
    ? null
    : disclosure({
        summary: say(
          'Khác bản trước: {count} chỗ',
          'Differs from the one before in {count} places',
          { count: changes.found.length },
        ),
        body: differenceTable(lang, changes.found, {
          before: changes.before,
          after: version.body as JsonValue,
          sections: view.sections,
        }),
      })
}
<form method="post" action="${historyPath(law.path, version.code)}/soan">${csrfField(on.session.csrf)}<input${attrs({ type: 'hidden', name: 'validFrom', value: version.validFrom })}>${button(
    {
      text: say('Soạn bản mới từ bản này', 'Write a new version from this one'),
      about: from,
      kind: entry.state === 'in-force' ? 'primary' : 'secondary',
    },
  )} ${linkButton({ text: say('Tải JSON', 'Download JSON'), about: from, href: file, kind: 'secondary', download: true })}</form>`;
  return pane({
    id: `tu-${version.validFrom}`,
    title: period,
    aside: STATES[entry.state](on),
    body,
  });
}

const STATES = {
  past: ({ lang }: OfficerRequest) =>
    tag({ text: sayIn(lang)('Hết hiệu lực', 'No longer in force'), tone: 'neutral' }),
  'in-force': ({ lang }: OfficerRequest) =>
    tag({ text: sayIn(lang)('Đang có hiệu lực', 'In force'), tone: 'success' }),
  future: ({ lang }: OfficerRequest) =>
    tag({ text: sayIn(lang)('Chưa đến ngày', 'Not yet in force'), tone: 'info' }),
} satisfies Record<HistoryEntry['state'], (on: OfficerRequest) => Html>;

function publishedText({ lang }: OfficerRequest, entry: HistoryEntry): string {
  const say = sayIn(lang);
  const { publishedAt } = entry.version;
  if (publishedAt === null) {
    return say('Có sẵn trong phần mềm.', 'Came with the software.');
  }
  const at = formatDateTime(publishedAt, lang);
  const [by, approver] = [entry.editors.join(', '), entry.approver ?? ''];
  return say(
    'Công bố lúc {at}; người soạn: {by}; người duyệt: {approver}.',
    'Published {at}; written by {by}; approved by {approver}.',
    { at, by, approver },
  );
}
