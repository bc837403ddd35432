import { textIn } from '#kernel/bilingual.ts';
import type { Component } from '#catalogue/procedure.ts';
import { paperFacts } from '#portal/documents/documents-page.ts';
import { fitsComponent } from '#portal/documents/fits-component.ts';
import type { HeldPaper } from '#portal/documents/held-papers.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { mayAskNationalStore, nationalStoreLink } from '#portal/filing/national-store-page.ts';
import { storePath } from '#portal/filing/paths.ts';
import { checkbox } from '#web/components/choices.ts';
import { type Html, html } from '#web/html.ts';
import { keepAttachment } from '#web/kept-attachment.ts';
import { sayIn } from '#web/language.ts';

/** As many as a person reads at one paper; the others are found in the store. */
const MOST_OFFERED = 3;

/**
 * "Use the one you already gave": papers of the person that fit a component, each a box to tick, and
 * the way to all others. Ticked, it comes back as a file that the form carries along.
 */
export function reusePart(
  filing: Filing,
  component: Component,
  held: readonly HeldPaper[],
): Html | null {
  if (held.length === 0) {
    return mayAskNationalStore(filing) ? nationalStoreLink(filing, component) : null;
  }
  const { lang, draft, today } = filing;
  const say = sayIn(lang);
  const attached = new Set(
    draft.attachments
      .filter(({ component: key }) => key === component.key)
      .map(({ sha256 }) => sha256),
  );
  const fitting = held
    .filter((paper) => fitsComponent(component, paper, today) && !attached.has(paper.file.sha256))
    .slice(0, MOST_OFFERED);
  const all = html`<a href="${storePath(draft.draftId, component.key)}">${say('Chọn trong giấy tờ của tôi', 'Choose from my papers')}<span class="sr"> ${textIn(lang, component.name)}</span></a>`;
  if (fitting.length === 0) return html`<p class="reuse">${all}</p>`;
  return html`<div class="reuse"><p class="known-t">${say('Dùng lại giấy tờ đã có', 'Use one you already gave')}</p>${fitting.map(
    (paper, index) => offer(filing, component, paper, index),
  )}<p>${all}</p></div>`;
}

const offer = (filing: Filing, component: Component, paper: HeldPaper, index: number): Html =>
  html`${checkbox({
    name: 'kept',
    id: `reuse-${component.key}-${index}`,
    value: reuseToken(filing, component, paper),
    text: html`${textIn(filing.lang, paper.title)} <span class="fine">${paperFacts(filing.lang, paper, filing.today)}</span>`,
  })}<p class="fine"><a href="${paper.href}">${sayIn(filing.lang)('Xem', 'See')}<span class="sr"> ${textIn(filing.lang, paper.title)}</span></a></p>`;

/** A paper as a file of this draft, signed, so that nobody can name one that is not theirs. */
export const reuseToken = (
  { services, draft }: Filing,
  { key }: Component,
  { file }: HeldPaper,
): string => keepAttachment(services.formKey, draft.draftId, { component: key, ...file });
