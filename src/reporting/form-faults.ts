import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { type CampaignForm, type Indicator, indicatorsOf } from '#reporting/indicator.ts';

/** What is wrong with a form, at the indicator of a code. */
export interface FormFault {
  readonly code: string;
  /** Which indicator of the form, from 0. */
  readonly index: number;
  readonly text: Bilingual;
  /** Whether the indicators that it lacks may be among those that could not be read. */
  readonly mayLackOthers: boolean;
}

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_INDICATORS = 200;

/** All that keeps a form from being asked. */
export function formFaults(form: CampaignForm): readonly FormFault[] {
  const indicators = indicatorsOf(form);
  if (indicators.length === 0) return [ofForm(EMPTY)];
  if (indicators.length > MOST_INDICATORS) return [ofForm(TOO_MANY)];
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const seen = new Set<string>();
  return indicators.flatMap((indicator, index) => {
    const { code, name } = indicator;
    const isTwice = seen.has(code);
    seen.add(code);
    const faults: readonly (Bilingual | null)[] = [
      CODE.test(code) && code.length <= 40 ? null : WRONG_CODE,
      isTwice
        ? filled('Mã “{code}” đã dùng ở trên.', 'The code “{code}” stands above.', { code })
        : null,
      name === '' || name.length > 300 ? WRONG_NAME : null,
      ownFault(indicator, byCode),
    ];
    return faults.flatMap((text) =>
      text === null ? [] : [{ code, index, text, mayLackOthers: text === NO_PARTS }],
    );
  });
}

const ofForm = (text: Bilingual): FormFault => ({
  code: '',
  index: 0,
  text,
  mayLackOthers: text === EMPTY,
});

function ownFault(indicator: Indicator, byCode: ReadonlyMap<string, Indicator>): Bilingual | null {
  switch (indicator.kind) {
    case 'number': {
      const { min, max } = indicator;
      return min !== null && max !== null && min > max ? TURNED : null;
    }
    case 'percentage': {
      if (indicator.parts === null) return null;
      const { numerator, denominator } = indicator.parts;
      const areNumbers = [numerator, denominator].every(
        (code) => byCode.get(code)?.kind === 'number',
      );
      return areNumbers ? null : NO_PARTS;
    }
    case 'choice':
      return indicator.options.length < 2 ? FEW_OPTIONS : null;
    case 'text':
    case 'file':
      return null;
  }
}

const EMPTY: Bilingual = { vi: 'Chưa có chỉ tiêu nào.', en: 'There is no indicator yet.' };
const TOO_MANY: Bilingual = {
  vi: `Tối đa ${MOST_INDICATORS} chỉ tiêu. Chia thành hai kỳ báo cáo.`,
  en: `At most ${MOST_INDICATORS} indicators. Make two campaigns.`,
};
const WRONG_CODE: Bilingual = {
  vi: 'Mã gồm chữ thường không dấu, số và gạch nối, như may-chu.',
  en: 'A code has small letters, digits and hyphens, such as may-chu.',
};
const WRONG_NAME: Bilingual = {
  vi: 'Ghi tên chỉ tiêu, không quá 300 ký tự.',
  en: 'Write the name of the indicator, at most 300 characters.',
};
const TURNED: Bilingual = {
  vi: 'Số nhỏ nhất đang lớn hơn số lớn nhất.',
  en: 'The least is greater than the most.',
};
const NO_PARTS: Bilingual = {
  vi: 'Tử và mẫu phải là mã của chỉ tiêu loại số trong cùng biểu.',
  en: 'Numerator and denominator must be codes of numbers of this form.',
};
const FEW_OPTIONS: Bilingual = {
  vi: 'Ghi ít nhất hai lựa chọn, cách nhau bằng dấu chấm phẩy.',
  en: 'Write at least two options, parted by semicolons.',
};
