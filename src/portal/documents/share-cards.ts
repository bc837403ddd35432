import { type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { SignedInVisitor } from '#portal/citizen/visitor.ts';
import { revokeSharePath, storedPath } from '#portal/documents/paths.ts';
import { type DocumentShare, shareStateOf } from '#store/document-shares.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { standingTexts } from '#web/standing-texts.ts';

/** Where the cards stand: on the page of their document, or among those of all documents. */
export type CardsOn = 'document' | 'all';

/** Each share with whom, for what, until when, how often it was opened, and the button that ends it. */
export const shareCards = (
  visitor: SignedInVisitor,
  shares: readonly DocumentShare[],
  on: CardsOn,
): Html => html`${shares.map((share) => card(visitor, share, on))}`;

function card({ lang, csrf, services }: SignedInVisitor, share: DocumentShare, on: CardsOn): Html {
  const say = sayIn(lang);
  const state = shareStateOf(share, dayOf(services.now()));
  const document: SummaryRow = {
    key: say('Văn bản', 'Document'),
    value: html`<a href="${storedPath(share.documentId)}">${share.title}</a>`,
  };
  const rows: readonly SummaryRow[] = [
    { key: say('Chia sẻ cho', 'With whom'), value: html`<b>${share.recipient}</b>` },
    ...(on === 'all' ? [document] : []),
    { key: say('Để làm gì', 'What for'), value: share.purpose },
    {
      key: say('Thời hạn', 'Until'),
      value: say('Từ {from} đến hết ngày {day}', 'From {from} to the end of {day}', {
        from: formatDateTime(share.sharedAt, lang),
        day: formatDay(share.lastDay, lang),
      }),
    },
    { key: say('Đã mở', 'Opened'), value: openedText(lang, share) },
    {
      key: say('Tình trạng', 'State'),
      value: html`${stateTag(lang, share, state)}${
        share.standing === 'holds'
          ? null
          : html` <span class="fine">${textIn(lang, standingTexts[share.standing])}: ${say('người nhận không mở được tệp nữa', 'the file is not given out any more')}</span>`
      }`,
    },
  ];
  return html`<div class="card">${summaryList({ rows })}${
    state === 'live'
      ? html`<form class="acts" method="post" action="${revokeSharePath(share.shareId)}">${csrfField(csrf)}${hiddenFields({ on })}${button({ text: say('Thu hồi', 'Take back'), about: share.recipient, kind: 'danger' })}</form>`
      : null
  }</div>`;
}

function openedText(lang: Language, share: DocumentShare): string {
  const say = sayIn(lang);
  const { pageOpened, fileOpened, lastOpenedAt } = share;
  return lastOpenedAt === null
    ? say('Chưa lần nào', 'Not yet')
    : say(
        'Trang {pages} lần, tệp {files} lần; lần cuối {last}',
        'The page {pages} times, the file {files} times; last at {last}',
        { pages: pageOpened, files: fileOpened, last: formatDateTime(lastOpenedAt, lang) },
      );
}

function stateTag(
  lang: Language,
  { revokedAt }: DocumentShare,
  state: ReturnType<typeof shareStateOf>,
): Html {
  const say = sayIn(lang);
  switch (state) {
    case 'live':
      return tag({ text: say('Đang chia sẻ', 'Shared'), tone: 'success' });
    case 'expired':
      return tag({ text: say('Hết thời hạn', 'Run out') });
    case 'revoked':
      return html`${tag({ text: say('Đã thu hồi', 'Taken back'), tone: 'danger' })}${revokedAt === null ? null : html` <span class="fine">${formatDateTime(revokedAt, lang)}</span>`}`;
  }
}
