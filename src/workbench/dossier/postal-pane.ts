import type { PostalDirection } from '#dossier/postal-order.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { notice } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { orderForm } from '#workbench/postal/order-form.ts';
import { parcelCard } from '#workbench/postal/parcel-card.ts';

/** What the post carries for a dossier, apart from how its work stands; orders by the desk alone. */
export function postalPane(on: OfficerRequest, view: DossierView): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  const { orders, offers, isConnected } = view.postal;
  const isTried = view.tried.errors.some(({ field }) => field === 'postal');
  if (orders.length === 0 && offers.length === 0 && !isTried) return null;
  const isByPost = view.history.dossier.received.delivery.method === 'post';
  return pane({
    id: 'postal',
    title: say('Bưu chính', 'Post'),
    body: html`${
      isConnected || !view.postal.mayDeal
        ? null
        : notice({
            lang,
            tone: 'warning',
            body: say(
              'Chưa kết nối với bưu điện: yêu cầu được giữ và tự gửi khi có kết nối.',
              'The post is not connected: orders are kept and sent when it is.',
            ),
          })
    }${lineNotice(on, view)}${orders.toReversed().map((order) => parcelCard(on, view, order))}${offers.map(
      (direction) =>
        disclosure({
          id: `postal-${direction}`,
          summary: offerText(on, view, direction),
          open:
            view.tried.postal?.form === direction ||
            (direction === 'deliver' && isByPost && orders.length === 0),
          body: orderForm(on, view, direction),
        }),
    )}${unconfirmed(on, view)}`,
  });
}

function offerText(
  { lang }: OfficerRequest,
  { postal }: DossierView,
  direction: PostalDirection,
): string {
  const say = sayIn(lang);
  if (direction === 'collect') {
    return say('Yêu cầu thu gom giấy tờ tại nhà', 'Have papers fetched from home');
  }
  return postal.orders.some((order) => order.direction === direction)
    ? say('Gửi lại qua bưu chính', 'Send it again')
    : say('Gửi trả qua bưu chính', 'Send it by post');
}

function lineNotice({ lang }: OfficerRequest, { postal }: DossierView): Html | null {
  const { delivery } = postal;
  if (delivery === null || delivery.isDone) return null;
  const say = sayIn(lang);
  if (delivery.heldBecause !== null) {
    return html`<p class="fine">${say('Quản trị giữ lại', 'Held back')}: ${delivery.heldBecause}</p>`;
  }
  if (delivery.failingSince === null) return null;
  return html`<p class="fine">${say('Không liên lạc được với bưu điện từ {time}, tự gửi lại.', 'The post could not be reached since {time}; tried again by itself.', { time: formatDateTime(delivery.failingSince, lang) })}</p>`;
}

/** What of the post's service no source confirms yet, for whoever relies on it. */
function unconfirmed({ lang }: OfficerRequest, { postal }: DossierView): Html | null {
  if (!postal.mayDeal) return null;
  const say = sayIn(lang);
  return disclosure({
    summary: say('Điều cần xác nhận với bưu điện', 'To be confirmed with the post'),
    body: html`<p>${say(
      'Mã trạng thái bưu gửi và mã địa bàn của bưu điện chưa có tài liệu chính thức. Trạng thái chưa rõ được ghi nguyên văn và không đổi tình trạng bưu gửi.',
      'No official document gives the post’s codes of states and of places. A state that is not known is shown as it came and changes nothing.',
    )}</p>`,
  });
}
