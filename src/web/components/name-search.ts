import type { Language } from '#kernel/bilingual.ts';
import { html, type Html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { button } from './button.ts';
import { hiddenFields } from './hidden-fields.ts';
import { textInput } from './text-input.ts';

export interface NameSearchProps {
  readonly lang: Language;
  /** The page that lists what is found. */
  readonly action: string;
  /** What may be typed: a name, a code. */
  readonly label: string;
  readonly hint?: string;
  /** As it was typed; it comes as `tim`. */
  readonly value: string;
  /** What else the list is narrowed by, unseen. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Further fields, behind the name. */
  readonly more?: Value;
  /** Where “find” alone does not say what. */
  readonly button?: string;
}

/** Finds in a list by what one types of its names; works by itself, without a script. */
export const nameSearch = (props: NameSearchProps): Html => {
  const { lang, action, label, hint, value, hidden = {} } = props;
  return html`<form method="get" action="${action}" role="search">${hiddenFields(hidden)}${textInput(
    { lang, name: 'tim', label, hint, value, type: 'search', width: 'medium' },
  )}${props.more}${button({ text: props.button ?? sayIn(lang)('Tìm', 'Find'), kind: 'secondary' })}</form>`;
};
