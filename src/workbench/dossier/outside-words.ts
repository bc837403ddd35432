import type { Procedure } from '#catalogue/procedure.ts';
import { systemLabels } from '#catalogue/procedure-labels.ts';
import type {
  OutsideAnswered,
  OutsideProgressed,
  OutsideResult,
  OutsideStage,
  PersonalNumberArrived,
} from '#dossier/dossier-event.ts';
import type { IdentityChecked } from '#dossier/identity-checked.ts';
import type { LegEvent } from '#dossier/leg-event.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { formatDay } from '#kernel/day.ts';
import { sayIn } from '#web/language.ts';
import { legWords } from '#web/leg-words.ts';

export const stageLabels: Readonly<Record<OutsideStage, Bilingual>> = {
  sent: { vi: 'Đã gửi', en: 'Sent' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  eligible: { vi: 'Đủ điều kiện giải quyết', en: 'Eligible' },
  processing: { vi: 'Đang xử lý', en: 'In work' },
};

const OUTCOMES: Readonly<Record<OutsideAnswered['outcome'], Bilingual>> = {
  granted: { vi: 'Đã có kết quả', en: 'Granted' },
  refused: { vi: 'Từ chối, trả lại bước trước', en: 'Refused, sent back' },
  supplement: { vi: 'Cần bổ sung, trả lại bước trước', en: 'Asks for more, sent back' },
};

type OutsideEvent =
  | OutsideProgressed
  | OutsideAnswered
  | IdentityChecked
  | PersonalNumberArrived
  | LegEvent;

/** What an outside system said of a dossier: `Hộ tịch (Bộ Tư pháp): Đã tiếp nhận`, and what else. */
export function outsideWords(
  lang: Language,
  event: OutsideEvent,
  procedure: Procedure,
): { readonly what: string; readonly note: string } {
  switch (event.type) {
    case 'identity-checked':
      return { what: textIn(lang, IDENTITY[event.outcome]), note: '' };
    case 'outside-progressed': {
      const { system, stage, note } = event;
      return {
        what: `${textIn(lang, systemLabels[system])}: ${textIn(lang, stageLabels[stage])}`,
        note,
      };
    }
    case 'outside-answered':
      return answerWords(lang, event);
    case 'personal-number-arrived':
      return { what: textIn(lang, NUMBER_ARRIVED), note: event.personalNumber };
    case 'leg-begun':
    case 'leg-ended':
    case 'leg-dropped':
    case 'time-added':
      return legWords(lang, event, procedure);
  }
}

const IDENTITY: Readonly<Record<IdentityChecked['outcome'], Bilingual>> = {
  matches: {
    vi: 'Thông tin người nộp khớp với CSDL quốc gia về dân cư',
    en: 'The applicant matches the national population database',
  },
  differs: {
    vi: 'Thông tin người nộp khác với CSDL quốc gia về dân cư; đối chiếu giấy tờ và đính chính',
    en: 'The applicant differs from the national population database; check the papers',
  },
  unknown: {
    vi: 'CSDL quốc gia về dân cư không có số định danh này; đối chiếu giấy tờ',
    en: 'The national population database does not know this number; check the papers',
  },
};

const NUMBER_ARRIVED: Bilingual = {
  vi: 'Đã có số định danh cá nhân',
  en: 'Personal number received',
};

const answerWords = (
  lang: Language,
  { system, outcome, note, result }: OutsideAnswered,
): { readonly what: string; readonly note: string } => ({
  what: `${textIn(lang, systemLabels[system])}: ${textIn(lang, OUTCOMES[outcome])}`,
  note: [note, result === null ? '' : resultText(lang, result)]
    .filter((part) => part !== '')
    .join(' – '),
});

/** The entry in a register: `Số 12/KS, quyển 01/2022, trang 13, ngày 21/06/2022`. */
export function resultText(lang: Language, result: OutsideResult): string {
  const say = sayIn(lang);
  const { number, book, page, date, personalNumber, awaitsPersonalNumber } = result;
  return [
    number === '' ? '' : `${say('Số', 'Number')} ${number}`,
    book === '' ? '' : `${say('quyển', 'book')} ${book}`,
    page === '' ? '' : `${say('trang', 'page')} ${page}`,
    date === null ? '' : `${say('ngày', 'of')} ${formatDay(date)}`,
    personalNumber === null ? '' : `${say('số định danh', 'personal number')} ${personalNumber}`,
    awaitsPersonalNumber ? say('chờ số định danh', 'personal number awaited') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
