import type { PostalDirection, PostalOrder } from '#dossier/postal-order.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import { nextSerial } from '#store/postal-orders.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { communeSelect } from '#web/components/commune-select.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatMoney } from '#web/format.ts';
import { one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { postalPath } from '#workbench/postal/paths.ts';
import { errorOf } from '#web/field-error.ts';

/** The form of one direction: prefilled with what the receipt says, or with what was typed before. */
export function orderForm(on: OfficerRequest, view: DossierView, direction: PostalDirection): Html {
  const say = sayIn(on.lang);
  const field = fieldMaker(on, view, direction);
  const isDelivery = direction === 'deliver';
  return html`<form method="post" action="${postalPath(view.id)}" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields(
    {
      direction,
      serial: String(nextSerial(view.postal.orders, direction)),
      version: String(view.history.dossier.version),
    },
  )}${textInput({
    ...field('contents'),
    label: isDelivery
      ? say('Nội dung bưu gửi', 'What is sent')
      : say('Giấy tờ cần thu gom và lý do', 'Papers to be fetched, and why'),
    maxLength: 200,
  })}${
    isDelivery
      ? null
      : dateInput({ ...field('postDay'), label: say('Ngày thu gom', 'Day of collection') })
  }${textInput({
    ...field('postName'),
    label: isDelivery
      ? say('Người nhận', 'Receiver')
      : say('Người giao giấy tờ', 'Who gives the papers'),
    maxLength: 100,
  })}${communeSelect({
    ...field('postUnit'),
    label: say('Xã, phường, thị trấn', 'Commune'),
    prompt: say('Chọn xã, phường', 'Choose the commune'),
    communes: on.services.directory().communes,
  })}${textInput({
    ...field('postLine'),
    label: say('Số nhà, đường, ấp hoặc khu phố', 'House, street, hamlet'),
    maxLength: 200,
  })}<div class="row">${textInput({
    ...field('postPhone'),
    label: say('Điện thoại ở nhà', 'Phone at home'),
    type: 'tel',
    inputMode: 'tel',
    width: 'short',
  })}${textInput({
    ...field('deskPhone'),
    label: say('Điện thoại của quầy', 'Phone of the desk'),
    type: 'tel',
    inputMode: 'tel',
    width: 'short',
  })}</div>${isDelivery ? moneyFields(on, view, field) : null}<div class="acts">${button({
    text: isDelivery
      ? say('Gửi trả qua bưu chính', 'Send it by post')
      : say('Yêu cầu thu gom', 'Have them fetched'),
    kind: 'primary',
    name: 'intent',
    value: 'order',
  })}${
    isDelivery && view.acts.includes('hand-over')
      ? button({
          text: say('Gửi trả và kết thúc hồ sơ', 'Send it and close the dossier'),
          kind: 'secondary',
          name: 'intent',
          value: 'hand-over',
        })
      : null
  }</div></form>`;
}

function moneyFields(
  { lang }: OfficerRequest,
  { history }: DossierView,
  field: ReturnType<typeof fieldMaker>,
): Html {
  const say = sayIn(lang);
  const { received, feePaid } = history.dossier;
  const due = formatMoney(received.fee - feePaid, lang);
  return html`<div class="row">${textInput({
    ...field('cod'),
    label: say('Thu hộ (COD), đồng', 'Cash on delivery, đồng'),
    hint: say(
      'Phí, lệ phí chưa thu: {due}. Ghi 0 nếu không thu hộ',
      'Fee not paid yet: {due}. 0 for none',
      { due },
    ),
    inputMode: 'numeric',
    width: 'short',
  })}${textInput({
    ...field('itemCode'),
    label: say('Số hiệu bưu gửi', 'Number of the parcel'),
    hint: say('Khi đã dán nhãn in sẵn của bưu điện', 'Where it bears a label of the post already'),
    width: 'short',
    optional: true,
  })}</div>`;
}

/** What was typed where this form was sent back, else what is known. */
function fieldMaker(on: OfficerRequest, view: DossierView, direction: PostalDirection) {
  const { postal, errors } = view.tried;
  const isTried = postal?.form === direction;
  const known = knownOf(on, view, direction);
  return (name: string) => ({
    lang: on.lang,
    name,
    // Both forms have the same fields; the one that failed has the plain ids for its errors.
    id: isTried ? name : `${direction}-${name}`,
    value: isTried ? one(postal.values, name) : (known[name] ?? ''),
    error: isTried ? errorOf(errors, name, on.lang) : undefined,
  });
}

function knownOf(
  on: OfficerRequest,
  { history, postal, facts }: DossierView,
  direction: PostalDirection,
): Readonly<Record<string, string>> {
  const { dossier } = history;
  const { applicant, received } = dossier;
  const last: PostalOrder | undefined = postal.orders.at(-1);
  const before = postal.orders.findLast((order) => order.direction === direction);
  const { post } = received.delivery;
  const agency = on.services.directory().agency(dossier.desk);
  return {
    contents: before?.contents ?? contentsOf(history.dossier, facts, direction),
    postDay: formatDay(dayOf(facts.now)),
    postName: before?.home.name ?? applicant.name,
    postUnit: before?.home.unit ?? post?.unit ?? '',
    postLine: before?.home.line ?? post?.line ?? received.delivery.address ?? applicant.address,
    postPhone: before?.home.phone ?? post?.phone ?? applicant.phone ?? '',
    deskPhone: last?.desk.phone ?? agency?.phone ?? '',
    cod: '0',
  };
}

/** Contents as the label will say them: the number of the dossier, nobody's affairs. */
function contentsOf(
  { code, phase }: DossierView['history']['dossier'],
  { procedure }: DossierView['facts'],
  direction: PostalDirection,
): string {
  if (direction === 'collect') {
    return phase.kind === 'awaiting-supplement'
      ? phase.items
          .map(({ what }) => what)
          .join('; ')
          .slice(0, 200)
      : '';
  }
  const isRefused = phase.kind === 'closed' && phase.outcome !== 'handed-over';
  return isRefused ? `Giấy tờ của hồ sơ ${code}` : `Kết quả ${procedure.shortName.vi}, ${code}`;
}
