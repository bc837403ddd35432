import type { FeedbackActType } from '#feedback/decide-feedback.ts';
import { type Feedback, feedbackKindLabels, stageLabels, type TellBy } from '#feedback/feedback.ts';
import { type Bilingual, textIn, type Language } from '#kernel/bilingual.ts';
import type { FileState } from '#store/file-states.ts';
import type { FeedbackEvent } from '#store/feedback.ts';
import { backLink } from '#web/components/back-link.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { printButton } from '#web/components/print-button.ts';
import { scannedFile } from '#web/components/scanned-file.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { timeline } from '#web/components/timeline.ts';
import { summaryOf } from '#web/field-error.ts';
import { formatDateTimeWithWeekday, formatFileSize } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { feedbackActForm, type TriedFeedbackAct } from '#workbench/feedback/act-forms.ts';
import { feedbackEventLabel } from '#workbench/feedback/act-labels.ts';
import { feedbackDeadline } from '#workbench/feedback/list-page.ts';
import { FEEDBACK_PATH, feedbackPath } from '#workbench/feedback/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface FeedbackView {
  readonly feedback: Feedback;
  readonly history: readonly FeedbackEvent[];
  /** Of its files, those that wait for their scan or carry a virus. */
  readonly scans: ReadonlyMap<string, FileState>;
  /** What this officer may do now. */
  readonly acts: readonly FeedbackActType[];
  readonly tried: TriedFeedbackAct;
}

/** One report or suggestion: what was written, how it stands, what can be done, what happened. */
export function feedbackPage(on: OfficerRequest, view: FeedbackView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { feedback, history, acts, tried } = view;
  return html`${backLink({ href: FEEDBACK_PATH, text: say('Phản ánh, kiến nghị', 'Reports and suggestions') })}
${errorSummary({ lang, errors: summaryOf(tried.errors, lang) })}
${pageHeading({
  title: feedback.code,
  sub: html`${textIn(lang, feedbackKindLabels[feedback.kind])} · ${textIn(lang, stageLabels[feedback.stage.kind])} ${feedbackDeadline(on, feedback)}`,
})}
${pane({ id: 'report', title: say('Nội dung', 'What was written'), body: html`<div class="ml">${feedback.text}</div>${fileList(on, view)}` })}
${pane({ id: 'facts', title: say('Thông tin', 'Facts'), body: facts(on, feedback) })}
${outcome(on, feedback)}
${
  acts.length === 0
    ? null
    : pane({
        id: 'acts',
        title: say('Xử lý', 'What to do'),
        body: html`${acts.map((type) => feedbackActForm(on, type, feedback, tried))}`,
      })
}
${pane({ id: 'history', title: say('Tiến trình', 'History'), body: historyList(on, history) })}
${printButton(lang)}`;
}

const tellByTexts = {
  none: { vi: 'Người gửi tự xem bằng mã', en: 'The sender looks it up by the code' },
  phone: { vi: 'Đồng ý được gọi điện báo', en: 'Agreed to be called' },
  email: { vi: 'Đồng ý được báo qua thư điện tử', en: 'Agreed to an e-mail' },
} satisfies Record<TellBy, Bilingual>;

