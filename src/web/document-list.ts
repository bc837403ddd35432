import type { HeldDocument } from '#dossier/documents.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { standingTexts } from '#web/standing-texts.ts';
import { verificationPath } from '#web/verification-url.ts';

export interface ListedDocument {
  readonly document: HeldDocument;
  /** Where its file is. */
  readonly href: string;
}

/** Signed documents, the last first: who signed each, whether it still holds, and where that is verified. */
export const documentList = (lang: Language, documents: readonly ListedDocument[]): Html =>
  html`<ul>${documents.toReversed().map((one) => html`<li>${listed(lang, one)}</li>`)}</ul>`;

function listed(lang: Language, { document, href }: ListedDocument): Html {
  const say = sayIn(lang);
  const { id, title, number, signedBy, signedAt } = document;
  const name = number === '' ? title : `${title}, ${say('số', 'number')} ${number}`;
  const who =
    signedBy === null ? say('đóng dấu', 'sealed') : `${say('ký', 'signed by')} ${signedBy}`;
  return html`<a href="${href}">${name}</a> <span class="fine">${who}, ${formatDateTime(signedAt, lang)}</span>
${standing(lang, document)} <a class="fine" href="${verificationPath(id)}">${say('Xác minh', 'Verify')}</a>`;
}

function standing(lang: Language, { replacedBy, revoked }: HeldDocument): Html | null {
  if (revoked !== null) {
    return html`<b>${textIn(lang, standingTexts.revoked)}</b>: ${revoked.reason}`;
  }
  return replacedBy === null ? null : html`<b>${textIn(lang, standingTexts.replaced)}</b>`;
}
