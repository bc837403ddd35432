import type { ProcessStep } from '#catalogue/process.ts';
import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import type { Language } from '#kernel/bilingual.ts';
import { actions } from '#web/components/actions.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox, checkboxes, radios } from '#web/components/choices.ts';
import { communeSelect } from '#web/components/commune-select.ts';
import { chips } from '#web/components/chips.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { deadlineTag } from '#web/components/deadline-tag.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { dossierHead } from '#web/components/dossier-head.ts';
import { emblem } from '#web/components/emblem.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { controlAttributes, field, fieldGroup } from '#web/components/field.ts';
import { fileInput } from '#web/components/file-input.ts';
import { filterBox } from '#web/components/filter-box.ts';
import { flow } from '#web/components/flow.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { icon } from '#web/components/icon.ts';
import { keyHelp } from '#web/components/key-help.ts';
import { languageSwitch } from '#web/components/language-switch.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { printButton } from '#web/components/print-button.ts';
import { processDiagram } from './process-diagram.ts';
import { pager } from '#web/components/pager.ts';
import { pane, paneGrid } from '#web/components/pane.ts';
import { qrCode } from './qr-code.ts';
import { scanField } from '#web/components/scan-field.ts';
import { scannedFile } from '#web/components/scanned-file.ts';
import { ruledTable } from '#web/components/ruled-table.ts';
import { select } from '#web/components/select.ts';
import { stepper } from '#web/components/stepper.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { timeline } from '#web/components/timeline.ts';
import { worklistTable } from '#web/components/worklist-table.ts';
import { attrs, type Html, html, markupOf } from '#web/html.ts';

/** Every text that a page passes in is this: it must come out as text wherever it stands. */
const diagramStep = (id: string, after: readonly string[]): ProcessStep => ({
  id,
  name: { vi: X, en: X },
  after,
  system: null,
  role: 'specialist',
  place: 'handler',
  shareHours: 1.5,
  actions: ['propose'],
  mainAction: 'propose',
});

const X = `<b>"Ẵng" & 'Ỗ'</b>`;
const options = [
  { value: 'a', text: X, hint: X, searchText: X },
  { value: X, text: 'Khác', disabled: true },
];
const at = { text: X, dateTime: '2022-06-21T01:31:00.000Z' };

type Render = (lang: Language) => Html | null;

const fieldOf = (lang: Language) => ({ lang, name: 'f', label: X, hint: X, error: X, warning: X });

