import { handlingLabels, requestLabels } from '#axis/status-words.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { ListedDocument, listUnread, MessageKind } from '#store/axis-lists.ts';
import type { KeptReceiver } from '#store/axis-rows.ts';
import { chips } from '#web/components/chips.ts';
import { dataTable } from '#web/components/data-table.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { type Tone, tag } from '#web/components/tag.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { DOCUMENTS_PATH, documentPath } from '#workbench/documents/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface DocumentListView {
  readonly direction: 'in' | 'out';
  readonly documents: readonly ListedDocument[];
  readonly unread: Awaited<ReturnType<typeof listUnread>>;
  readonly page: number;
  readonly hasMore: boolean;
}

/** Documents that were sent or received, the latest first. */
export function documentListPage(on: OfficerRequest, view: DocumentListView): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const { direction, page } = view;
  const link = (to: string, number = 1): string => `${DOCUMENTS_PATH}?huong=${to}&trang=${number}`;
  const here = direction === 'in' ? 'den' : 'di';
  return html`${pageHeading({
    title: say('Văn bản trên trục', 'Documents of the axis'),
    sub: say(
      'Văn bản gửi, nhận qua Trục liên thông văn bản quốc gia, mới nhất trước.',
      'Documents over the national document axis, the latest first.',
    ),
  })}${
    services.connected.has('document-axis')
      ? null
      : notice({
          lang,
          tone: 'warning',
          body: say(
            'Trục chưa được kết nối: văn bản được giữ lại và gửi khi kết nối xong.',
            'The axis is not connected: documents are kept, and sent once it is.',
          ),
        })
  }${chips({
    label: say('Hướng', 'Direction'),
    items: [
      {
        href: link('di'),
        text: say('Văn bản đi', 'Sent'),
        count: undefined,
        current: direction === 'out',
      },
      {
        href: link('den'),
        text: say('Văn bản đến', 'Received'),
        count: undefined,
        current: direction === 'in',
      },
    ],
  })}${
    view.documents.length === 0
      ? html`<p class="empty">${
          direction === 'in'
            ? say('Chưa nhận văn bản nào.', 'Nothing was received yet.')
            : say(
                'Chưa gửi văn bản nào. Gửi từ trang của báo cáo.',
                'Nothing was sent yet. Send from the page of a report.',
              )
        }</p>`
      : table(on, view.documents)
  }${pager({
    lang,
    previous: page > 1 ? link(here, page - 1) : null,
    next: view.hasMore ? link(here, page + 1) : null,
  })}${unreadTable(on, view.unread)}`;
}

function table({ lang }: OfficerRequest, documents: readonly ListedDocument[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Văn bản', 'Documents'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Số, ký hiệu', 'Number') },
      { label: say('Ngày', 'Day') },
      { label: say('Trích yếu', 'Subject') },
      { label: say('Nơi gửi', 'From') },
      { label: say('Tình trạng', 'State') },
    ],
    rows: documents.map(({ id, document, receivers, waiting }) => [
      html`<a href="${documentPath(id)}">${document.id.code}</a>`,
      formatDay(document.id.day, lang),
      document.subject,
      document.from.name,
      html`${receivers.map((one) => html`<p>${one.name}: ${stateTag(lang, one, waiting)}</p>`)}${
        waiting.includes('status')
          ? tag({
              text: say('trạng thái chờ báo lên trục', 'a status waits to be told'),
              tone: 'warning',
            })
          : null
      }`,
    ]),
  });
}

/** How far a receiver is, and what it was asked for: what waits to be sent has not reached it. */
export function stateTag(
  lang: Language,
  { state: { handling, request } }: Pick<KeptReceiver, 'state'>,
  waiting: readonly MessageKind[],
): Html {
  const say = sayIn(lang);
  const isUnsent = handling === 'sent' && waiting.includes('new');
  const handled = isUnsent
    ? tag({ text: say('Chờ gửi', 'Waits to be sent'), tone: 'warning' })
    : tag({ text: textIn(lang, handlingLabels[handling]), tone: TONES[handling] });
  if (request === null) return handled;
  const asked = waiting.includes(request)
    ? say('chờ gửi yêu cầu', 'request waits to be sent')
    : say('chờ trả lời', 'to be answered');
  return html`${handled} ${tag({ text: `${asked}: ${textIn(lang, requestLabels[request])}`, tone: 'warning' })}`;
}

const TONES = {
  sent: 'neutral',
  arrived: 'info',
  registered: 'info',
  assigned: 'info',
  'in-progress': 'info',
  completed: 'success',
  refused: 'danger',
  recalled: 'warning',
} satisfies Record<keyof typeof handlingLabels, Tone>;

function unreadTable({ lang }: OfficerRequest, unread: DocumentListView['unread']): Html | null {
  const say = sayIn(lang);
  if (unread.length === 0) return null;
  return dataTable({
    caption: say('Bản tin đến không đọc được', 'Messages that could not be read'),
    columns: [
      { label: say('Bản tin', 'Message') },
      { label: say('Lý do', 'Reason') },
      { label: say('Từ lúc', 'Since') },
    ],
    rows: unread.map(({ name, fault, at }) => [name, fault, formatDateTime(at, lang)]),
  });
}
