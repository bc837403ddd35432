import type { Agency } from '#catalogue/locality.ts';
import type { FeedbackRules } from '#feedback/feedback-rules.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { FEEDBACK, FOLLOW, PUBLISHED, SEND } from '#portal/feedback/paths.ts';

export interface StartView {
  readonly lang: Language;
  readonly rules: FeedbackRules;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly query: string;
  /** Null where nothing was looked for. */
  readonly found: readonly Agency[] | null;
  readonly more: boolean;
  /** The agency that finds the right one for whoever does not know it. */
  readonly office: Agency | null;
}

/** Where a report begins: what it is not, by when it is answered, and about whom it is. */
export function startPage(view: StartView): Html {
  const { lang, values, errors, query } = view;
  const say = sayIn(lang);
  const field = sentField(lang, { values, errors });
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Gửi phản ánh, kiến nghị', 'Send a report or suggestion')}</h1>
<p class="lead">${say(
    'Về hành vi chậm trễ, gây phiền hà; về quy định hành chính; hoặc góp ý. Không cần đăng nhập, có thể không nêu tên.',
    'About delay or trouble, about a regulation, or a suggestion. No sign-in is needed, nor a name.',
  )}</p>
${deadlineNote(lang, view.rules)}
${notice({
  lang,
  tone: 'info',
  title: say(
    'Khiếu nại, tố cáo làm theo thủ tục khác',
    'Complaints in the legal sense go another way',
  ),
  body: say(
    'Khiếu nại một quyết định hành chính theo Luật Khiếu nại 2011, tố cáo hành vi vi phạm pháp luật theo Luật Tố cáo 2018: gửi đến người, cơ quan có thẩm quyền theo hai luật đó. Trang này không nhận.',
    'To contest a decision (Luật Khiếu nại 2011) or to denounce a breach of law (Luật Tố cáo 2018), turn to whoever is competent under those laws. They are not taken here.',
  ),
})}
<h2>${say('Phản ánh về cơ quan nào?', 'Which agency is it about?')}</h2>
${nameSearch({
  lang,
  action: FEEDBACK,
  label: say('Tên cơ quan, xã, phường', 'Name of the agency or commune'),
  hint: say('Có dấu hoặc không dấu, ví dụ: vinh thanh van', 'With or without diacritics'),
  value: query,
  button: say('Tìm cơ quan', 'Find the agency'),
})}
${foundAgencies(view)}
<h2>${say('Hoặc về một hồ sơ', 'Or about a dossier')}</h2>
<form method="get" action="${SEND}" novalidate>${textInput({
    ...field('ho-so'),
    label: say('Mã hồ sơ', 'Dossier code'),
    hint: say('In trên giấy tiếp nhận', 'Printed on the receipt'),
    width: 'medium',
    maxLength: 80,
  })}${button({ text: say('Tiếp tục', 'Continue'), kind: 'secondary' })}</form>
${view.office === null ? null : html`<p><a href="${`${SEND}?co-quan=${view.office.code}`}">${say('Không biết cơ quan nào: gửi đến', 'I do not know which: send it to')} ${textIn(lang, view.office.name)}</a></p>`}
<p>${linkButton({ text: say('Theo dõi phản ánh đã gửi', 'Follow a report'), href: FOLLOW, kind: 'secondary', icon: 'search' })}</p>
<p><a href="${PUBLISHED}">${say('Xem các trả lời đã công khai', 'Answers that are public')}</a></p>`;
}

function foundAgencies({ lang, found, more }: StartView): Html | null {
  const say = sayIn(lang);
  if (found === null) return null;
  if (found.length === 0) {
    return html`<p class="empty" role="status">${say(
      'Không có cơ quan nào khớp. Gõ ít chữ hơn.',
      'No agency matches. Type fewer words.',
    )}</p>`;
  }
  return html`<ul class="life" id="co-quan">${found.map(
    ({ code, name }) =>
      html`<li><a href="${`${SEND}?co-quan=${code}`}"><b>${textIn(lang, name)}</b></a></li>`,
  )}</ul>${more ? html`<p class="fine">${say('Còn nữa: gõ thêm chữ.', 'There are more: type more words.')}</p>` : null}`;
}

/** By when it is answered, by which law, and what of that is not confirmed. */
export function deadlineNote(lang: Language, rules: FeedbackRules): Html {
  const say = sayIn(lang);
  const days = say(
    'Trả lời trong {answerWorkingDays} ngày làm việc kể từ khi nhận; được gia hạn một lần, thêm {extensionWorkingDays} ngày làm việc.',
    'Answered within {answerWorkingDays} working days of receipt; extended once at most, by {extensionWorkingDays} working days.',
    {
      answerWorkingDays: rules.answerWorkingDays,
      extensionWorkingDays: rules.extensionWorkingDays,
    },
  );
  return html`<p>${days} <span class="fine">${rules.basis}</span></p>${
    rules.toBeConfirmed === null
      ? null
      : notice({
          lang,
          tone: 'warning',
          title: say('Chờ xác nhận', 'To be confirmed'),
          body: textIn(lang, rules.toBeConfirmed),
        })
  }`;
}
