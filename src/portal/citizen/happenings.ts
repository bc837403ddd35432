import type { DossierEvent } from '#dossier/dossier-event.ts';
import type { Facts } from '#dossier/facts.ts';
import type { Origin } from '#dossier/origin.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Directory } from '#store/directory.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import type { TimelineEntry } from '#web/components/timeline.ts';
import { confirmationText } from '#web/confirmation-text.ts';
import { reliefDeniedText } from '#web/fee-relief-field.ts';
import { formatDateTime, formatMoney } from '#web/format.ts';
import { digitisingWords } from '#web/digitising-words.ts';
import { documentWords } from '#web/document-words.ts';
import { sayIn } from '#web/language.ts';
import { legWords } from '#web/leg-words.ts';

interface Happening {
  readonly what: string;
  readonly note?: string;
}

/**
 * What happened to a dossier in the words of whom it is about, the newest first: by agencies, without
 * the names of officers and without what concerns their work alone.
 */
export function happenings(
  lang: Language,
  { events }: DossierHistory,
  facts: Facts,
  directory: Directory,
): readonly TimelineEntry[] {
  return events.toReversed().flatMap(({ event, at, actor }): TimelineEntry[] => {
    const words = wordsOf(lang, event, facts);
    if (words === null) return [];
    const say = sayIn(lang);
    const own = actor.role === 'citizen';
    const helper = event.type === 'received' ? helperOf(event.origin) : null;
    const who = own
      ? (helper ?? say('Bạn', 'You'))
      : actor.role === 'system'
        ? say('Hệ thống', 'The system')
        : directory.agencyName(actor.agency, lang);
    return [
      {
        what: words.what,
        who,
        when: formatDateTime(at, lang),
        dateTime: at,
        by: own ? 'citizen' : actor.role === 'system' ? 'system' : 'officer',
        ...(words.note === undefined || words.note === '' ? {} : { note: words.note }),
      },
    ];
  });
}

/** Who prepared it for the applicant, who confirmed it; null where they filed it themselves. */
const helperOf = (origin: Origin | undefined): string | null =>
  origin?.kind === 'assisted' ? `${origin.assistant.name}, ${origin.assistant.team}` : null;

const receivedWords = (lang: Language, origin: Origin | undefined): Happening =>
  origin?.kind === 'assisted'
    ? {
        what: sayIn(lang)('Đã nộp giúp bạn', 'Filed for you'),
        note: confirmationText(lang, origin.confirmation),
      }
    : { what: sayIn(lang)('Đã tiếp nhận', 'Received') };

function wordsOf(lang: Language, event: DossierEvent, facts: Facts): Happening | null {
  const say = sayIn(lang);
  const step = (id: string): string =>
    textIn(lang, facts.procedure.steps.find((one) => one.id === id)?.name) ?? id;
  switch (event.type) {
    case 'received':
      return receivedWords(lang, event.origin);
    case 'passed-on':
    case 'proposed':
    case 'signed':
    case 'issued':
      return { what: `${say('Chuyển bước', 'Moved on to')} “${step(event.to)}”` };
    case 'supplement-requested':
      return {
        what: say('Yêu cầu bổ sung', 'More was asked for'),
        note: event.items.map(({ what, reason }) => `${what}: ${reason}`).join('; '),
      };
    case 'supplement-received':
      return { what: say('Đã nhận bổ sung', 'The supplement came'), note: event.note };
    case 'refused':
      return {
        what: say('Từ chối giải quyết', 'Refused'),
        note: `${event.reason} (${event.ground})`,
      };
    case 'extended':
      return { what: say('Hẹn lại ngày trả', 'The due date was moved'), note: event.reason };
    case 'stopped':
      return { what: say('Đã dừng theo yêu cầu', 'Stopped on request'), note: event.reason };
    case 'handed-over':
      return { what: say('Đã trả kết quả', 'The result was handed over') };
    case 'fee-collected':
      return { what: `${say('Đã nộp phí', 'Fee paid')}: ${formatMoney(event.amount, lang)}` };
    case 'relief-denied':
      return { what: reliefDeniedText(lang, event.fee), note: event.reason };
    case 'fell-overdue':
      return { what: say('Quá hạn trả', 'It fell overdue') };
    case 'corrected':
      return { what: say('Sửa thông tin hồ sơ', 'Data were corrected'), note: event.reason };
    case 'personal-number-arrived':
      return { what: say('Đã có số định danh cá nhân', 'The personal number came') };
    case 'outside-answered':
      return {
        what: `${say('Cơ quan ngoài trả lời ở bước', 'Answered at the step')} “${step(event.step)}”`,
      };
    case 'leg-begun':
    case 'leg-ended':
    case 'leg-dropped':
    case 'time-added':
      return legWords(lang, event, facts.procedure);
    case 'transferred':
      return { what: say('Chuyển sang cơ quan kế thừa', 'Taken over by the successor agency') };
    case 'document-signed':
    case 'document-revoked':
      return documentWords(lang, event);
    case 'paper-digitised':
      return digitisingWords(lang, event);
    case 'digitising-ordered':
    case 'digitising-failed':
    case 'reissue-ordered':
    case 'accepted':
    case 'sent-back':
    case 'printed':
    case 'identity-checked':
    case 'outside-progressed':
      return null; // steps of the officers' own work
  }
}
