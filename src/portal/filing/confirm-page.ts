import { addedAt } from '#store/world.ts';
import { type Language, languageCode, languageName, textIn } from '#kernel/bilingual.ts';
import { feeWith } from '#dossier/fee.ts';
import { setDue } from '#dossier/receive.ts';
import { noticeAddress } from '#dossier/notice.ts';
import { declaredConcerned } from '#eform/declared-people.ts';
import { declarationOf } from '#eform/prefill.ts';
import { dayOf } from '#kernel/day.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { CHECK, CONFIRM, draftPath } from '#portal/filing/paths.ts';
import { readDetails } from '#portal/filing/read-details.ts';
import type { Assistant } from '#store/assistants.ts';
import type { HelpedPerson } from '#store/drafts.ts';
import { type ConfirmWord, readersWith, sayConfirm } from '#portal/filing/confirm-words.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatDateTimeWithWeekday, formatMoney } from '#web/format.ts';
import { attrs, type Html, html } from '#web/html.ts';

/** A draft for another, before the two of them. */
export interface Confirming {
  readonly filing: Filing;
  readonly helped: HelpedPerson;
  readonly assistant: Assistant;
  /** The language in which the applicant reads. */
  readonly reader: Language;
}

export interface ConfirmView {
  /** The phone to which a code was sent that still holds; null for none. */
  readonly sentTo: string | null;
  readonly fault: ConfirmWord | null;
}

/** The name of the field that keeps the language of the applicant. */
export const LOCALE_FIELD = 'noi';

/** In few words and large: what is filed, and the two ways in which the applicant says yes. */
export function sendConfirm(confirming: Confirming, view: ConfirmView): unknown {
  const { filing, reader } = confirming;
  const say = sayConfirm(reader);
  const status = view.fault === null ? 200 : view.fault === 'down' ? 503 : 422;
  return sendCitizenPage(filing, {
    title: say('question'),
    status,
    scripts: ['sign.js'],
    body: html`${backLink({ href: draftPath(filing.draft.draftId, CHECK), text: say('change') })}
${languages(confirming)}<div${attrs({ class: 'big', lang: languageCode(reader) })}>${
      view.fault === null
        ? null
        : notice({ lang: reader, tone: 'error', role: 'alert', body: say(view.fault) })
    }<h1>${say('question')}</h1>
${summaryList({ rows: facts(confirming) })}
<p><a href="${draftPath(filing.draft.draftId, CHECK)}">${say('seeAll')}</a></p>
${oath(confirming)}
${byCode(confirming, view)}
${bySignature(confirming)}</div>`,
  });
}

const pathOf = ({ filing }: Confirming): string => draftPath(filing.draft.draftId, CONFIRM);

/** Each language by its own name; nothing where there is but one. */
function languages(confirming: Confirming): Html {
  const { filing, reader } = confirming;
  return html`<p class="langs">${readersWith(filing.services.furtherLanguages)
    .filter((one) => one !== reader)
    .map((one) => {
      const code = languageCode(one);
      return html`<a${attrs({ href: `${pathOf(confirming)}?${LOCALE_FIELD}=${code}`, lang: code, hreflang: code })}>${languageName(one)}</a> `;
    })}</p>`;
}

function facts({ filing, helped, assistant, reader }: Confirming): readonly SummaryRow[] {
  const { services, procedure, form, draft } = filing;
  const say = sayConfirm(reader);
  const now = services.now();
  const concerned = form === null ? null : declaredConcerned(form, draft.answers);
  const { desk, relief } = readDetails(filing);
  const world = services.world();
  const calendar = world.calendarOf('', dayOf(now));
  const { at } = setDue({ now, procedure, calendar }, addedAt(world, procedure, desk));
  const fee = feeWith(procedure, 'online', relief);
  return [
    { key: say('procedure'), value: textIn(reader, procedure.name) },
    { key: say('applicant'), value: helped.name },
    ...(concerned === null || concerned.name === helped.name
      ? []
      : [{ key: say('about'), value: concerned.name }]),
    { key: say('helper'), value: `${assistant.name}, ${assistant.team}` },
    { key: say('desk'), value: services.directory().agencyName(desk, reader) },
    {
      key: say('due'),
      value: at === null ? say('noLimit') : formatDateTimeWithWeekday(at, reader),
    },
    { key: say('fee'), value: fee === 0 ? say('noFee') : formatMoney(fee, reader) },
    { key: say('papers'), value: String(draft.attachments.length) },
  ];
}

function oath({ filing: { form }, reader }: Confirming): Html | null {
  const declaration = form === null ? null : declarationOf(form);
  return declaration === null ? null : html`<p>${textIn(reader, declaration.label)}</p>`;
}

/** The phone that takes a code, or null. */
export const mobileOf = ({ filing }: Confirming): string | null =>
  noticeAddress({ email: null, phone: readDetails(filing).phone }, 'sms');

function byCode(confirming: Confirming, { sentTo }: ConfirmView): Html {
  const { filing, reader } = confirming;
  const say = sayConfirm(reader);
  const phone = mobileOf(confirming);
  const title = html`<h2>${say('byCode')}</h2>`;
  if (filing.services.sendText === null) return html`${title}<p>${say('noTexts')}</p>`;
  if (phone === null) return html`${title}<p>${say('noPhone')}</p>`;
  return html`${title}${
    sentTo === null
      ? null
      : html`<p role="status">${say('codeSent', { phone: sentTo })}</p>
${form(
  confirming,
  'confirm',
  html`${textInput({ lang: reader, name: 'code', label: say('code'), inputMode: 'numeric', autocomplete: 'one-time-code', width: 'short', maxLength: 6 })}${button({ text: say('confirm'), size: 'large' })}`,
)}`
  }${form(
    confirming,
    'code',
    button({
      text: say(sentTo === null ? 'sendCode' : 'sendAgain', { phone }),
      size: 'large',
      kind: 'secondary',
    }),
  )}`;
}

/** A script shows the box to sign in; without one, what else can be done. */
function bySignature(confirming: Confirming): Html {
  const say = sayConfirm(confirming.reader);
  return html`<h2>${say('bySignature')}</h2><p data-unsigned>${say('needsScript')}</p>
<div data-sign hidden>${form(
    confirming,
    'sign',
    html`<p class="lbl" id="sign-label">${say('signHere')}</p><canvas class="sign" width="600" height="220" role="img" aria-labelledby="sign-label"></canvas><input type="hidden" name="signature"><div class="acts">${button({ text: say('clear'), kind: 'secondary', type: 'button', name: 'clear' })}${button({ text: say('sign'), size: 'large' })}</div>`,
  )}</div>`;
}

const form = (confirming: Confirming, what: 'code' | 'confirm' | 'sign', body: Html): Html =>
  html`<form method="post" action="${pathOf(confirming)}" novalidate>${csrfField(confirming.filing.csrf)}${hiddenFields({ do: what, [LOCALE_FIELD]: languageCode(confirming.reader) })}${body}</form>`;
