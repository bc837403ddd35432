import type { PostalEnd, PostalOrder } from '#dossier/postal-order.ts';
import type { Language } from '#kernel/bilingual.ts';
import { backLink } from '#web/components/back-link.ts';
import { formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** The label of a parcel, to be printed from the browser and put on the envelope. */
export function labelPage(lang: Language, order: PostalOrder): Html {
  const say = sayIn(lang);
  const { direction, desk, home } = order;
  const [from, to] = direction === 'deliver' ? [desk, home] : [home, desk];
  return html`${backLink({ href: `/can-bo/ho-so/${order.dossierId}`, text: say('Về hồ sơ', 'Back to the dossier') })}
<h1 class="screen">${say('Nhãn địa chỉ', 'Address label')}</h1>
<p class="hint screen">${say('In trang này bằng lệnh in của trình duyệt (Ctrl+P).', 'Print this page with the browser (Ctrl+P).')}</p>
<article class="label">
<p class="label-n">${order.number}${order.itemCode === '' ? null : html` · ${order.itemCode}`}</p>
${endOf(say('Người gửi', 'From'), from)}
${endOf(say('Người nhận', 'To'), to)}
<p>${order.contents}</p>
${order.cod === 0 ? null : html`<p><b>${say('Thu hộ', 'Cash on delivery')}: ${formatMoney(order.cod, lang)}</b></p>`}
</article>`;
}

const endOf = (title: string, { name, address, phone }: PostalEnd): Html =>
  html`<div class="label-e"><h2>${title}</h2><p><b>${name}</b></p><p>${address}</p><p>${phone}</p></div>`;
