import { addDays, type Day, dayOf } from '#kernel/day.ts';
import type { SignedInVisitor } from '#portal/citizen/visitor.ts';
import { sharePath, SHARES } from '#portal/documents/paths.ts';
import { shareCards } from '#portal/documents/share-cards.ts';
import { sharesOf } from '#store/document-shares.ts';
import { standingOf, type StoredDocument } from '#store/stored-documents.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { textInput } from '#web/components/text-input.ts';
import { type SentForm, sentField } from '#web/field-error.ts';
import { one } from '#web/form-values.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { newSessionToken } from '#web/session-token.ts';

/** Shares of one document that its page shows; all stand on a page of their own. */
const SHOWN = 20;

/** Days that are offered, by the value that the form sends. */
export const OFFERED_DAYS = { '1': 1, '7': 7, '30': 30 } as const;

/** The form that lets somebody see a document, and who may see it or might. */
export async function sharePart(
  visitor: SignedInVisitor,
  document: StoredDocument,
  form: SentForm,
): Promise<Html> {
  const { lang, services, citizen } = visitor;
  const say = sayIn(lang);
  const { documentId } = document;
  const shares = await sharesOf(services.pool, citizen.citizenId, {
    documentId,
    limit: SHOWN,
    offset: 0,
  });
  return html`<section class="declare"><h2 id="chia-se">${say('Chia sẻ giấy tờ này', 'Share this document')}</h2>
${
  standingOf(document) === 'holds'
    ? shareForm(visitor, documentId, form)
    : html`<p>${say(
        'Văn bản không còn hiệu lực nên không chia sẻ được. Ai đã nhận liên kết chỉ thấy văn bản không còn hiệu lực, không mở được tệp.',
        'It holds no more and cannot be shared. Whoever has a link is told so and does not get the file.',
      )}</p>`
}</section>
${shares.length === 0 ? null : html`<h2>${say('Đã chia sẻ', 'Shared')}</h2>${shareCards(visitor, shares, 'document')}<p><a href="${SHARES}">${say('Tất cả giấy tờ đã chia sẻ', 'All that you shared')}</a></p>`}`;
}

function shareForm({ lang, csrf, services }: SignedInVisitor, id: string, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  const today = dayOf(services.now());
  return html`<p class="lead">${say(
    'Người nhận xem được văn bản này bằng một liên kết bí mật, không cần tài khoản, đến ngày bạn chọn. Mỗi lần mở đều được ghi. Bạn thu hồi lúc nào cũng được.',
    'Whoever gets the secret link sees this document without an account, until the day you choose. Each opening is noted. You may take it back at any time.',
  )}</p>
<form method="post" action="${sharePath(id)}" novalidate>${csrfField(csrf)}${hiddenFields({ secret: one(form.values, 'secret') || newSessionToken() })}
${textInput({
  ...field('recipient'),
  label: say('Chia sẻ cho ai', 'With whom'),
  hint: say('Ví dụ: Ngân hàng X, chi nhánh Rạch Giá', 'For example: Bank X, Rạch Giá branch'),
  maxLength: 120,
})}
${textInput({
  ...field('purpose'),
  label: say('Để làm gì', 'What for'),
  hint: say('Ví dụ: vay mua nhà', 'For example: a loan for a house'),
  maxLength: 200,
})}
${radios({
  ...field('until'),
  value: one(form.values, 'until') || '7',
  label: say('Đến khi nào', 'Until when'),
  options: [
    ...Object.entries(OFFERED_DAYS).map(([value, days]) => ({
      value,
      text: say('{days} ngày (đến hết ngày {day})', '{days} days (to the end of {day})', {
        days,
        day: dayAfter(today, days, lang),
      }),
    })),
    { value: 'other', text: say('Ngày khác', 'Another day') },
  ],
})}
${dateInput({
  ...field('day'),
  label: say('Ngày khác, nếu chọn', 'The other day, if chosen'),
  hint: say('Chậm nhất một năm nữa, ví dụ {day}', 'At most a year from now, for example {day}', {
    day: dayAfter(today, 90, lang),
  }),
  optional: true,
})}
<div class="acts">${button({ text: say('Tạo liên kết chia sẻ', 'Make the link') })}</div></form>`;
}

const dayAfter = (today: Day, days: number, lang: SignedInVisitor['lang']): string =>
  formatDay(addDays(today, days), lang);
