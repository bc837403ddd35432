import { type Language, textIn } from '#kernel/bilingual.ts';
import { html, type Html } from '#web/html.ts';

/** First on each page: past the navigation, straight to the content. */
export const skipLink = (lang: Language): Html =>
  html`<a class="skip" href="#main">${textIn(lang, WORDS)}</a>`;

const WORDS = { vi: 'Bỏ qua, đến nội dung chính', en: 'Skip to main content' } as const;
