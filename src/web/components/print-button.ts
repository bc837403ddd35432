import type { Language } from '#kernel/bilingual.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { buttonClass, buttonContent } from './button.ts';

/** Prints the page. A script shows it: without one the browser's own command prints. */
export const printButton = (lang: Language): Html =>
  html`<p><button${attrs({
    class: buttonClass({}),
    type: 'button',
    hidden: true,
    'data-print': true,
  })}>${buttonContent({ text: sayIn(lang)('In trang này', 'Print this page'), icon: 'print' })}</button></p>`;
