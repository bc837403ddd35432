import { textIn } from '#kernel/bilingual.ts';
import {
  isCancellable,
  needsAttention,
  type PostalOrder,
  type PostalState,
} from '#dossier/postal-order.ts';
import { postalDirectionLabels, postalStateLabels } from '#dossier/postal-words.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag, type Tone } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { timeline, type TimelineEntry } from '#web/components/timeline.ts';
import { formatDateTime, formatDay, formatMoney } from '#web/format.ts';
import { one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { parcelPath } from '#workbench/postal/paths.ts';
import { errorOf } from '#web/field-error.ts';

const TONES = {
  waiting: 'neutral',
  ordered: 'info',
  collected: 'info',
  'in-transit': 'info',
  delivered: 'success',
  returned: 'danger',
  failed: 'danger',
  cancelled: 'neutral',
  refused: 'danger',
} satisfies Record<PostalState, Tone>;

export const parcelTag = ({ state }: PostalOrder, lang: OfficerRequest['lang']): Html =>
  tag({ text: textIn(lang, postalStateLabels[state]), tone: TONES[state] });

/** One parcel: where it is, its way in words, and what can be done about it. */
export function parcelCard(on: OfficerRequest, view: DossierView, order: PostalOrder): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { mayDeal } = view.postal;
  return html`<section class="parcel" aria-labelledby="${order.number}"><h3 id="${order.number}">${textIn(lang, postalDirectionLabels[order.direction])} ${parcelTag(order, lang)}</h3>
${summaryList({
  rows: [
    { key: say('Số yêu cầu', 'Order'), value: order.number },
    { key: say('Số hiệu bưu gửi', 'Parcel'), value: order.itemCode || '–' },
    { key: say('Nội dung', 'Contents'), value: order.contents },
    ...(order.day === null
      ? []
      : [{ key: say('Ngày thu gom', 'Day'), value: formatDay(order.day, lang) }]),
    {
      key: say('Địa chỉ', 'Address'),
      value: `${order.home.name}, ${order.home.address}, ${order.home.phone}`,
    },
    ...(order.cod === 0
      ? []
      : [{ key: say('Thu hộ', 'Cash on delivery'), value: formatMoney(order.cod, lang) }]),
  ],
})}
${troubleNotice(on, order)}
${timeline({ entries: entriesOf(on, view, order) })}
${
  mayDeal
    ? html`<p>${linkButton({ text: say('Nhãn địa chỉ', 'Address label'), about: order.number, href: parcelPath(order, 'nhan'), kind: 'secondary', size: 'small', icon: 'print' })}</p>${cancelForm(on, view, order)}${settleForm(on, view, order)}`
    : null
}</section>`;
}

function troubleNotice({ lang }: OfficerRequest, order: PostalOrder): Html | null {
  const say = sayIn(lang);
  if (order.refusal !== '') {
    return notice({
      lang,
      tone: 'warning',
      title: `${say('Bưu điện từ chối', 'The post refused')}: ${order.refusal}`,
      body: say('Sửa lại rồi tạo yêu cầu mới.', 'Put it right and make a new order.'),
    });
  }
  if (order.cancel !== null && order.cancel.refusal !== null) {
    return notice({
      lang,
      tone: 'warning',
      title: `${say('Bưu điện không hủy được', 'The post did not cancel')}: ${order.cancel.refusal}`,
      body: say('Yêu cầu vẫn được thực hiện.', 'The order goes on.'),
    });
  }
  return null;
}

function entriesOf(
  { lang }: OfficerRequest,
  { postal }: DossierView,
  order: PostalOrder,
): readonly TimelineEntry[] {
  const say = sayIn(lang);
  const entry = (at: PostalOrder['orderedAt'], by: string, what: string, note?: string) => ({
    what,
    who: postal.names.get(by) ?? by,
    when: formatDateTime(at, lang),
    dateTime: at,
    ...(note === undefined ? {} : { note }),
  });
  const carried = order.history.map(({ at, state, words }): TimelineEntry => {
    const what =
      state === null
        ? say('Bưu điện ghi nhận', 'Noted by the post')
        : textIn(lang, postalStateLabels[state]);
    return { ...entry(at, say('Bưu điện', 'The post'), what, words), by: 'system' };
  });
  const { cancel, settled } = order;
  return [
    entry(order.orderedAt, order.orderedBy, say('Tạo yêu cầu', 'Ordered')),
    ...carried,
    ...(cancel === null
      ? []
      : [entry(cancel.at, cancel.by, say('Yêu cầu hủy', 'Cancellation asked for'), cancel.reason)]),
    ...(settled === null
      ? []
      : [entry(settled.at, settled.by, say('Đã xử lý', 'Seen to'), settled.note)]),
    ...(order.state === 'cancelled'
      ? [
          {
            ...entry(order.stateAt, '', textIn(lang, postalStateLabels.cancelled)),
            by: 'system' as const,
          },
        ]
      : []),
  ]
    .toSorted((a, b) => secondOf(a).localeCompare(secondOf(b)))
    .toReversed();
}

/** The post tells of no less than a second: within one, what we did stands before. */
const secondOf = ({ dateTime }: TimelineEntry): string => dateTime.slice(0, 19);

function cancelForm(on: OfficerRequest, view: DossierView, order: PostalOrder): Html | null {
  const say = sayIn(on.lang);
  if (order.cancel !== null && order.cancel.refusal === null && order.state !== 'cancelled') {
    return html`<p class="fine">${say('Đã yêu cầu hủy, chờ bưu điện trả lời.', 'Cancellation asked for; the post has not answered yet.')}</p>`;
  }
  if (!isCancellable(order)) return null;
  return reasonForm(on, view, order, {
    does: 'huy',
    summary: say('Hủy yêu cầu', 'Cancel the order'),
    label: say('Lý do hủy', 'Why it is cancelled'),
    kind: 'danger',
  });
}

function settleForm(on: OfficerRequest, view: DossierView, order: PostalOrder): Html | null {
  const say = sayIn(on.lang);
  if (!needsAttention(order)) return null;
  return reasonForm(on, view, order, {
    does: 'xong',
    summary: say('Đã xử lý bằng cách khác', 'Seen to in another way'),
    label: say('Đã xử lý thế nào', 'How it was seen to'),
    kind: 'secondary',
  });
}

interface ReasonForm {
  readonly does: 'huy' | 'xong';
  readonly summary: string;
  readonly label: string;
  readonly kind: 'danger' | 'secondary';
}

function reasonForm(
  on: OfficerRequest,
  { tried }: DossierView,
  order: PostalOrder,
  { does, summary, label, kind }: ReasonForm,
): Html {
  const isTried = tried.postal?.form === order.number;
  const error = errorOf(tried.errors, 'postReason', on.lang);
  return disclosure({
    summary,
    open: isTried,
    body: html`<form method="post" action="${parcelPath(order, does)}" novalidate data-once>${csrfField(on.session.csrf)}${textInput(
      {
        lang: on.lang,
        name: 'postReason',
        id: isTried ? 'postReason' : `postReason-${order.number}`,
        label,
        value: isTried && tried.postal !== null ? one(tried.postal.values, 'postReason') : '',
        error: isTried ? error : undefined,
        maxLength: 300,
      },
    )}${button({ text: summary, about: order.number, kind })}</form>`,
  });
}