/** Each file of this folder, with all that it can show at once. */
const SAMPLES: Readonly<Record<string, Render>> = {
  actions: () => actions([button({ text: X })]),
  'back-link': () => backLink({ href: '/', text: X }),
  button: () =>
    button({ text: X, about: X, icon: 'check', size: 'small', name: X, value: X, main: true }),
  chips: () =>
    chips({
      label: X,
      items: [
        { href: '?a=1&b=2', text: X, count: '999+', band: 'overdue', current: true },
        { href: '?', text: 'Tất cả' },
      ],
    }),
  choices: (lang) =>
    html`${radios({ ...fieldOf(lang), options, value: 'a', inline: true, listId: 'l' })}${checkboxes(
      {
        ...fieldOf(lang),
        name: 'g',
        optional: true,
        options,
        values: [X],
      },
    )}${checkbox({ name: 'h', text: X, hint: X, checked: true })}`,
  'commune-select': (lang) =>
    communeSelect({ ...fieldOf(lang), prompt: X, communes: [{ code: X, name: X }], value: X }),
  'csrf-field': () => csrfField(X),
  'data-table': () =>
    dataTable({
      caption: X,
      columns: [{ label: X }, { label: X, numeric: true, labelHidden: true }],
      rows: [[X, 1]],
    }),
  'date-input': (lang) => dateInput({ lang, name: 'd', label: 'Ngày', kind: 'birth', value: X }),
  'deadline-tag': () => deadlineTag({ band: 'overdue', text: X }),
  disclosure: () => disclosure({ summary: X, body: X, open: true }),
  'dossier-head': () =>
    dossierHead({ code: X, title: X, facts: [tag({ text: X }), X], actions: button({ text: X }) }),
  emblem: () => emblem(),
  'error-summary': (lang) =>
    errorSummary({
      lang,
      errors: [
        { field: 'ten', message: X },
        { field: null, message: X },
      ],
    }),
  field: (lang) => {
    const props = { ...fieldOf(lang), optional: true };
    const control = html`<input${attrs({ ...controlAttributes(props), type: 'text' })}>`;
    return html`${field(props, control)}${fieldGroup({ ...props, id: 'g' }, X)}`;
  },
  'file-input': (lang) =>
    fileInput({
      ...fieldOf(lang),
      multiple: true,
      kept: [
        { name: X, size: '1 MB', href: '/t', control: X },
        { name: X, size: '2 MB' },
      ],
    }),
  'filter-box': (lang) => filterBox({ lang, id: 'b', label: X, listId: 'l' }),
  flow: (lang) =>
    flow({
      lang,
      steps: [
        { name: X, detail: X, state: 'done' },
        { name: X, state: 'current' },
        { name: X, state: 'future' },
      ],
    }),
  'hidden-fields': () => hiddenFields({ [X]: X }),
  'print-button': (lang) => printButton(lang),
  icon: () => icon('clock'),
  'key-help': (lang) => keyHelp({ lang }),
  'language-switch': (lang) =>
    html`${languageSwitch({ lang, path: `/tim?q=${X}`, furtherLanguages: [] })}`,
  'link-button': () => linkButton({ text: X, href: '/', about: X, icon: 'user', main: true }),
  'name-search': (lang) =>
    nameSearch({
      lang,
      action: '/tim',
      label: X,
      hint: X,
      value: X,
      hidden: { loai: X },
      more: dateInput({ ...fieldOf(lang), value: X }),
      ...(lang === 'en' ? {} : { button: X }),
    }),
  notice: (lang) => notice({ lang, tone: 'warning', title: X, body: X, role: 'status' }),
  'process-diagram': (lang) =>
    processDiagram({
      lang,
      steps: [diagramStep('a', []), diagramStep('b', ['a']), diagramStep('c', ['a', 'b'])],
    }) ?? assert.fail(),
  'page-heading': () => pageHeading({ title: X, sub: X, aside: X }),
  'numbered-pager': (lang) =>
    numberedPager({ lang, page: 2, hasMore: true, at: (page) => `/p?a=1&trang=${page}` }),
  pager: (lang) => pager({ lang, previous: '/p?a=1&b=2', next: '/n', page: 2, summary: X }),
  pane: () =>
    paneGrid({
      columns: 2,
      panes: [
        pane({ id: 'p', title: X, aside: X, body: X }),
        pane({ id: 'q', title: 'Khác', body: X }),
      ],
    }),
  'qr-code': () => qrCode({ text: 'https://vidu.vn', label: X }),
  'scan-field': (lang) =>
    scanField({ ...fieldOf(lang), scanUrl: '/s', buttonText: X, formAction: '/f', value: X }),
  'scanned-file': (lang) =>
    html`${(['waiting', 'infected', undefined] as const).map((scan) =>
      scannedFile({ lang, scan, link: html`<a href="/">${X}</a>`, name: X, whatNext: X }),
    )}`,
  select: (lang) => select({ ...fieldOf(lang), prompt: X, options, value: X }),
  stepper: (lang) => stepper({ lang, steps: [X, 'Hai', 'Ba'], current: 1 }),
  'summary-list': () =>
    summaryList({
      rows: [
        { key: X, value: X, source: X, action: { href: '/', text: X, about: X } },
        { key: 'Tên', value: null },
      ],
    }),
  tag: () => tag({ text: X, tone: 'danger' }),
  'text-input': (lang) => textInput({ ...fieldOf(lang), optional: true, value: X, maxLength: 60 }),
  textarea: (lang) => textarea({ ...fieldOf(lang), value: X }),
  timeline: () =>
    timeline({
      entries: [
        { what: X, who: X, when: X, dateTime: at.dateTime, note: X, by: 'system' },
        { what: X, who: X, when: X, dateTime: at.dateTime },
      ],
    }),
  'worklist-table': (lang) =>
    worklistTable({
      lang,
      caption: X,
      entries: [
        {
          href: '/can-bo/ho-so/1',
          code: '000.19.35.H33-220621-0001',
          codeHead: 14,
          procedure: X,
          procedureFull: X,
          applicant: X,
          received: at,
          due: at,
          deadline: { band: 'overdue', text: X },
          step: { text: X },
          holder: X,
          action: linkButton({ text: X, href: '/', size: 'small', main: true }),
        },
      ],
    }),
  'ruled-table': () =>
    ruledTable({
      caption: X,
      table: {
        columns: [
          { title: X, share: 2, align: 'left' },
          { title: X, columns: [{ title: X, share: 1, align: 'right' }] },
        ],
        rows: [
          { cells: [X, 1], isTotal: false },
          { cells: [X, null], isTotal: true },
        ],
      },
      hrefOf: (_, column) => (column === 1 ? '/' : null),
    }),
};

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': ['error', { style: 'omit' }],
    // Boxes of one question share their name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
  },
});

test('every component has a sample here', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
  assert.deepEqual(files.sort(), Object.keys(SAMPLES).sort());
});

for (const [name, render] of Object.entries(SAMPLES)) {
  test(`${name}: valid markup, and text stays text`, async () => {
    for (const lang of ['vi', 'en'] as const) {
      const out = render(lang);
      assert.ok(out !== null);
      const report = await validator.validateString(markupOf(out));
      assert.deepEqual(
        report.results.flatMap((result) => result.messages.map(({ message }) => message)),
        [],
      );
      assert.ok(!markupOf(out).includes('<b>"'), 'a text became markup');
    }
  });
}

test('a component with words of its own says them in the language of the page', () => {
  const withWords = Object.entries(SAMPLES).filter(([, render]) => render.length > 0);
  for (const [name, render] of withWords) {
    const [vi, en] = [render('vi'), render('en')].map((out) => (out === null ? '' : markupOf(out)));
    assert.notEqual(vi, en, name);
    assert.equal(vi, vi?.normalize('NFC'), name);
  }
});