function facts({ lang, services }: OfficerRequest, feedback: Feedback): Html {
  const say = sayIn(lang);
  const { feedbackRules, directory } = services;
  const none = say('không nêu', 'not given');
  return summaryList({
    rows: [
      { key: say('Phản ánh về', 'About'), value: directory().agencyName(feedback.about, lang) },
      {
        key: say('Cơ quan trả lời', 'Answered by'),
        value: directory().agencyName(feedback.agency, lang),
      },
      { key: say('Mã hồ sơ', 'Dossier'), value: feedback.dossierCode ?? none },
      { key: say('Người gửi', 'Sender'), value: feedback.senderName ?? none },
      { key: say('Điện thoại', 'Phone'), value: feedback.phone ?? none },
      { key: say('Thư điện tử', 'E-mail'), value: feedback.email ?? none },
      {
        key: say('Báo khi có trả lời', 'To be told'),
        value: textIn(lang, tellByTexts[feedback.tellBy]),
      },
      {
        key: say('Công khai', 'Publication'),
        value: feedback.mayPublish ? say('Đồng ý', 'Agreed') : say('Không đồng ý', 'Not agreed'),
      },
      {
        key: say('Nhận lúc', 'Received'),
        value: formatDateTimeWithWeekday(feedback.receivedAt, lang),
      },
      {
        key: say('Hạn trả lời', 'Due'),
        value: html`${formatDateTimeWithWeekday(feedback.dueAt, lang)}${feedback.extended ? html` ${tag({ text: say('đã gia hạn', 'extended') })}` : null}${feedbackRules.toBeConfirmed === null ? null : html` ${tag({ text: say('chờ xác nhận', 'to be confirmed'), tone: 'warning' })}<p class="fine">${feedbackRules.basis}. ${textIn(lang, feedbackRules.toBeConfirmed)}</p>`}`,
      },
    ],
  });
}

function fileList({ lang }: OfficerRequest, { feedback, scans }: FeedbackView): Html | null {
  const { feedbackId, attachments } = feedback;
  if (attachments.length === 0) return null;
  return html`<ul class="files">${attachments.map(
    ({ name, size, sha256 }, index) =>
      html`<li>${scannedFile({
        lang,
        name,
        scan: scans.get(sha256),
        link: html`<a href="${`${feedbackPath(feedbackId)}/tep/${index + 1}`}">${name}</a> <span class="fine">${formatFileSize(size, lang)}</span>`,
        whatNext: sayIn(lang)(
          'Trả lời theo nội dung đã viết; cần tệp thì hỏi người gửi.',
          'Answer what was written; where the file is needed ask the sender.',
        ),
      })}</li>`,
  )}</ul>`;
}

/** The draft that awaits a leader, the answer that was given, or why there is none. */
function outcome({ lang }: OfficerRequest, { stage }: Feedback): Html | null {
  const say = sayIn(lang);
  switch (stage.kind) {
    case 'received':
    case 'in-hand':
      return null;
    case 'drafted':
      return pane({
        id: 'draft-text',
        title: say('Dự thảo trả lời', 'Draft of the answer'),
        body: html`<div class="ml">${stage.draft.answer}</div>${publication(lang, stage.draft.publication)}`,
      });
    case 'answered':
      return pane({
        id: 'answer-text',
        title: say('Đã trả lời', 'Answer'),
        body: html`<div class="ml">${stage.answer}</div>${publication(lang, stage.publication)}`,
      });
    case 'refused':
      return pane({
        id: 'refusal-text',
        title: say('Không thuộc phạm vi', 'Not in scope'),
        body: html`<div class="ml">${stage.reason}</div>`,
      });
  }
}

function publication(
  lang: Language,
  texts: { readonly question: string; readonly answer: string } | null,
): Html {
  const say = sayIn(lang);
  if (texts === null) {
    return html`<p class="fine">${say('Không đưa lên danh sách công khai.', 'Not on the public list.')}</p>`;
  }
  return html`<p><b>${say('Trên danh sách công khai', 'On the public list')}</b></p><div class="ml">${texts.question}</div><div class="ml">${texts.answer}</div>`;
}

const historyList = ({ lang, services }: OfficerRequest, history: readonly FeedbackEvent[]): Html =>
  timeline({
    entries: history.toReversed().map(({ type, at, subject, role, agency, detail }) => ({
      what: textIn(lang, feedbackEventLabel(type)),
      who:
        role === 'citizen' ? '' : `${subject} · ${services.directory().agencyName(agency, lang)}`,
      when: formatDateTimeWithWeekday(at, lang),
      dateTime: at,
      by: role === 'citizen' ? ('citizen' as const) : ('officer' as const),
      ...(detail === '' ? {} : { note: html`<div class="ml">${detail}</div>` }),
    })),
  });
