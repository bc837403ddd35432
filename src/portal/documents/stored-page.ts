import type { Language } from '#kernel/bilingual.ts';
import { textIn } from '#kernel/bilingual.ts';
import { sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { DOCUMENTS, storedFilePath, storedPath } from '#portal/documents/paths.ts';
import { withStored } from '#portal/documents/own-stored.ts';
import { standingOf, type StoredDocument } from '#store/stored-documents.ts';
import { sharePart } from '#portal/documents/share-part.ts';
import { backLink } from '#web/components/back-link.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatDay, formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { standingTexts } from '#web/standing-texts.ts';
import { verificationPath } from '#web/verification-url.ts';

/** One document of the store to its owner: what it is, whether it holds, its file, and who may see it. */
export const showStored = (visitor: SignedInVisitor): Promise<unknown> =>
  withStored(visitor, (document) =>
    sendStoredPage(visitor, document, { values: new Map(), errors: [] }),
  );

/** The same with the form that shares it as it was sent. */
export async function sendStoredPage(
  visitor: SignedInVisitor,
  document: StoredDocument,
  form: SentForm,
): Promise<unknown> {
  const { lang } = visitor;
  const say = sayIn(lang);
  return sendCitizenPage(visitor, {
    title: document.title,
    errors: form.errors,
    body: html`${backLink({ href: DOCUMENTS, text: say('Giấy tờ của tôi', 'My papers') })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
<h1>${document.title}</h1>
${standingPart(lang, document)}
${summaryList({ rows: rowsOf(visitor, document) })}
<div class="acts">${linkButton({ text: say('Mở tệp', 'Open the file'), href: storedFilePath(document.documentId), icon: 'file' })}</div>
<p><a href="${verificationPath(document.documentId)}">${say('Xác minh chữ ký số', 'Verify the signatures')}</a></p>
${await sharePart(visitor, document, form)}`,
  });
}

function standingPart(lang: Language, document: StoredDocument): Html | null {
  const say = sayIn(lang);
  const standing = standingOf(document);
  if (standing === 'holds') return null;
  const { replacedBy, revokedAt, revokedBecause } = document;
  return notice({
    lang,
    tone: standing === 'revoked' ? 'error' : 'warning',
    title: textIn(lang, standingTexts[standing]),
    body:
      revokedAt === null
        ? html`<a href="${storedPath(replacedBy ?? '')}">${say('Mở bản thay thế', 'Open the one in its place')}</a>`
        : `${formatDateTime(revokedAt, lang)}. ${say('Lý do', 'Reason')}: ${revokedBecause ?? ''}`,
  });
}

function rowsOf({ lang, services }: SignedInVisitor, document: StoredDocument): SummaryRow[] {
  const say = sayIn(lang);
  const rows: readonly (SummaryRow | null)[] = [
    { key: say('Hiệu lực', 'Standing'), value: textIn(lang, standingTexts[standingOf(document)]) },
    document.number === '' ? null : { key: say('Số, ký hiệu', 'Number'), value: document.number },
    document.code === null
      ? null
      : {
          key:
            document.kind === 'paper'
              ? say('Mã kết quả số hóa', 'Code of the copy')
              : say('Mã kết quả', 'Code'),
          value: document.code,
        },
    {
      key: say('Cơ quan cấp', 'Issued by'),
      value: services.directory().agencyName(document.issuer, lang),
    },
    document.issuedOn === null
      ? null
      : { key: say('Ngày cấp', 'Issued on'), value: formatDay(document.issuedOn, lang) },
    document.validUntil === null
      ? null
      : { key: say('Có giá trị đến', 'Good until'), value: formatDay(document.validUntil, lang) },
    { key: say('Ngày ký số', 'Signed'), value: formatDateTime(document.issuedAt, lang) },
    document.signedBy === null
      ? null
      : { key: say('Người ký', 'By whom'), value: document.signedBy },
    {
      key: say('Tệp', 'File'),
      value: `${document.name} (${formatFileSize(document.size, lang)})`,
    },
    {
      key: say('Dấu vân tay tệp (SHA-256)', 'Fingerprint (SHA-256)'),
      value: html`<code class="fine">${document.sha256}</code>`,
    },
  ];
  return rows.filter((row): row is SummaryRow => row !== null);
}
