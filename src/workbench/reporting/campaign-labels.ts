import type { Bilingual } from '#kernel/bilingual.ts';
import type { AnswerState } from '#reporting/lateness.ts';
import type { NamedSource } from '#reporting/indicator.ts';
import type { Repeats } from '#reporting/next-period.ts';
import type { Level } from '#reporting/sum-up.ts';
import type { CampaignStage } from '#store/report-campaigns.ts';
import type { Tone } from '#web/components/tag.ts';

export const answerStates = {
  'not-begun': { text: { vi: 'Chưa làm', en: 'Not begun' }, tone: 'neutral' },
  draft: { text: { vi: 'Đang soạn', en: 'Draft' }, tone: 'info' },
  submitted: { text: { vi: 'Đã nộp', en: 'Submitted' }, tone: 'success' },
  returned: { text: { vi: 'Bị trả lại', en: 'Returned' }, tone: 'warning' },
  accepted: { text: { vi: 'Đã nhận', en: 'Accepted' }, tone: 'success' },
} satisfies Record<AnswerState, { readonly text: Bilingual; readonly tone: Tone }>;

export const stageLabels = {
  draft: { vi: 'Đang chuẩn bị', en: 'In preparation' },
  open: { vi: 'Đang thu', en: 'Running' },
  closed: { vi: 'Đã khóa', en: 'Closed' },
} satisfies Record<CampaignStage['kind'], Bilingual>;

export const levelLabels = {
  province: { vi: 'Cấp tỉnh, sở ngành', en: 'Province, departments' },
  district: { vi: 'Cấp huyện', en: 'Districts' },
  commune: { vi: 'Cấp xã', en: 'Communes' },
  hamlet: { vi: 'Ấp, khu phố', en: 'Hamlets' },
} satisfies Record<Level, Bilingual>;

export const repeatsLabels = {
  once: { vi: 'Một lần', en: 'Once' },
  month: { vi: 'Hằng tháng', en: 'Monthly' },
  quarter: { vi: 'Hằng quý', en: 'Quarterly' },
  'half-year': { vi: '6 tháng', en: 'Half-yearly' },
  year: { vi: 'Hằng năm', en: 'Yearly' },
} satisfies Record<Repeats, Bilingual>;

export const sourceLabels = {
  'dossiers-received': { vi: 'hồ sơ đã tiếp nhận', en: 'dossiers received' },
  'dossiers-online': { vi: 'hồ sơ nộp trực tuyến', en: 'dossiers filed online' },
  'dossiers-finished': { vi: 'hồ sơ đã giải quyết', en: 'dossiers finished' },
  'dossiers-on-time': { vi: 'hồ sơ giải quyết đúng hạn', en: 'dossiers finished on time' },
  'dossiers-late': { vi: 'hồ sơ giải quyết quá hạn', en: 'dossiers finished late' },
} satisfies Record<NamedSource, Bilingual>;
