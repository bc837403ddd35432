import { twinOf } from '#web/eform/twin.ts';
import { twinPath } from '#workbench/intake/intake-view.ts';
import { urgency } from '#calendar/urgency.ts';
import type { ActType } from '#dossier/command.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import { GRADE_NAMES, type Rating } from '#dossier/rating.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { FileState } from '#store/file-states.ts';
import type { DossierDelivery } from '#store/deliveries.ts';
import type { Payment } from '#store/payments.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import type { KeptNotice } from '#store/notices.ts';
import { backLink } from '#web/components/back-link.ts';
import { deadlineTag } from '#web/components/deadline-tag.ts';
import { dossierHead } from '#web/components/dossier-head.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { type FlowStep, flow } from '#web/components/flow.ts';
import { notice } from '#web/components/notice.ts';
import { pane, paneGrid } from '#web/components/pane.ts';
import { scannedFile } from '#web/components/scanned-file.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { timeline } from '#web/components/timeline.ts';
import { formatDateTime, formatDateTimeWithWeekday } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { deadlineOf } from '#workbench/deadline.ts';
import { actForms, mainActions } from '#workbench/dossier/act-forms.ts';
import { declarationRows } from '#workbench/dossier/declaration-rows.ts';
import { originPane } from '#workbench/dossier/origin-pane.ts';
import { personRows } from '#workbench/dossier/person-rows.ts';
import { exchangePane } from '#workbench/dossier/exchange-pane.ts';
import { type AGAIN, noticePane } from '#workbench/dossier/notice-pane.ts';
import { postalPane } from '#workbench/dossier/postal-pane.ts';
import { printPane } from '#workbench/dossier/print-pane.ts';
import type { PostalView } from '#workbench/postal/postal-view.ts';
import type { Tried } from '#workbench/dossier/routes.ts';
import { timelineEntry } from '#workbench/dossier/timeline-entry.ts';
import { dueDateProof } from '#workbench/due-date-proof.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { documentsPane } from '#workbench/dossier/documents-pane.ts';
import { legsPane } from '#workbench/dossier/legs-pane.ts';
import { moneyPane } from '#workbench/payment/money-pane.ts';
import { outcomeTag } from '#workbench/phase-labels.ts';
import { summaryOf } from '#web/field-error.ts';

export interface DossierView {
  readonly id: string;
  readonly history: DossierHistory;
  readonly facts: Facts;
  /** Only what this person may do now. */
  readonly acts: readonly ActType[];
  readonly tried: Tried;
  readonly deliveries: readonly DossierDelivery[];
  readonly payments: readonly Payment[];
  readonly notices: readonly KeptNotice[];
  readonly maySendAgain: boolean;
  /** What became of a notice that was to be sent again just now. */
  readonly again: keyof typeof AGAIN | null;
  readonly postal: PostalView;
  /** What its citizen said of it; null where nothing was said. */
  readonly rating: Rating | null;
  /** Of its files, those that wait for their scan or carry a virus. */
  readonly scans: ReadonlyMap<string, FileState>;
  /** Of an interlinked dossier, the dossiers of its legs that have begun, by the key of the leg. */
  readonly legs: ReadonlyMap<string, Dossier>;
  /** The dossier of the notice that this one changes, where it changes one of ours. */
  readonly amended: { readonly id: string; readonly code: string } | null;
}

