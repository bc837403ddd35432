import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { faultTexts } from '#registries/registry-fault.ts';
import type { QualityRun, RunState } from '#store/quality-runs.ts';
import { formatDateTime, formatShare } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

export const runStateLabels = {
  waiting: { vi: 'Chờ chạy', en: 'Waiting' },
  pulling: { vi: 'Đang lấy dữ liệu', en: 'Reading the sources' },
  linking: { vi: 'Đang đối chiếu', en: 'Comparing' },
  done: { vi: 'Đã chạy xong', en: 'Done' },
  failed: { vi: 'Không chạy được', en: 'Failed' },
  stopped: { vi: 'Đã dừng', en: 'Stopped' },
} satisfies Record<RunState, Bilingual>;

export const isOpen = ({ state }: Pick<QualityRun, 'state'>): boolean =>
  state === 'waiting' || state === 'pulling' || state === 'linking';

/** How a run stands, in a line. */
export function runStateText(run: QualityRun, lang: Language): string {
  const state = textIn(lang, runStateLabels[run.state]);
  return run.endedAt === null ? state : `${state}, ${formatDateTime(run.endedAt, lang)}`;
}

/** How far an open run is, in words. */
export function progressText({ state, progress }: QualityRun, lang: Language): string {
  const say = sayIn(lang);
  switch (state) {
    case 'pulling': {
      const side = progress.left.isWhole ? progress.right : progress.left;
      return say(
        '{side}: trang {page} trên {pages}, {records} bản ghi',
        '{side}: page {page} of {pages}, {records} records',
        {
          side: progress.left.isWhole
            ? say('nguồn phải', 'right source')
            : say('nguồn trái', 'left source'),
          page: side.page,
          pages: side.pages === 0 ? '?' : side.pages,
          records: side.records,
        },
      );
    }
    case 'linking':
      return progress.written > 0
        ? say('đã ghi {count} bản ghi', '{count} records written', { count: progress.written })
        : say('đã so sánh {share}', '{share} compared', {
            share: formatShare(progress.compared, lang),
          });
    case 'waiting':
    case 'done':
    case 'failed':
    case 'stopped':
      return '';
  }
}

/** Faults of runs, as the worker names them, in words with what to do. */
export function runFaultText(fault: string, lang: Language): string {
  const known = FAULTS[fault];
  return known === undefined
    ? sayIn(lang)('Lỗi: {fault}', 'Fault: {fault}', { fault })
    : textIn(lang, known);
}

const FAULTS: Readonly<Record<string, Bilingual>> = {
  ...faultTexts,
  'file-gone': {
    vi: 'Tệp của chiến dịch không còn. Tạo chiến dịch mới với tệp đó.',
    en: 'The campaign’s file is gone. Begin a campaign with it anew.',
  },
  'bad-file': {
    vi: 'Tệp không đọc được đến hết. Tạo chiến dịch mới với tệp đã sửa.',
    en: 'The file cannot be read to its end. Begin a campaign with a mended file.',
  },
  unexpected: {
    vi: 'Lỗi của phần mềm, đã ghi nhật ký. Chạy lại; nếu vẫn lỗi, báo quản trị tỉnh.',
    en: 'A fault of the software, kept in the log. Run it again, or tell the administrator.',
  },
  closed: { vi: 'Chiến dịch đã đóng.', en: 'The campaign is closed.' },
  'bad-settings': {
    vi: 'Cấu hình đối chiếu không hợp với các cột. Tạo chiến dịch mới, để trống cấu hình.',
    en: 'The settings do not fit the columns. Begin anew and leave them empty.',
  },
};
