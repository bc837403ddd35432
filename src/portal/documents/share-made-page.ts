import { sendCitizenPage, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { storedPath } from '#portal/documents/paths.ts';
import { sharedPath } from '#portal/sharing/paths.ts';
import type { DocumentShare } from '#store/document-shares.ts';
import { backLink } from '#web/components/back-link.ts';
import { notice } from '#web/components/notice.ts';
import { printButton } from '#web/components/print-button.ts';
import { qrCode } from '#web/components/qr-code.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatDay } from '#web/format.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** The link of a share and its QR code, to be given on or printed; no other page can show it again. */
export function sendMadeShare(
  visitor: SignedInVisitor,
  share: DocumentShare,
  secret: string,
): unknown {
  const { lang, services } = visitor;
  const say = sayIn(lang);
  const link = `${services.publicUrl}${sharedPath(secret)}`;
  const title = say('Liên kết chia sẻ', 'The link');
  return sendCitizenPage(visitor, {
    title,
    body: html`${backLink({ href: `${storedPath(share.documentId)}#chia-se`, text: share.title })}
<div class="screen">${notice({
      lang,
      tone: 'success',
      role: 'status',
      title: say('Đã tạo. Chép liên kết ngay bây giờ', 'Made. Copy the link now'),
      body: say(
        'Liên kết chỉ hiện ở trang này. Lỡ mất thì thu hồi rồi tạo liên kết mới.',
        'It is shown on this page only. If you lose it, take it back and make a new one.',
      ),
    })}</div>
<h1>${title}</h1>
<p class="code" id="lien-ket">${link}</p>
${qrCode({ text: link, label: say('Mã QR của liên kết', 'QR code of the link') })}
<p class="lead">${say(
      'Ai có liên kết này đều xem được văn bản. Chỉ gửi cho đúng người nhận.',
      'Whoever has the link can see the document. Give it to nobody else.',
    )}</p>
${summaryList({
  rows: [
    { key: say('Văn bản', 'Document'), value: share.title },
    { key: say('Chia sẻ cho', 'With whom'), value: share.recipient },
    { key: say('Để làm gì', 'What for'), value: share.purpose },
    { key: say('Xem được đến hết ngày', 'To the end of'), value: formatDay(share.lastDay, lang) },
  ],
})}
${printButton(lang)}`,
  });
}
