import { reliefDeniedText } from '#web/fee-relief-field.ts';
import type { PaperForm } from '#catalogue/one-stop-rules.ts';
import type {
  Correction,
  DossierEvent,
  DossierTransferred,
  RecordedEvent,
} from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { formatDay, type Instant } from '#kernel/day.ts';
import type { TimelineEntry } from '#web/components/timeline.ts';
import { formatDateTime, formatDateTimeWithWeekday, formatMoney } from '#web/format.ts';
import { html, type Value } from '#web/html.ts';
import { digitisingWords } from '#web/digitising-words.ts';
import { documentWords } from '#web/document-words.ts';
import { sayIn } from '#web/language.ts';
import { outsideWords } from '#workbench/dossier/outside-words.ts';
import { paperName, paperNumber } from '#workbench/paper-names.ts';

/** One event of a dossier in words. */
export function timelineEntry(
  lang: Language,
  recorded: RecordedEvent,
  facts: Facts,
): TimelineEntry {
  const { what, note } = wordsOf(lang, recorded.event, facts);
  return {
    what,
    who: whoDid(lang, recorded.actor),
    when: formatDateTime(recorded.at, lang),
    dateTime: recorded.at,
    by: byWhom(recorded.actor),
    ...(note === undefined || note === '' ? {} : { note }),
  };
}

const byWhom = ({ role }: RecordedEvent['actor']): 'officer' | 'system' | 'citizen' =>
  role === 'system' || role === 'citizen' ? role : 'officer';

/** `Trần Văn A (thay Lê Thị B)` for what was done in the place of an absent colleague. */
function whoDid(lang: Language, { name, standsInFor }: RecordedEvent['actor']): string {
  if (standsInFor === undefined) return name;
  return `${name} (${sayIn(lang)('thay', 'for')} ${standsInFor.name})`;
}

type DossierCorrected = Extract<DossierEvent, { type: 'corrected' }>;

interface Words {
  readonly what: string;
  readonly note?: Value;
}

function wordsOf(lang: Language, event: DossierEvent, facts: Facts): Words {
  const say = sayIn(lang);
  const stepName = (id: string): string =>
    textIn(lang, facts.procedure.steps.find((step) => step.id === id)?.name) ?? id;
  const moved = (what: string, to: string, note: string): Words => ({
    what: `${what} “${stepName(to)}”`,
    note,
  });
  const paper = (form: PaperForm): string => paperNumber(facts.rules, form, lang);
  switch (event.type) {
    case 'received':
      return { what: say('Tiếp nhận hồ sơ', 'Received'), note: dueText(lang, event.due.at) };
    case 'accepted':
      return { what: `${say('Nhận xử lý bước', 'Accepted step')} “${stepName(event.step)}”` };
    case 'passed-on':
      return moved(say('Chuyển đến', 'Passed on to'), event.to, event.note);
    case 'sent-back':
      return moved(say('Trả lại', 'Sent back to'), event.to, event.reason);
    case 'supplement-requested':
      return supplementWords(lang, event, paper('02'));
    case 'supplement-received':
      return { what: say('Đã nhận bổ sung', 'Supplement received'), note: event.note };
    case 'refused':
      return refusedWords(lang, event, paper('03'));
    case 'extended':
      return extendedWords(lang, event, paper('04'));
    case 'stopped':
      return { what: textIn(lang, STOPPED), note: event.reason };
    case 'proposed':
    case 'signed':
    case 'issued':
    case 'handed-over':
      return decisionWords(lang, event);
    case 'fee-collected':
      return { what: feeText(event.amount, lang), note: paymentText(event.payment, lang) };
    case 'relief-denied':
      return { what: reliefDeniedText(lang, event.fee), note: event.reason };
    case 'corrected':
      return { what: say('Đính chính thông tin', 'Corrected'), note: correctionNote(event) };
    case 'printed':
      return { what: `${say('In', 'Printed')} ${paperName(facts.rules, event.form, lang)}` };
    case 'fell-overdue':
      return { what: say('Quá hạn trả kết quả', 'Fell overdue') };
    case 'identity-checked':
    case 'outside-progressed':
    case 'outside-answered':
    case 'personal-number-arrived':
    case 'leg-begun':
    case 'leg-ended':
    case 'leg-dropped':
    case 'time-added':
      return outsideWords(lang, event, facts.procedure);
    case 'document-signed':
    case 'document-revoked':
    case 'reissue-ordered':
      return documentWords(lang, event);
    case 'digitising-ordered':
    case 'paper-digitised':
    case 'digitising-failed':
      return digitisingWords(lang, event);
    case 'transferred':
      return transferWords(lang, event);
  }
}

