import { postalDirectionLabels } from '#dossier/postal-words.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import {
  type countParcels,
  type ListedOrder,
  POSTAL_FILTERS,
  type PostalFilter,
} from '#store/postal-list.ts';
import { chips } from '#web/components/chips.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { parcelTag } from '#workbench/postal/parcel-card.ts';
import { POSTAL_LIST_PATH } from '#workbench/postal/paths.ts';

export interface ListView {
  readonly parcels: readonly ListedOrder[];
  readonly counts: Awaited<ReturnType<typeof countParcels>>;
  readonly filter: PostalFilter;
  readonly previous: string | null;
  readonly next: string | null;
}

const FILTERS = {
  'dang-mo': { vi: 'Đang mở', en: 'Open' },
  'can-xu-ly': { vi: 'Hoàn về, từ chối', en: 'Returned, refused' },
  'cho-gui': { vi: 'Chờ gửi yêu cầu', en: 'To be told' },
  'da-dat': { vi: 'Chờ thu gom', en: 'To be collected' },
  'dang-chuyen': { vi: 'Đang chuyển', en: 'On the way' },
  'da-xong': { vi: 'Đã xong', en: 'Done' },
} satisfies Record<PostalFilter, Bilingual>;

/** What a desk has with the post: what is on its way, and what went wrong. */
export function listPage(on: OfficerRequest, view: ListView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { parcels, counts, filter } = view;
  return html`${pageHeading({
    title: say('Bưu chính', 'Post'),
    sub: say(
      'Bưu gửi của các hồ sơ tại quầy, mới nhất trước. Bưu gửi hoàn về ở lại đây đến khi được gửi lại hoặc xử lý.',
      'Parcels of the dossiers of this desk, newest first. A returned one stays until it is sent again or seen to.',
    ),
  })}
${chips({
  label: say('Lọc theo tình trạng', 'Filter by state'),
  items: POSTAL_FILTERS.map((name) => ({
    href: `${POSTAL_LIST_PATH}?loc=${name}`,
    text: textIn(lang, FILTERS[name]),
    count: name === 'da-xong' ? undefined : counts[name],
    current: name === filter,
  })),
})}
${parcels.length === 0 ? html`<p class="empty">${say('Không có bưu gửi nào ở mục này. Tạo yêu cầu trên trang của hồ sơ.', 'There is no parcel here. Order one on the page of its dossier.')}</p>` : table(on, parcels)}
${pager({ lang, previous: view.previous, next: view.next })}`;
}

function table({ lang }: OfficerRequest, parcels: readonly ListedOrder[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Bưu gửi', 'Parcels'),
    captionHidden: true,
    columns: [
      { label: say('Số yêu cầu', 'Order') },
      { label: say('Loại', 'Kind') },
      { label: say('Ở nhà', 'At home') },
      { label: say('Tình trạng', 'State') },
      { label: say('Từ lúc', 'Since') },
      { label: say('Tạo lúc', 'Ordered') },
    ],
    rows: parcels.map((parcel) => [
      html`<a href="/can-bo/ho-so/${parcel.dossierId}#postal">${parcel.number}</a>`,
      textIn(lang, postalDirectionLabels[parcel.direction]),
      `${parcel.home.name}, ${parcel.home.address}`,
      parcelTag(parcel, lang),
      formatDateTime(parcel.stateAt, lang),
      formatDateTime(parcel.orderedAt, lang),
    ]),
  });
}