/** A dossier: where it stands and why, its papers, its people, its history, and the next acts. */
export function dossierPage(on: OfficerRequest, view: DossierView): Html {
  const { lang } = on;
  const { dossier, events } = view.history;
  const say = sayIn(lang);
  const errors = summaryOf(view.tried.errors, lang);
  return html`${backLink({ href: '/can-bo', text: say('Việc của tôi', 'My work') })}
${errorSummary({ lang, errors })}
${freshNotice(on, view)}
${dossierHead({
  code: dossier.code,
  title: `${textIn(lang, view.facts.procedure.shortName)}: ${dossier.concerned?.name ?? dossier.applicant.name}`,
  facts: headFacts(on, view),
  actions: mainActions(on, view),
})}
${flow({ lang, steps: flowSteps(on, view) })}
${paneGrid({
  columns: 3,
  panes: [
    html`${legsPane(on, view)}${originPane(on, dossier.received.origin, view.amended)}${documentsPane(on, view)}${papersPane(on, view)}${printPane(on, view)}`,
    html`${pane({
      id: 'people',
      title: say('Người nộp và người liên quan', 'People'),
      body: html`${summaryList({ rows: personRows(lang, dossier) })}${twinLink(on, view)}`,
    })}${declarationPane(on, view)}${pane({
      id: 'due-pane',
      title: say('Hạn trả và cách tính', 'Due date and why'),
      body: dueDateProof(lang, dossier.due),
    })}${moneyPane(on, view)}${ratingPane(on.lang, view.rating)}${noticePane(on, view)}${exchangePane(on, dossier, view.deliveries)}`,
    html`${actForms(on, view)}${postalPane(on, view)}${pane({
      id: 'history',
      title: say('Nhật ký hồ sơ', 'History'),
      body: timeline({
        entries: events.toReversed().map((recorded) => timelineEntry(lang, recorded, view.facts)),
      }),
    })}`,
  ],
})}`;
}

/** What the citizen said of the service, word by word. Officers read it, and have no form to write it. */
const ratingPane = (lang: Language, rating: Rating | null): Html | null =>
  rating === null
    ? null
    : pane({
        id: 'rating',
        title: sayIn(lang)('Đánh giá của người nộp', 'What whoever filed says'),
        body: html`<p><b>${textIn(lang, GRADE_NAMES[rating.grade])}</b> <span class="fine">${formatDateTime(rating.ratedAt, lang)}</span></p>${rating.remark === '' ? null : html`<p>${rating.remark}</p>`}`,
      });

function headFacts(on: OfficerRequest, view: DossierView): readonly Value[] {
  const { lang } = on;
  const { dossier } = view.history;
  const say = sayIn(lang);
  const { phase } = dossier;
  const dueAt = dossier.due.at;
  const clock = urgency(dueAt, view.facts.now, view.facts.calendar);
  const standing = { phase: phase.kind, dueAt, finishedAt: dossier.finishedAt };
  return [
    phase.kind === 'closed'
      ? tag(outcomeTag(lang, phase.outcome))
      : tag({ text: phaseText(on, view), tone: phase.kind === 'in-hand' ? 'neutral' : 'info' }),
    deadlineTag(deadlineOf(lang, standing, clock)),
    dueAt === null
      ? null
      : html`${say('Hẹn trả', 'Due')} <b>${formatDateTimeWithWeekday(dueAt, lang)}</b>`,
    `${say('Thủ tục', 'Procedure')} ${dossier.received.procedure.code}`,
  ];
}

function phaseText(on: OfficerRequest, view: DossierView): string {
  const say = sayIn(on.lang);
  const { phase } = view.history.dossier;
  switch (phase.kind) {
    case 'waiting':
      return say('Chờ nhận xử lý', 'Waiting to be accepted');
    case 'in-hand':
      return `${say('Đang xử lý', 'In hand')}: ${phase.holder.name}`;
    case 'awaiting-supplement':
      return say('Chờ người nộp bổ sung', 'Awaiting supplement');
    case 'closed':
      return say('Đã kết thúc', 'Closed');
  }
}

function flowSteps(on: OfficerRequest, view: DossierView): readonly FlowStep[] {
  const { phase } = view.history.dossier;
  const { steps } = view.facts.procedure;
  const closed = phase.kind === 'closed';
  const done = closed && phase.outcome === 'handed-over' ? steps.length : -1;
  const current = closed ? done : steps.findIndex((step) => step.id === phase.step);
  return steps.map((step, index) => ({
    name: textIn(on.lang, step.name),
    detail: on.services
      .directory()
      .agencyName(
        step.place === 'desk' ? view.history.dossier.desk : view.history.dossier.handler,
        on.lang,
      ),
    state: index < current ? 'done' : index === current ? 'current' : 'future',
  }));
}