const STOPPED = { vi: 'Dừng theo yêu cầu của người nộp', en: 'Stopped on request' };

/** From the proposal to the hand-over of a result. */
function decisionWords(
  lang: Language,
  event: Extract<DossierEvent, { type: 'proposed' | 'signed' | 'issued' | 'handed-over' }>,
): Words {
  const say = sayIn(lang);
  switch (event.type) {
    case 'proposed':
      return { what: say('Trình ký', 'Proposed for signing'), note: event.opinion };
    case 'signed':
      return { what: say('Ký duyệt', 'Signed') };
    case 'issued':
      return {
        what: say('Phát hành kết quả', 'Result issued'),
        note: `${say('Số', 'Number')} ${event.resultNumber}`,
      };
    case 'handed-over':
      return {
        what: say('Trả kết quả', 'Result handed over'),
        note: `${say('Người nhận', 'Received by')}: ${event.receiver}`,
      };
  }
}

const refusedWords = (
  lang: Language,
  { reason, ground }: Extract<DossierEvent, { type: 'refused' }>,
  paper: string,
): Words => ({
  what: `${sayIn(lang)('Từ chối giải quyết', 'Refused')} (${paper})`,
  note: `${reason} – ${ground}`,
});

const supplementWords = (
  lang: Language,
  { items }: Extract<DossierEvent, { type: 'supplement-requested' }>,
  paper: string,
): Words => ({
  what: `${sayIn(lang)('Yêu cầu bổ sung', 'Supplement requested')} (${paper})`,
  note: bullets(items.map(({ what, reason }) => `${what}: ${reason}`)),
});

const extendedWords = (
  lang: Language,
  { reason, due }: Extract<DossierEvent, { type: 'extended' }>,
  paper: string,
): Words => ({
  what: `${sayIn(lang)('Xin lỗi và hẹn lại', 'Extended with apology')} (${paper})`,
  note: `${reason}. ${dueText(lang, due.at)}`,
});

const feeText = (amount: number, lang: Language): string =>
  `${sayIn(lang)('Thu phí, lệ phí', 'Fee collected')}: ${formatMoney(amount, lang)}`;

const paymentText = (payment: string | undefined, lang: Language): string =>
  payment === undefined ? '' : `${sayIn(lang)('Giao dịch', 'Payment')} ${payment}`;

const bullets = (lines: readonly string[]): Value =>
  html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

/** From which agency to which, under the names that they had, and the day from which it holds. */
function transferWords(lang: Language, { ground, desk, handler, date }: DossierTransferred): Words {
  const say = sayIn(lang);
  const changes = [desk, handler].filter((change) => change !== null);
  return {
    what: say('Chuyển cơ quan do sắp xếp đơn vị hành chính', 'Taken over by another agency'),
    note: html`${textIn(lang, ground)}${bullets([
      ...changes.map(({ from, to }) => `${textIn(lang, from.name)} → ${textIn(lang, to.name)}`),
      `${say('Từ ngày', 'From')} ${formatDay(date)}`,
    ])}`,
  };
}

const correctionNote = ({ reason, changes }: DossierCorrected): Value =>
  html`${reason}${bullets(changes.map(changeText))}`;

const changeText = ({ from, to }: Correction): string => `${from ?? '–'} → ${to ?? '–'}`;

function dueText(lang: Language, at: Instant | null): string {
  const say = sayIn(lang);
  if (at === null) return say('Không có ngày hẹn trả', 'No due date');
  return `${say('Hẹn trả', 'Due')} ${formatDateTimeWithWeekday(at, lang)}`;
}
