import { type FileVerdict } from '#documents/signing/read-verdict.ts';
import { fileVerdictTexts } from '#documents/signing/verdict-text.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { signatureList } from '#portal/verification/signature-list.ts';
import { PASS_VERIFICATION } from '#portal/vaccine-pass/pass-page.ts';
import type { StoredDocument } from '#store/stored-documents.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { VERIFICATION, verificationPath } from '#web/verification-url.ts';

export interface Asked {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** Where a file is sent, or the code of a paper typed. */
export function askingPage(lang: Language, { values, errors }: Asked): Html {
  const say = sayIn(lang);
  const field = sentField(lang, { values, errors });
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Xác minh văn bản đã ký số', 'Verify a signed document')}</h1>
<p>${say(
    'Quét mã QR ở góc trên bên trái văn bản bằng máy ảnh điện thoại, hoặc gửi tệp PDF, hoặc nhập mã bên dưới.',
    'Scan the QR code at the top left of the paper with the camera of a phone, or send the PDF, or type the code.',
  )}</p>
<form method="post" action="${VERIFICATION}" enctype="multipart/form-data" novalidate>
${fileInput({
  ...field('tep'),
  label: say('Tệp PDF', 'PDF file'),
  hint: say('Tệp chỉ được kiểm tra, không được lưu lại.', 'It is looked at and not kept.'),
  accept: 'application/pdf',
  optional: true,
})}
${textInput({
  ...field('ma'),
  label: say('Mã hoặc địa chỉ trong mã QR', 'Code or address of the QR code'),
  optional: true,
})}
<div class="acts">${button({ text: say('Xác minh', 'Verify'), icon: 'search' })}</div></form>
<p><a href="${PASS_VERIFICATION}">${say('Xác minh hộ chiếu vắc xin', 'Verify a vaccine certificate')}</a></p>`;
}

/** What is known of a document of ours, and who shows it. */
export interface Known {
  readonly document: StoredDocument;
  readonly agency: string;
  /** Whose it is, but for the first letters; null where nobody is named. */
  readonly holder: string | null;
  readonly today: Day;
}

export interface Verified {
  readonly known: Known | null;
  /** Of the file that was sent, or of ours; null where ours is not at hand. */
  readonly verdict: FileVerdict | null;
  /** Whether the file came from whoever asks. */
  readonly isSent: boolean;
}

/** Whether a document holds: who signed it and when, whether it was replaced or revoked. */
export function verifiedPage(lang: Language, { known, verdict, isSent }: Verified): Html {
  const say = sayIn(lang);
  return html`${backLink({ href: VERIFICATION, text: say('Xác minh văn bản khác', 'Verify another') })}
<h1>${say('Kết quả xác minh', 'What was found')}</h1>
${known === null ? unknownNotice(lang, verdict) : standingNotice(lang, known, verdict)}
${known !== null && isSent ? html`<p>${say('Tệp bạn gửi đúng từng byte với bản hệ thống đã cấp.', 'The file is byte by byte what this system issued.')}</p>` : null}
${known === null ? null : summaryList({ rows: documentRows(lang, known) })}
${verdict === null ? null : signatureList(lang, verdict)}`;
}

function unknownNotice(lang: Language, verdict: FileVerdict | null): Html {
  const say = sayIn(lang);
  const isGood = verdict?.kind === 'valid';
  return notice({
    lang,
    tone: isGood ? 'warning' : 'error',
    title: isGood
      ? say('Không phải văn bản do hệ thống này cấp', 'Not issued by this system')
      : say('Không xác minh được', 'It cannot be verified'),
    body:
      verdict === null
        ? say(
            'Không có văn bản mang mã này. Kiểm tra lại mã trên văn bản.',
            'No document has this code. Look at the paper again.',
          )
        : textIn(lang, fileVerdictTexts[verdict.kind]),
  });
}

function standingNotice(
  lang: Language,
  { document, today }: Known,
  verdict: FileVerdict | null,
): Html {
  const say = sayIn(lang);
  const { revokedAt, revokedBecause, replacedBy, validUntil } = document;
  if (revokedAt !== null) {
    return notice({
      lang,
      tone: 'error',
      title: say('Đã bị thu hồi, không còn giá trị', 'Revoked: it holds no more'),
      body: `${formatDateTime(revokedAt, lang)}. ${say('Lý do', 'Reason')}: ${revokedBecause ?? ''}`,
    });
  }
  if (replacedBy !== null) {
    return notice({
      lang,
      tone: 'warning',
      title: say('Đã có văn bản thay thế, không còn giá trị', 'Replaced: it holds no more'),
      body: html`<a href="${verificationPath(replacedBy)}">${say('Xem văn bản thay thế', 'See the one in its place')}</a>`,
    });
  }
  if (validUntil !== null && validUntil < today) {
    return notice({
      lang,
      tone: 'warning',
      title: say('Giấy tờ đã hết hạn', 'The paper has run out'),
      body: `${say('Có giá trị đến', 'Good until')} ${formatDay(validUntil, lang)}.`,
    });
  }
  if (verdict !== null && verdict.kind !== 'valid') {
    return notice({
      lang,
      tone: 'error',
      title: say('Chữ ký số có vấn đề', 'Something is wrong with the signatures'),
      body: textIn(lang, fileVerdictTexts[verdict.kind]),
    });
  }
  return notice({
    lang,
    tone: 'success',
    title: say('Văn bản còn hiệu lực', 'The document holds'),
    body: say('Chưa bị thu hồi hoặc thay thế.', 'It was neither revoked nor replaced.'),
  });
}

function documentRows(lang: Language, { document, agency, holder }: Known): readonly SummaryRow[] {
  const say = sayIn(lang);
  const { title, number, kind, signedBy, issuedAt, issuedOn, validUntil, replaces } = document;
  const rows: readonly (readonly [string, string | Html | null])[] = [
    [say('Văn bản', 'Document'), title],
    [
      say('Loại', 'Kind'),
      kind === 'paper' ? say('Bản số hóa của giấy tờ', 'Copy of a paper') : null,
    ],
    [say('Số', 'Number'), number === '' ? null : number],
    [say('Cấp cho', 'Issued to'), holder],
    [say('Cơ quan cấp', 'Issued by'), agency],
    [
      say('Người ký', 'Signed by'),
      signedBy ?? say('Con dấu của cơ quan', 'The seal of the agency'),
    ],
    [say('Ngày cấp', 'Issued on'), issuedOn === null ? null : formatDay(issuedOn, lang)],
    [say('Có giá trị đến', 'Good until'), validUntil === null ? null : formatDay(validUntil, lang)],
    [say('Ký lúc', 'Signed at'), formatDateTime(issuedAt, lang)],
    [
      say('Thay cho', 'In place of'),
      replaces === null
        ? null
        : html`<a href="${verificationPath(replaces)}">${say('văn bản trước', 'the one before')}</a>`,
    ],
  ];
  return rows.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}
