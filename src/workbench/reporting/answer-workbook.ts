import { textIn } from '#kernel/bilingual.ts';
import { formatDay } from '#kernel/day.ts';
import { addressAt } from '#kernel/sheet-cell.ts';
import type { Indicator } from '#reporting/indicator.ts';
import type { Typed } from '#reporting/read-answers.ts';
import { readNumber } from '#reporting/read-number.ts';
import {
  ANSWER_COLUMN,
  FIRST_COLUMN,
  FIRST_ROW,
  MANY_HEAD,
  manyColumns,
  ONE_HEAD,
  sheetIndicators,
} from '#reporting/sheet-layout.ts';
import type { StoredAnswer } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { type CellLimit, type FormCell, writeFormSheet } from '#tables/form-sheet.ts';

/** What is typed of an answer, with where it is from. */
export type SheetDraft = Pick<StoredAnswer, 'recipient' | 'name' | 'typed' | 'reasons'>;

/** The spreadsheet of one recipient: an indicator a row, with what was typed so far. */
export function answerWorkbook(campaign: Campaign, draft: SheetDraft): Promise<Uint8Array> {
  const indicators = sheetIndicators(campaign.form);
  const titles = [ONE_HEAD, 'Chỉ tiêu', 'Đơn vị', 'Trả lời', 'Lý do khác số hệ thống đếm được'];
  return writeFormSheet({
    name: 'Báo cáo',
    widths: [18, 52, 12, 24, 32],
    rows: [
      ...headOf(campaign, [draft.recipient, draft.name]),
      titles.map((value): FormCell => ({ value, look: 'head' })),
      ...indicators.map((indicator): readonly FormCell[] => [
        { value: indicator.code, look: 'head' },
        { value: indicator.required ? `${indicator.name} *` : indicator.name, look: 'head' },
        { value: unitOf(indicator), look: 'head' },
        { value: cellValue(indicator, draft.typed), look: 'fill' },
        { value: draft.reasons[indicator.code] ?? null, look: 'fill' },
      ]),
    ],
    limits: indicators.flatMap((indicator, index) =>
      limitOf(indicator, addressAt(FIRST_ROW + index, ANSWER_COLUMN)),
    ),
  });
}

/** The spreadsheet of many recipients: one a row, an indicator a column. */
export function manyAnswersWorkbook(
  campaign: Campaign,
  drafts: readonly SheetDraft[],
): Promise<Uint8Array> {
  const columns = manyColumns(campaign.form);
  const indicators = sheetIndicators(campaign.form);
  const last = FIRST_ROW + drafts.length - 1;
  const names = indicators.map((one) => `${one.code}: ${one.name}`).join('\n');
  const head = headOf(campaign, ['', names]);
  return writeFormSheet({
    name: 'Báo cáo',
    widths: [18, 40, ...columns.map(({ part }) => (part === 'reason' ? 28 : 16))],
    rows: [
      ...head,
      [MANY_HEAD, 'Nơi báo cáo', ...columns.map(({ head: title }) => title)].map(
        (value): FormCell => ({ value, look: 'head' }),
      ),
      ...drafts.map((draft): readonly FormCell[] => [
        { value: draft.recipient, look: 'head' },
        { value: draft.name, look: 'head' },
        ...columns.map(({ indicator, part }): FormCell => {
          const reason = draft.reasons[indicator.code] ?? null;
          return {
            value: part === 'reason' ? reason : cellValue(indicator, draft.typed),
            look: 'fill',
          };
        }),
      ]),
    ],
    limits: columns.flatMap(({ indicator, part }, index) => {
      if (part === 'reason') return [];
      const column = FIRST_COLUMN + index;
      return limitOf(indicator, `${addressAt(FIRST_ROW, column)}:${addressAt(last, column)}`);
    }),
  });
}

/** By which the file is known when it comes back; four lines above the head. */
function headOf(
  campaign: Campaign,
  [recipient, name]: readonly [string, string],
): readonly (readonly FormCell[])[] {
  const plain = (value: string): FormCell => ({ value, look: 'plain' });
  return [
    [plain('Mã kỳ báo cáo'), plain(campaign.campaignId), plain(campaign.name)],
    [plain('Nơi báo cáo'), plain(recipient), plain(name)],
    [plain('Số liệu'), plain(`${formatDay(campaign.from)} – ${formatDay(campaign.to)}`)],
    [plain('Chỉ ghi vào ô màu vàng; số ghi không kèm chữ; không gộp ô, không dùng công thức.')],
  ];
}

function unitOf(indicator: Indicator): string {
  if (indicator.kind === 'percentage') return '%';
  return indicator.kind === 'number' ? indicator.unit : '';
}

/** An answer as it stands in a cell; null where it is empty. */
export function cellValue({ code, kind }: Indicator, typed: Typed): string | number | null {
  const answer = typed[code] ?? '';
  if (answer === '') return null;
  if (kind !== 'number' && kind !== 'percentage') return answer;
  const read = readNumber(answer);
  return read.ok ? read.value : answer;
}

function limitOf(indicator: Indicator, area: string): readonly CellLimit[] {
  switch (indicator.kind) {
    case 'number': {
      const { decimals, min, max } = indicator;
      return [
        { kind: decimals === 0 ? 'whole' : 'decimal', area, min, max, say: textIn('vi', NUMBER) },
      ];
    }
    case 'percentage':
      return [{ kind: 'decimal', area, min: 0, max: 100, say: textIn('vi', NUMBER) }];
    case 'choice':
      return [{ kind: 'list', area, options: indicator.options, say: textIn('vi', CHOICE) }];
    case 'text':
    case 'file':
      return [];
  }
}

const NUMBER = {
  vi: 'Ghi số trong giới hạn của chỉ tiêu, không kèm chữ.',
  en: 'Write a number within the limits, without words.',
};
const CHOICE = { vi: 'Chọn một mục trong danh sách.', en: 'Choose one of the list.' };
