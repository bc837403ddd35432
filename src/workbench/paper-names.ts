import { type OneStopRules, type PaperForm, paperRule } from '#catalogue/one-stop-rules.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';

/** `Mẫu 04 – Phiếu xin lỗi và hẹn lại ngày trả kết quả`, as the rules number and call a paper. */
export function paperName(rules: OneStopRules, form: PaperForm, lang: Language): string {
  const rule = paperRule(rules, form);
  return rule === null ? form : `${paperNumber(rules, form, lang)} – ${textIn(lang, rule.name)}`;
}

/** `Mẫu 04`, as the rules number a paper. */
export function paperNumber(rules: OneStopRules, form: PaperForm, lang: Language): string {
  return `${sayIn(lang)('Mẫu', 'Form')} ${paperRule(rules, form)?.number ?? form}`;
}
