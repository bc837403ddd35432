import { textIn } from '#kernel/bilingual.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { figureLabels } from '#workbench/dashboard/figure-words.ts';
import { type FigureLink, figurePath } from '#workbench/dashboard/paths.ts';

/** A figure that leads to its dossiers; what is heard says which figure it is. */
export const countLink = (
  { lang }: OfficerRequest,
  count: number,
  link: FigureLink,
  about: string,
): Html | string =>
  count === 0
    ? '0'
    : html`<a href="${figurePath(link)}">${formatCount(count, lang)}<span class="sr"> ${textIn(lang, figureLabels[link.figure])}, ${about}</span></a>`;
