import { closingInstant } from '#calendar/working-calendar.ts';
import { formatDay } from '#kernel/day.ts';
import { isAwaited } from '#reporting/lateness.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { type FieldError, sentField } from '#web/field-error.ts';
import { type FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { AnswerView } from '#workbench/reporting/answer-view.ts';
import { isAdministrator } from '#workbench/reporting/campaign-request.ts';
import { outsideHours } from '#workbench/reporting/outside-hours.ts';
import { campaignPath } from '#workbench/reporting/paths.ts';

/** A form beside the answers that was sent and refused. */
export interface TriedAnswerAct {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

const NOTHING: TriedAnswerAct = { values: new Map(), errors: [] };

/** What may be done with an answer besides writing it: by the administrator, and asking for more time. */
export function answerActs(
  on: OfficerRequest,
  view: AnswerView,
  tried: TriedAnswerAct | null,
): Html | null {
  if (view.campaign.stage.kind !== 'open') return null;
  const sent = tried ?? NOTHING;
  const { state, extension } = view.reporter;
  if (isAdministrator(on)) {
    if (extension === 'asked' && isAwaited(state)) return extensionPane(on, view);
    return isAwaited(state) ? null : judgePane(on, view, sent);
  }
  if (!view.mayWrite) return null;
  return extension === 'asked' ? askedNotice(on, view) : askPane(on, view, sent);
}

const formTo = (on: OfficerRequest, view: AnswerView, act: string, body: Html): Html =>
  html`<form method="post" action="${campaignPath(view.campaign.campaignId)}/${act}" novalidate>${csrfField(on.session.csrf)}${hiddenFields({ nhan: view.reporter.recipient, version: String(view.reporter.version) })}${body}</form>`;

function judgePane(on: OfficerRequest, view: AnswerView, sent: TriedAnswerAct): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = sentField(lang, sent);
  const days = field('againDays');
  return pane({
    id: 'xet',
    title: say('Xét báo cáo', 'Judge the report'),
    body: html`${
      view.reporter.state === 'submitted'
        ? formTo(
            on,
            view,
            'nhan',
            html`<div class="acts">${button({ text: say('Nhận báo cáo', 'Accept') })}</div>`,
          )
        : null
    }${formTo(
      on,
      view,
      'tra-lai',
      html`${textarea({ ...field('reason'), label: say('Trả lại vì', 'Return because'), hint: say('Ghi rõ chỉ tiêu nào sai và sửa thế nào', 'Say which indicator is wrong and how to mend it'), rows: 3, maxLength: 1000 })}${textInput({ ...days, value: days.value === '' ? '2' : days.value, label: say('Nộp lại trong số ngày làm việc', 'To come again within working days'), inputMode: 'numeric', width: 'short' })}<div class="acts">${button({ text: say('Trả lại', 'Return'), kind: 'secondary' })}</div>`,
    )}`,
  });
}

function extensionPane(on: OfficerRequest, view: AnswerView): Html {
  const say = sayIn(on.lang);
  const { extensionUntil, extensionReason } = view.reporter;
  const until = extensionUntil === null ? '' : formatDay(extensionUntil);
  const outside = outsideUntil(on, view);
  return pane({
    id: 'gia-han',
    title: say('Đề nghị gia hạn', 'More time is asked for'),
    body: html`<p>${say('Đến hết ngày {until}. Lý do: {reason}', 'Until {until}. Reason: {reason}', { until, reason: extensionReason })}</p>${outside}${formTo(on, view, 'gia-han', html`<div class="acts">${button({ text: say('Cho gia hạn', 'Grant it') })}</div>`)}${formTo(on, view, 'khong-gia-han', html`<div class="acts">${button({ text: say('Không gia hạn', 'Refuse'), kind: 'secondary' })}</div>`)}`,
  });
}

/** That a day which was asked for is no working day; nothing of others. */
function outsideUntil(on: OfficerRequest, { reporter }: AnswerView): Html | null {
  const { extensionUntil, agency } = reporter;
  if (extensionUntil === null) return null;
  const calendar = on.services.world().calendarOf(agency, extensionUntil);
  const text = outsideHours(on, agency, closingInstant(extensionUntil, calendar));
  return text === null ? null : html`<p class="fine">${text}</p>`;
}

/** What an agency asked for, while nobody has answered. */
function askedNotice(on: OfficerRequest, view: AnswerView): Html {
  const { extensionUntil } = view.reporter;
  return notice({
    lang: on.lang,
    tone: 'info',
    id: 'da-xin-gia-han',
    title: sayIn(on.lang)(
      'Đã xin nộp đến hết ngày {until}, chờ trả lời.',
      'More time until {until} was asked for; the answer is awaited.',
      { until: extensionUntil === null ? '' : formatDay(extensionUntil) },
    ),
    ...(outsideUntil(on, view) === null ? {} : { body: outsideUntil(on, view) }),
  });
}

function askPane(on: OfficerRequest, view: AnswerView, sent: TriedAnswerAct): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = sentField(lang, sent);
  return pane({
    id: 'xin-gia-han',
    title: say('Không kịp nộp?', 'Not in time?'),
    body: formTo(
      on,
      view,
      'xin-gia-han',
      html`<p>${say('Những gì đang soạn ở trên không gửi theo: lưu nháp trước.', 'What is typed above is not sent with this: save the draft first.')}</p>${dateInput({ ...field('until'), label: say('Xin nộp đến hết ngày', 'More time until') })}${textInput({ ...field('why'), label: say('Lý do', 'Reason'), maxLength: 500 })}<div class="acts">${button({ text: say('Xin gia hạn', 'Ask for more time'), kind: 'secondary' })}</div>`,
    ),
  });
}
