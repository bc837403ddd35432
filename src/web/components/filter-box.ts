import { attrs, html, type Html, type Value } from '#web/html.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';

export interface FilterBoxProps {
  readonly lang: Language;
  readonly id: string;
  readonly label: Value;
  /** Id of the list; its entries carry `data-filter-text`. */
  readonly listId: string;
}

/**
 * Narrows a list while typing, with or without diacritics; the script `filter.js` of the page shows it,
 * without it the list is whole.
 */
export const filterBox = (props: FilterBoxProps): Html =>
  html`<div class="field" data-filter-list="${props.listId}" hidden><label class="lbl" for="${props.id}">${props.label}</label><input${attrs(
    { class: 'inp', type: 'search', id: props.id, autocomplete: 'off', spellcheck: 'false' },
  )}><p class="hint" role="status" data-filter-none="${textIn(props.lang, WORDS.none)}"></p></div>`;

const WORDS = {
  none: { vi: 'Không có mục nào khớp.', en: 'Nothing matches.' },
} satisfies Record<string, Bilingual>;
