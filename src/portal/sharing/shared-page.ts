import { type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { sharedFilePath } from '#portal/sharing/paths.ts';
import type { Visit } from '#portal/visit.ts';
import type { Directory } from '#store/directory.ts';
import type { OpenShare } from '#store/open-share.ts';
import { standingOf, type StoredDocument } from '#store/stored-documents.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { formatDateTime, formatDay, formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { standingTexts } from '#web/standing-texts.ts';
import { verificationPath } from '#web/verification-url.ts';

export interface SharedView {
  readonly share: OpenShare;
  readonly document: StoredDocument;
  readonly secret: string;
}

/** What was shared as it stands now, who shared it and until when; the file only while it holds. */
export function sharedPage(visit: Visit, view: SharedView, directory: Directory): Html {
  const { lang, services } = visit;
  const say = sayIn(lang);
  const { document, secret } = view;
  const holds = standingOf(document) === 'holds';
  const hasRunOut = document.validUntil !== null && document.validUntil < dayOf(services.now());
  return html`<h1>${document.title}</h1>
${holds ? null : standingNotice(lang, document)}
${
  holds && hasRunOut
    ? notice({ lang, tone: 'warning', title: say('Giấy tờ đã hết hạn', 'The paper has run out') })
    : null
}
<p class="lead">${say(
    'Lần mở này đã được ghi và người chia sẻ thấy. Chỉ dùng cho mục đích dưới đây, không gửi liên kết cho người khác.',
    'This opening was noted, and whoever shared it sees that. Use it for the purpose below only, and give the link to nobody.',
  )}</p>
${summaryList({ rows: rowsOf(lang, view, directory) })}
${holds ? html`<p class="fine">${document.name} (${formatFileSize(document.size, lang)})</p>` : null}
<div class="acts">${holds ? linkButton({ text: say('Mở tệp', 'Open the file'), href: sharedFilePath(secret), icon: 'file' }) : null}${linkButton({ text: say('Xác minh chữ ký số', 'Verify the signatures'), href: verificationPath(document.documentId), kind: 'secondary' })}</div>`;
}

const standingNotice = (lang: Language, document: StoredDocument): Html =>
  notice({
    lang,
    tone: 'error',
    title: `${textIn(lang, standingTexts[standingOf(document)])}: ${sayIn(lang)('văn bản không còn hiệu lực', 'it holds no more')}`,
    body: sayIn(lang)(
      'Tệp không được cung cấp nữa. Hỏi người chia sẻ để nhận văn bản còn hiệu lực.',
      'The file is not given out any more. Ask whoever shared it for one that holds.',
    ),
  });

function rowsOf(
  lang: Language,
  { share, document }: SharedView,
  directory: Directory,
): readonly SummaryRow[] {
  const say = sayIn(lang);
  const { enterprise, name } = share.sharer;
  const rows: readonly (readonly [string, string | null])[] = [
    [say('Hiệu lực', 'Standing'), textIn(lang, standingTexts[standingOf(document)])],
    [
      say('Loại', 'Kind'),
      document.kind === 'paper' ? say('Bản số hóa của giấy tờ', 'Copy of a paper') : null,
    ],
    [say('Số, ký hiệu', 'Number'), document.number === '' ? null : document.number],
    [say('Cơ quan cấp', 'Issued by'), directory.agencyName(document.issuer, lang)],
    [say('Ngày ký số', 'Signed'), formatDateTime(document.issuedAt, lang)],
    [
      say('Có giá trị đến', 'Good until'),
      document.validUntil === null ? null : formatDay(document.validUntil, lang),
    ],
    [
      say('Người chia sẻ', 'Shared by'),
      enterprise === null ? name : `${name} (${enterprise.name})`,
    ],
    [say('Chia sẻ cho', 'With whom'), share.recipient],
    [say('Để làm gì', 'What for'), share.purpose],
    [say('Xem được đến hết ngày', 'To the end of'), formatDay(share.lastDay, lang)],
  ];
  return rows.flatMap(([key, value]) => (value === null ? [] : [{ key, value }]));
}
