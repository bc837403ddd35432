import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { html, type Html, type Value } from '#web/html.ts';
import { icon } from './icon.ts';

export interface PagerProps {
  readonly lang: Language;
  /** Link to the page before, or null on the first. */
  readonly previous: string | null;
  readonly next: string | null;
  /** Number of this page, from 1, where it is known. */
  readonly page?: number | undefined;
  /** What is shown: "1–50 trong 999+". */
  readonly summary?: Value;
}

/** Pages of a list that is read by key: back and on, never to a page by number. */
export const pager = (props: PagerProps): Html =>
  html`<nav class="pager" aria-label="${textIn(props.lang, WORDS.pages)}">${
    props.previous === null
      ? null
      : html`<a href="${props.previous}" rel="prev">${icon('left')}${textIn(props.lang, WORDS.previous)}</a>`
  }<span>${props.page === undefined ? null : html`${textIn(props.lang, WORDS.page)} ${props.page}`}${
    props.summary === undefined ? null : html` <span class="fine">${props.summary}</span>`
  }</span>${
    props.next === null
      ? null
      : html`<a href="${props.next}" rel="next">${textIn(props.lang, WORDS.next)}${icon('right')}</a>`
  }</nav>`;

const WORDS = {
  pages: { vi: 'Phân trang', en: 'Pages' },
  page: { vi: 'Trang', en: 'Page' },
  previous: { vi: 'Trang trước', en: 'Previous page' },
  next: { vi: 'Trang sau', en: 'Next page' },
} satisfies Record<string, Bilingual>;
