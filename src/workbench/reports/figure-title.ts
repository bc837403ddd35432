import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import type { FeedbackFigure } from '#reports/feedback-figures.ts';
import type { ReportForm } from '#reports/forms.ts';
import { type CellFigure, cellFigure } from '#reports/ii-06a/read-dossiers.ts';
import { indicatorNames } from '#reports/nd-61/indicators.ts';
import { givenOf } from '#reports/nd-61/marked-figure.ts';
import { measuredFigure } from '#reports/qd-766/report.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What a figure of a form counts, above the list of its dossiers. */
export const figureTitle = (on: OfficerRequest, form: ReportForm, figure: string): string =>
  textIn(on.lang, titleOf(on, form, figure) ?? ANY_FIGURE);

function titleOf(on: OfficerRequest, form: ReportForm, figure: string): Bilingual | null {
  switch (form) {
    case 'ii-06a':
    case 'bieu-07a': {
      const known = cellFigure(figure);
      return known === null ? null : figureTitles[known];
    }
    case 'ii-07b':
      return null;
    case 'qd-766': {
      const measured = measuredFigure(figure);
      return measured === null ? null : partTitle(on, measured.measure, measured.isGood);
    }
    case 'nd-61': {
      const given = givenOf(figure);
      if (given === undefined) return null;
      return given === null ? ALL_DONE : markTitle(given);
    }
  }
}

/** A part of the service score, its numerator or its denominator. */
function partTitle(on: OfficerRequest, measure: string, isGood: boolean): Bilingual | null {
  const parts = on.services.reportRules.serviceScore.groups.flatMap((group) => group.parts);
  const part = parts.find((one) => one.measure === measure);
  if (part === undefined) return null;
  const { vi, en } = part.name;
  return isGood
    ? { vi: `${vi}: hồ sơ của tử số`, en: `${en}: dossiers of the numerator` }
    : { vi: `${vi}: hồ sơ của mẫu số`, en: `${en}: dossiers of the denominator` };
}

function markTitle({ indicator, mark }: NonNullable<ReturnType<typeof givenOf>>): Bilingual {
  const { vi, en } = indicatorNames[indicator];
  return {
    vi: `Hồ sơ được ${mark} điểm ở chỉ số ${indicator}: ${vi}`,
    en: `Dossiers with mark ${mark} of indicator ${indicator}: ${en}`,
  };
}

const ALL_DONE: Bilingual = { vi: 'Hồ sơ đã tham gia giải quyết', en: 'Dossiers worked on' };

export const feedbackTitles = {
  'feedback-in-time.all': {
    vi: 'Phản ánh nhận trong kỳ, đã kết thúc hoặc quá hạn',
    en: 'Reports received in the period, closed or overdue',
  },
  'feedback-in-time.good': {
    vi: 'Phản ánh nhận trong kỳ, trả lời đúng hạn',
    en: 'Reports received in the period and answered in time',
  },
  'feedback-settled.all': {
    vi: 'Phản ánh nhận trong kỳ, đã trả lời',
    en: 'Reports received in the period and answered',
  },
  'feedback-settled.good': {
    vi: 'Phản ánh đã trả lời, không bị phản ánh lại',
    en: 'Reports answered and not made again',
  },
  'feedback-due.all': {
    vi: 'Phản ánh đến hạn trong kỳ (chỉ số 8)',
    en: 'Reports due in the period (indicator 8)',
  },
  'feedback-due.good': {
    vi: 'Phản ánh đến hạn trong kỳ, trả lời đúng hạn',
    en: 'Reports due in the period and answered in time',
  },
  'feedback-due.dragging': {
    vi: 'Phản ánh đến hạn trong kỳ, chưa trả lời',
    en: 'Reports due in the period and not answered',
  },
} satisfies Record<FeedbackFigure, Bilingual>;

const ANY_FIGURE: Bilingual = { vi: 'Hồ sơ của số liệu', en: 'Dossiers behind a figure' };

const figureTitles = {
  received: { vi: 'Hồ sơ nhận giải quyết', en: 'Dossiers taken on' },
  online: { vi: 'Hồ sơ nhận trực tuyến trong kỳ', en: 'Dossiers received online in the period' },
  direct: {
    vi: 'Hồ sơ nhận trực tiếp, qua bưu chính trong kỳ',
    en: 'Dossiers received at the counter or by post in the period',
  },
  newlyReceived: { vi: 'Hồ sơ mới tiếp nhận trong kỳ', en: 'Dossiers received in the period' },
  carriedOver: { vi: 'Hồ sơ từ kỳ trước', en: 'Dossiers from the period before' },
  done: { vi: 'Hồ sơ đã giải quyết', en: 'Dossiers that are done' },
  doneInTime: {
    vi: 'Hồ sơ giải quyết đúng hạn, kể cả trước hạn',
    en: 'Dossiers done on time or early',
  },
  early: { vi: 'Hồ sơ giải quyết trước hạn', en: 'Dossiers done early' },
  onTime: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers done on time' },
  late: { vi: 'Hồ sơ giải quyết quá hạn', en: 'Dossiers done late' },
  going: { vi: 'Hồ sơ đang giải quyết', en: 'Dossiers that go on' },
  inTime: { vi: 'Hồ sơ đang giải quyết, trong hạn', en: 'Dossiers that go on, in time' },
  overdue: { vi: 'Hồ sơ đang giải quyết, quá hạn', en: 'Dossiers that go on, overdue' },
  awaitingSupplement: { vi: 'Hồ sơ đang chờ bổ sung', en: 'Dossiers that await a supplement' },
  refused: { vi: 'Hồ sơ bị từ chối trong kỳ', en: 'Dossiers refused in the period' },
} satisfies Record<CellFigure, Bilingual>;
