import type { Procedure } from '#catalogue/procedure.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { FieldProps } from '#web/components/field.ts';
import { select } from '#web/components/select.ts';
import { formatMoney } from '#web/format.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** The field of the relief that is claimed. */
export const RELIEF = 'relief';

/**
 * Who the fee is less for, or nothing; null where nobody is. It is claimed, and an officer compares it
 * with the papers.
 */
export function feeReliefField(
  { feeReliefs = [] }: Procedure,
  field: Omit<FieldProps, 'label'> & { readonly value: string },
): Html | null {
  if (feeReliefs.length === 0) return null;
  const { lang } = field;
  const say = sayIn(lang);
  return select({
    ...field,
    label: say('Miễn, giảm phí', 'Fee relief'),
    hint: say(
      'Chỉ chọn khi thuộc diện này và có giấy tờ chứng minh.',
      'Only where it applies and papers prove it.',
    ),
    prompt: say('Không thuộc diện nào', 'None'),
    options: feeReliefs.map(({ key, name, amount }) => ({
      value: key,
      text: `${textIn(lang, name)}: ${amount === 0 ? say('miễn', 'free') : formatMoney(amount, lang)}`,
    })),
    width: 'medium',
  });
}

/** That a relief does not hold, and what is due instead. */
export const reliefDeniedText = (lang: Language, fee: number): string =>
  `${sayIn(lang)('Không được miễn, giảm phí; phải nộp', 'The fee relief does not hold; due')} ${formatMoney(fee, lang)}`;
