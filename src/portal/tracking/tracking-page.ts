import type { Dossier } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { type ParcelStand, postalRows, processSteps, standing } from '#portal/tracking/standing.ts';
import type { Directory } from '#store/directory.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { flow } from '#web/components/flow.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** The two questions: the code on the receipt, and four digits that only the applicant knows. */
export function trackingForm(
  lang: Language,
  values: FormValues,
  errors: readonly FieldError[],
): Html {
  const say = sayIn(lang);
  const field = sentField(lang, { values, errors });
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Tra cứu tình trạng hồ sơ', 'Follow your dossier')}</h1>
<form method="post" action="/tra-cuu" novalidate>
${textInput({
  ...field('code'),
  label: say('Mã hồ sơ', 'Dossier code'),
  hint: say(
    'In trên giấy tiếp nhận, ví dụ 000.00.33.H33-220621-0001',
    'Printed on the receipt, such as 000.00.33.H33-220621-0001',
  ),
  maxLength: 80,
})}
${textInput({
  ...field('lastFour'),
  label: say(
    '4 chữ số cuối của số định danh hoặc số điện thoại',
    'Last 4 digits of the identity or phone number',
  ),
  hint: say('Số đã khai khi nộp hồ sơ', 'As given when the dossier was submitted'),
  inputMode: 'numeric',
  width: 'short',
  maxLength: 6,
})}
<div class="acts">${button({ text: say('Xem tình trạng', 'See where it is'), size: 'large', icon: 'search' })}</div>
</form>`;
}

/** Named step, agency, due date, what is asked. No name, number or address of anybody. */
export function foundPage(
  lang: Language,
  directory: Directory,
  { dossier }: DossierHistory,
  { facts, parcels }: { readonly facts: Facts; readonly parcels: readonly ParcelStand[] },
): Html {
  const say = sayIn(lang);
  return html`${backLink({ href: '/tra-cuu', text: say('Tra cứu hồ sơ khác', 'Follow another') })}
<h1>${say('Hồ sơ', 'Dossier')} ${dossier.code}</h1>
<p class="lead">${textIn(lang, facts.procedure.name)}</p>
${askedOfYou(lang, directory.agencyName(dossier.desk, lang), dossier)}
${summaryList({ rows: [...standing(lang, directory, dossier, facts), ...postalRows(lang, parcels)] })}
${flow({ lang, steps: processSteps(lang, dossier, facts) })}`;
}

/** What the applicant must do now; `desk` names where: the desk that received, or its successor. */
function askedOfYou(lang: Language, desk: string, dossier: Dossier): Html | null {
  const say = sayIn(lang);
  const { phase } = dossier;
  if (phase.kind === 'awaiting-supplement') {
    return notice({
      lang,
      tone: 'warning',
      title: say('Cần bạn bổ sung', 'Please bring'),
      body: html`<ul>${phase.items.map((item) => html`<li>${item.what}: ${item.reason}</li>`)}</ul><p>${say('Mang đến {desk}. Trong lúc chờ, thời hạn tạm dừng.', 'Bring them to: {desk}. Meanwhile the clock stands still.', { desk })}</p>`,
    });
  }
  if (phase.kind !== 'closed' && dossier.finishedAt !== null) {
    return notice({
      lang,
      tone: 'success',
      title: say('Kết quả đã có', 'The result is ready'),
      body:
        dossier.received.delivery.method === 'post'
          ? say(
              'Kết quả được gửi qua bưu chính đến địa chỉ đã đăng ký.',
              'It will be posted to the address that was given.',
            )
          : say(
              'Mang giấy tiếp nhận và giấy tờ tùy thân đến {desk} để nhận.',
              'Bring the receipt and an identity paper to: {desk}.',
              { desk },
            ),
    });
  }
  return null;
}
