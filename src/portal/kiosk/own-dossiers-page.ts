import type { Dossier } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type FieldError, summaryOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { kioskPath } from '#portal/kiosk/paths.ts';
import { dueText, standingText } from '#portal/tracking/standing.ts';

/** Where the reader types what the card holds. */
export function scanPage(lang: Language, desk: string, errors: readonly FieldError[]): Html {
  const say = sayIn(lang);
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Đưa mã QR trên thẻ căn cước vào máy đọc', 'Hold the QR code of your citizen card to the reader')}</h1>
<form method="post" action="${kioskPath(desk)}/ho-so" novalidate>${textInput({
    lang,
    name: 'scan',
    label: say('Nội dung mã QR', 'What the code holds'),
    hint: say(
      'Máy đọc tự điền. Chỉ hiện hồ sơ do ông/bà nộp tại Bộ phận này.',
      'The reader types it. Only what you submitted at this desk is shown.',
    ),
    error: errorOf(errors, 'scan', lang),
    maxLength: 2000,
    autofocus: true,
  })}${button({ text: say('Xem hồ sơ', 'Show my dossiers'), size: 'large' })}</form>
${backToStart(lang, desk)}`;
}

export interface OwnDossiersView {
  readonly desk: string;
  /** Of the number on the card. */
  readonly lastFour: string;
  readonly dossiers: readonly { readonly dossier: Dossier; readonly facts: Facts }[];
}

/** Code, procedure, step, due date, and what is to be done. No name, number or address of anybody. */
export function ownDossiersPage(lang: Language, view: OwnDossiersView): Html {
  const say = sayIn(lang);
  return html`<h1>${say('Hồ sơ của ông/bà', 'Your dossiers')}</h1>
<p class="lead">${say('Thẻ có số', 'Card with the number')} ••••••••${view.lastFour}</p>
${
  view.dossiers.length === 0
    ? html`<p class="empty">${say('Không có hồ sơ nào do ông/bà nộp tại Bộ phận này.', 'You submitted no dossier at this desk.')}</p>`
    : view.dossiers.map(({ dossier, facts }) => card(lang, dossier, facts))
}
${backToStart(lang, view.desk)}`;
}

/** A device that nobody set up reads no cards. */
export function notSetUpPage(lang: Language, desk: string): Html {
  const say = sayIn(lang);
  return html`<h1>${say('Thiết bị này chưa được thiết lập', 'This device is not set up')}</h1>
<p class="lead">${say(
    'Chỉ ki-ốt do Bộ phận thiết lập mới xem được hồ sơ bằng thẻ. Ông/bà có thể tra cứu bằng mã hồ sơ, hoặc hỏi cán bộ.',
    'Only a kiosk that the desk set up shows dossiers by card. You may follow yours by its code, or ask an officer.',
  )}</p>
${backToStart(lang, desk)}`;
}

function card(lang: Language, dossier: Dossier, facts: Facts): Html {
  const say = sayIn(lang);
  return html`<section class="card"><h2>${textIn(lang, facts.procedure.shortName)}</h2>${asked(lang, dossier)}${summaryList(
    {
      rows: [
        { key: say('Mã hồ sơ', 'Code'), value: dossier.code },
        { key: say('Tình trạng', 'Where it stands'), value: standingText(lang, dossier, facts) },
        { key: say('Hẹn trả', 'Due'), value: dueText(lang, dossier) },
      ],
    },
  )}</section>`;
}

function asked(lang: Language, { phase, finishedAt }: Dossier): Html | null {
  const say = sayIn(lang);
  if (phase.kind === 'awaiting-supplement') {
    return html`<p>${tag({ text: say('Cần bổ sung giấy tờ', 'Papers are wanted'), tone: 'warning' })}</p>`;
  }
  return phase.kind !== 'closed' && finishedAt !== null
    ? html`<p>${tag({ text: say('Đã có kết quả', 'The result is ready'), tone: 'success' })}</p>`
    : null;
}

const backToStart = (lang: Language, desk: string): Html =>
  html`<p class="kq-more">${linkButton({
    text: sayIn(lang)('Về màn hình đầu', 'Back to the start'),
    href: kioskPath(desk),
    kind: 'secondary',
  })}</p>`;
