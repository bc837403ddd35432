import type { FileVerdict, ReadSignature } from '#documents/signing/read-verdict.ts';
import { coverageText, signatureVerdictText } from '#documents/signing/verdict-text.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** The signatures of a file, each with who signed, when by their own word, and what is to be thought of it. */
export function signatureList(lang: Language, { signatures }: FileVerdict): Html | null {
  if (signatures.length === 0) return null;
  return html`<h2>${sayIn(lang)('Chữ ký số trong tệp', 'Signatures in the file')}</h2>${summaryList(
    {
      rows: signatures.map((signature) => ({
        key: whoOf(lang, signature),
        value: html`${textIn(lang, signatureVerdictText(signature.verdict))}${detailOf(lang, signature)}`,
      })),
    },
  )}`;
}

function whoOf(lang: Language, { signer }: ReadSignature): string {
  const say = sayIn(lang);
  if (signer === null) return say('Không đọc được', 'Unreadable');
  if (signer.kind === 'agency') return `${say('Con dấu', 'Seal')}: ${signer.name}`;
  return [signer.name, signer.title, signer.agency].filter((part) => part !== null).join(', ');
}

function detailOf(lang: Language, { coverage, claimedAt, serial }: ReadSignature): Html {
  const say = sayIn(lang);
  const lines = [
    coverage === null ? null : textIn(lang, coverageText(coverage)),
    claimedAt === null
      ? null
      : `${say('Thời gian ký theo người ký', 'Signed, by the signer’s own word')}: ${formatDateTime(claimedAt, lang)}`,
    serial === null ? null : `${say('Số chứng thư', 'Certificate')}: ${serial}`,
  ];
  return html`${lines.map((line) => (line === null ? null : html`<p class="fine">${line}</p>`))}`;
}
