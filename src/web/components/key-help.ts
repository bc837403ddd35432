import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { html, type Html } from '#web/html.ts';
import { button } from './button.ts';

/** Keys that do the same, and what that is. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: Bilingual;
}

export interface KeyHelpProps {
  readonly lang: Language;
  /** Keys of the page itself, instead of those of lists. */
  readonly moreKeys?: readonly KeyLine[] | undefined;
}

/** The keys of the workbench; a script opens it on `?`. */
export const keyHelp = (props: KeyHelpProps): Html =>
  html`<dialog class="dlg" id="key-help" aria-labelledby="key-help-title"><h2 id="key-help-title">${textIn(props.lang, WORDS.title)}</h2><dl class="keys">${keysOf(
    props,
  ).map(
    ({ keys, does }) =>
      html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${textIn(props.lang, does)}</dd></div>`,
  )}</dl><form method="dialog">${button({ text: textIn(props.lang, WORDS.close), kind: 'secondary' })}</form></dialog>`;

const keysOf = ({ moreKeys }: KeyHelpProps): readonly KeyLine[] =>
  moreKeys === undefined ? [...LIST_KEYS, ...KEYS] : [...moreKeys, ...KEYS];

const LIST_KEYS: readonly KeyLine[] = [
  { keys: ['J', 'K'], does: { vi: 'Xuống, lên một hồ sơ', en: 'Down, up one dossier' } },
  { keys: ['Enter'], does: { vi: 'Mở hồ sơ đang chọn', en: 'Open the current dossier' } },
  { keys: ['A'], does: { vi: 'Làm bước tiếp theo', en: 'Do the next step' } },
];

const KEYS: readonly KeyLine[] = [
  { keys: ['/'], does: { vi: 'Tìm hồ sơ', en: 'Search for a dossier' } },
  { keys: ['?'], does: { vi: 'Bảng phím tắt này', en: 'This list of keys' } },
];

const WORDS = {
  title: { vi: 'Phím tắt', en: 'Keyboard shortcuts' },
  close: { vi: 'Đóng', en: 'Close' },
} satisfies Record<string, Bilingual>;
