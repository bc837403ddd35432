import { textIn } from '#kernel/bilingual.ts';
import type { OrderedCopy } from '#dossier/digitising.ts';
import { type AwaitedDocument, documentInForce } from '#dossier/documents.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import { pane } from '#web/components/pane.ts';
import { documentList } from '#web/document-list.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { standingTexts } from '#web/standing-texts.ts';
import { verificationPath } from '#web/verification-url.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The signed documents of a dossier, and the one that is being signed. */
export function documentsPane(on: OfficerRequest, view: DossierView): Html | null {
  const { lang } = on;
  const { documents, awaitedDocument, copies, orderedCopies } = view.history.dossier;
  const isOnItsWay = view.deliveries.some(({ party, isDone }) => party === 'signing' && !isDone);
  const awaited = isOnItsWay ? awaitedDocument : null;
  const isEmpty = documents.length === 0 && copies.length === 0 && orderedCopies.length === 0;
  if (isEmpty && awaited === null) return null;
  const listed = documents.map((document) => ({
    document,
    href: `/can-bo/ho-so/${view.id}/van-ban/${document.id}`,
  }));
  return pane({
    id: 'documents',
    title: sayIn(lang)('Văn bản đã ký số', 'Signed documents'),
    body: html`${awaited === null ? outdated(on, view.history) : waiting(on, awaited)}${documents.length === 0 ? null : documentList(lang, listed)}${orderedCopies.map((order) => waitingCopy(on, order))}${copies.length === 0 ? null : copyList(on, view)}`,
  });
}

/** What was corrected after the document was signed does not stand in it. */
function outdated({ lang }: OfficerRequest, { dossier, events }: DossierHistory): Html | null {
  const about = documentInForce(dossier)?.about;
  const corrected = events.findLast(({ event }) => event.type === 'corrected');
  if (about === undefined || corrected === undefined || corrected.version < about) return null;
  return html`<p>${sayIn(lang)(
    'Dữ liệu đã đính chính sau khi ký. Lãnh đạo bấm “Cấp bản thay thế” để văn bản có dữ liệu mới.',
    'Data were corrected after it was signed. A leader has another made with the new data.',
  )}</p>`;
}

/** The signed copies of papers, the last first. */
function copyList({ lang }: OfficerRequest, { id, history }: DossierView): Html {
  const say = sayIn(lang);
  return html`<h3>${say('Giấy tờ đã số hóa', 'Digitised papers')}</h3><ul class="plain">${history.dossier.copies
    .toReversed()
    .map(
      (copy) =>
        html`<li><a href="/can-bo/ho-so/${id}/van-ban/${copy.id}">${copy.data.title}</a> <span class="fine">${copy.code} · ${say('ký', 'signed by')} ${copy.signedBy}, ${formatDateTime(copy.signedAt, lang)}</span>
${copy.replacedBy === null ? null : html`<b>${textIn(lang, standingTexts.replaced)}</b> `}<a class="fine" href="${verificationPath(copy.id)}">${say('Xác minh', 'Verify')}</a></li>`,
    )}</ul>`;
}

const waitingCopy = ({ lang, services }: OfficerRequest, { data, signer }: OrderedCopy): Html => {
  const say = sayIn(lang);
  const named = { title: data.title, who: signer.name };
  return html`<p>${
    services.connected.has('signing')
      ? say(
          'Đang ký bản số hóa “{title}”: {who}.',
          'The copy of “{title}” is being signed: {who}.',
          named,
        )
      : say(
          'Bản số hóa “{title}” chờ chứng thư số của {who}: báo quản trị tỉnh cài đặt.',
          'The copy of “{title}” waits for the certificate of {who}: ask the administrator.',
          named,
        )
  }</p>`;
};

/** Where the signature is not at once there, somebody has to know why. */
function waiting({ lang, services }: OfficerRequest, { signer }: AwaitedDocument): Html {
  const say = sayIn(lang);
  if (!services.connected.has('signing')) {
    return html`<p>${say(
      'Hệ thống chưa có chứng thư số: ký giấy như thường lệ. Văn bản được ký số khi quản trị tỉnh cài chứng thư.',
      'There are no certificates yet: sign on paper as before. It is signed once the administrator sets them up.',
    )}</p>`;
  }
  const who = signer?.name ?? say('con dấu cơ quan', 'the seal');
  return html`<p>${say(
    'Đang ký số: {who}. Nếu người ký dùng thiết bị ký từ xa, nhắc xác nhận trên điện thoại.',
    'Being signed: {who}. Whoever signs by a remote service confirms it on their phone.',
    { who },
  )}</p>`;
}