/** What was declared on the form that was in force at the receipt; nothing where nothing was. */
function declarationPane(on: OfficerRequest, view: DossierView): Html | null {
  const { declaration } = view.history.dossier.received;
  if (declaration === undefined) return null;
  const form = on.services.forms().version(declaration.form.code, declaration.form.validFrom);
  if (form === null) return null;
  return pane({
    id: 'declaration',
    title: textIn(on.lang, form.title),
    body: declarationRows(on.lang, form, declaration, on.services.directory().communes),
  });
}

/** A twin is a dossier of its own, received at the same desk from what the first one declared. */
function twinLink(
  { lang, officer, services }: OfficerRequest,
  { id, history }: DossierView,
): Html | null {
  const isAtDesk = officer.role === 'counter-officer' && officer.agency === history.dossier.desk;
  if (!isAtDesk || twinOf(services, history) === null) return null;
  return html`<p><a href="${twinPath(id)}">${sayIn(lang)('Khai thêm cho trẻ sinh đôi', 'Declare the other twin')}</a></p>`;
}

function papersPane(on: OfficerRequest, view: DossierView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { dossier } = view.history;
  const rows = dossier.received.components.map((component) => ({
    key: component.name,
    value: `${component.originals} ${say('bản chính', 'original')} · ${component.certified} ${say('chứng thực', 'certified')} · ${component.copies} ${say('bản sao', 'copy')}`,
  }));
  const first = dossier.attachments.findIndex(
    ({ mediaType, sha256 }) =>
      mediaType.startsWith('image/') &&
      !['infected', 'retired'].includes(view.scans.get(sha256) ?? ''),
  );
  return pane({
    id: 'papers',
    title: say('Giấy tờ', 'Papers'),
    body: html`${rows.length === 0 ? null : summaryList({ rows })}
${
  dossier.attachments.length === 0
    ? html`<p class="empty">${say('Không có tệp đính kèm.', 'No files attached.')}</p>`
    : html`<ul class="files">${dossier.attachments.map(
        (file, index) =>
          html`<li>${scannedFile({
            lang,
            name: file.name,
            scan: view.scans.get(file.sha256),
            link: html`<a href="${`/can-bo/ho-so/${view.id}/tep/${index + 1}`}" target="_blank" rel="noopener">${file.name}<span class="sr"> ${say('(mở cửa sổ mới)', '(opens a new window)')}</span></a>`,
            whatNext: say('Yêu cầu người nộp bổ sung bản khác.', 'Ask the applicant for another.'),
          })}</li>`,
      )}</ul>`
}
${
  first === -1
    ? null
    : html`<img class="paper-preview" src="${`/can-bo/ho-so/${view.id}/tep/${first + 1}`}" alt="${dossier.attachments[first]?.name ?? ''}" loading="lazy">`
}`,
  });
}

function freshNotice(on: OfficerRequest, view: DossierView): Html | null {
  const say = sayIn(on.lang);
  const { fresh } = view.tried;
  if (fresh === '') return null;
  const { dossier } = view.history;
  return notice({
    lang: on.lang,
    tone: 'success',
    role: 'status',
    title: `${say('Đã tiếp nhận hồ sơ', 'Dossier received')} ${dossier.code}`,
    body:
      fresh === 'lai'
        ? say(
            'Hồ sơ này đã được gửi trước đó; hệ thống không tạo hồ sơ thứ hai.',
            'This dossier had been submitted before; no second one was made.',
          )
        : `${say('Lúc', 'At')} ${formatDateTime(dossier.receivedAt, on.lang)}. ${say('In giấy tiếp nhận rồi chuyển xử lý.', 'Print the receipt, then pass it on.')}`,
  });
}
