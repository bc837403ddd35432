import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { stationLabels } from '#quality/campaign.ts';
import type {
  CaseEvent,
  CaseOutcome,
  CasePhase,
  Finding,
  QualityCase,
  Verdict,
} from '#quality/quality-case.ts';
import type { Basic } from '#quality/source-record.ts';

export const basicLabels = {
  name: { vi: 'Họ và tên', en: 'Name' },
  birthDate: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  identityNumber: { vi: 'Số định danh', en: 'Personal number' },
} satisfies Record<Basic, Bilingual>;

export const sexLabels: Readonly<Record<string, Bilingual>> = {
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
};

export const phaseLabels = {
  review: { vi: 'Chờ kết luận', en: 'To be judged' },
  second: { vi: 'Chờ người thứ hai', en: 'Awaits a second person' },
  station: { vi: 'Chờ cơ quan xác nhận', en: 'With an agency' },
  correcting: { vi: 'Đang gửi đính chính', en: 'Correction on its way' },
  closed: { vi: 'Đã xong', en: 'Closed' },
} satisfies Record<CasePhase['kind'], Bilingual>;

export const outcomeLabels = {
  same: { vi: 'Cùng một người, không phải sửa', en: 'One person, nothing to correct' },
  different: { vi: 'Hai người khác nhau', en: 'Two people' },
  corrected: { vi: 'Đã đính chính', en: 'Corrected' },
  'right-corrected': {
    vi: 'Nguồn đối chiếu sai, đã sửa ở đó',
    en: 'The other source was wrong and was put right',
  },
  vanished: { vi: 'Không còn khác nhau', en: 'Differs no more' },
} satisfies Record<CaseOutcome, Bilingual>;

export const machineLabels = {
  link: { vi: 'Máy: cùng một người', en: 'Machine: one person' },
  review: { vi: 'Máy: chưa chắc', en: 'Machine: unsure' },
  none: { vi: 'Máy: không tìm thấy ai', en: 'Machine: nobody found' },
} satisfies Record<Finding['machine'], Bilingual>;

export const verdictLabels = {
  same: { vi: 'Giống: cùng một người', en: 'Same: one person' },
  different: { vi: 'Khác: hai người', en: 'Different: two people' },
  ask: { vi: 'Hỏi cơ quan xác nhận', en: 'Ask the agency' },
} satisfies Record<Verdict, Bilingual>;

/** What an event of a case is called in its history. */
export function eventLabel(event: CaseEvent): Bilingual {
  switch (event.type) {
    case 'judged':
    case 'identified':
      return filled('{act}: {verdict}', '{act}: {verdict}', {
        act: eventLabels[event.type],
        verdict: verdictLabels[event.verdict],
      });
    default:
      return eventLabels[event.type];
  }
}

const eventLabels = {
  opened: { vi: 'Đợt chạy tìm thấy', en: 'Found by a run' },
  'found-again': {
    vi: 'Bản ghi đã thay đổi, xem lại từ đầu',
    en: 'The records changed: to be judged anew',
  },
  vanished: { vi: 'Đợt chạy thấy không còn khác nhau', en: 'A run found no difference any more' },
  judged: { vi: 'Kết luận', en: 'Judged' },
  seconded: { vi: 'Người thứ hai đồng ý', en: 'A second person agreed' },
  contradicted: { vi: 'Người thứ hai không đồng ý', en: 'A second person disagreed' },
  identified: { vi: 'Cơ quan trả lời', en: 'The agency answered' },
  confirmed: { vi: 'Cơ quan xác nhận thông tin đúng', en: 'The agency confirmed what is right' },
  declined: { vi: 'Cơ quan chuyển lại', en: 'Sent back by the agency' },
  corrected: { vi: 'Hệ thống kia đã nhận đính chính', en: 'The register took the correction' },
  'correction-refused': {
    vi: 'Hệ thống kia từ chối đính chính',
    en: 'The register refused the correction',
  },
  undone: { vi: 'Hủy kết luận', en: 'Undone' },
} satisfies Record<CaseEvent['type'], Bilingual>;

/** What comes next, and who does it. */
export function nextInWords({ phase, rules }: QualityCase, agency: string): Bilingual {
  switch (phase.kind) {
    case 'review':
      return whatFollows(rules);
    case 'second':
      return {
        vi: 'Người quản lý dữ liệu thứ hai xem lại; đồng ý thì kết luận mới có hiệu lực.',
        en: 'A second data steward looks at it; the verdict holds once they agree.',
      };
    case 'station':
      return filled('{agency}: {task}.', '{agency}: {task}.', {
        agency,
        task:
          phase.task === 'identify'
            ? { vi: 'trả lời có phải cùng một người không', en: 'answers whether it is one person' }
            : stationLabels[phase.station],
      });
    case 'correcting':
      return phase.undoing
        ? {
            vi: 'Đang trả lại thông tin cũ ở hệ thống kia; sau đó xem lại từ đầu.',
            en: 'The register is given back what it said before; then it is judged anew.',
          }
        : {
            vi: 'Bản đính chính đang được gửi qua trục liên thông. Không phải làm gì thêm.',
            en: 'The correction is being sent through the exchange. Nothing to do.',
          };
    case 'closed':
      return outcomeLabels[phase.outcome];
  }
}

function whatFollows({ fourEyes, stations, corrects }: QualityCase['rules']): Bilingual {
  const steps: Bilingual[] = [
    ...(fourEyes ? [{ vi: 'người thứ hai đồng ý', en: 'a second person agrees' }] : []),
    ...stations.map((station) => stationLabels[station]),
    ...(corrects === null
      ? []
      : [{ vi: 'đính chính qua trục liên thông', en: 'corrected through the exchange' }]),
  ];
  if (steps.length === 0) {
    return {
      vi: 'Kết luận “giống” hoặc “khác” là xong; không hệ thống nào bị sửa.',
      en: 'A verdict ends it; no register is changed.',
    };
  }
  return {
    vi: `Sau khi kết luận “giống”: ${steps.map(({ vi }) => vi).join(' → ')}. “Khác” là xong.`,
    en: `After “same”: ${steps.map(({ en }) => en).join(' → ')}. “Different” ends it.`,
  };
}
