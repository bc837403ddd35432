import type { FastifyReply } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { CHECK, draftPath } from '#portal/filing/paths.ts';
import { type FilingStep, nextOpen, stepsOf } from '#portal/filing/steps.ts';
import { CITIZEN_HOME } from '#portal/citizen/paths.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { notice } from '#web/components/notice.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { type FieldError, summaryOf } from '#web/field-error.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { type Say, sayIn } from '#web/language.ts';

/** After a page: the next on which something is wanted, else the one on which all is checked. */
export function onward(filing: Filing, page: string): FastifyReply {
  const next = nextOpen(stepsOf(filing), page)?.id ?? CHECK;
  return filing.reply.redirect(draftPath(filing.draft.draftId, next), 303);
}

export interface FramedPage {
  readonly page: string;
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly hidden?: Readonly<Record<string, string>>;
  /** The form carries files. */
  readonly hasFiles?: boolean;
  /** Where a script may send files in parts, before the form. */
  readonly uploadTo?: string;
  readonly button?: string;
  readonly body: Html;
}

/** A page of a draft: the way back, what is left in words, one form with one button. */
export function filingFrame(
  filing: Filing,
  steps: readonly FilingStep[],
  framed: FramedPage,
): Html {
  const { lang, draft, csrf, procedure } = filing;
  const say = sayIn(lang);
  const restored = say(
    'Đã lấy lại phần bạn gõ dở trên máy này.',
    'What you had typed on this device is back.',
  );
  return html`${backLink({ href: pageBefore(draft.draftId, steps, framed.page), text: say('Quay lại', 'Back') })}
${errorSummary({ lang, errors: summaryOf(framed.errors, lang) })}
<p class="sub">${helpedName(say, draft)}${textIn(lang, procedure.shortName)} · ${progress(say, steps, framed.page)}</p>
<h1>${framed.title}</h1>
<div role="status"><div id="restored" hidden>${notice({ lang, tone: 'info', body: restored })}</div></div>
<form${attrs({
    method: 'post',
    action: draftPath(draft.draftId, framed.page),
    novalidate: true,
    enctype: framed.hasFiles === true ? 'multipart/form-data' : null,
    'data-upload-to': framed.uploadTo,
    'data-upload-words': framed.uploadTo === undefined ? null : JSON.stringify(uploadWords(say)),
  })}>${csrfField(csrf)}${hiddenFields(framed.hidden ?? {})}${framed.body}
<div class="acts">${button({ text: framed.button ?? say('Tiếp tục', 'Continue'), size: 'large' })}</div></form>
<p class="fine">${say('Đã lưu sau mỗi trang. Có thể dừng ở đây và làm tiếp sau.', 'Saved after every page. You may stop here and go on later.')}</p>`;
}

/** Whom it is for, where that is not whoever fills it in. */
export const helpedName = (say: Say, { helped }: Filing['draft']): Html | null =>
  helped === null ? null : html`<b>${say('Giúp', 'For')} ${helped.name}</b> · `;

/** What the script says while it sends. */
const uploadWords = (say: Say) => ({
  sending: say('Đang gửi', 'Sending'),
  waiting: say('Mất mạng, tự gửi tiếp khi có mạng', 'The line is down; it goes on by itself'),
  sent: say('Đã gửi', 'Sent'),
  again: say(
    'Chưa gửi được. Chọn lại tệp để gửi tiếp từ chỗ đã dừng.',
    'Not sent. Choose the file again to go on from where it stopped.',
  ),
});

/** What is still to be done after this page, in words. */
function progress(say: Say, steps: readonly FilingStep[], page: string): string {
  const left = steps.filter(({ id, isOpen }) => isOpen && id !== page).length;
  if (left === 0) return say('trang cuối trước khi kiểm tra', 'the last page before the check');
  return say('sau trang này còn {left} trang', '{left} more after this one', { left });
}

function pageBefore(draftId: string, steps: readonly FilingStep[], page: string): string {
  const previous = steps[steps.findIndex(({ id }) => id === page) - 1];
  return previous === undefined ? CITIZEN_HOME : draftPath(draftId, previous.id);
}
