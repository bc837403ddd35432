import { type Language, textIn } from '#kernel/bilingual.ts';
import { type FaultCode, faultTexts } from '#registries/registry-fault.ts';

/** What a fault means and what to do, and what the other side said; empty where there was none. */
export function faultText(
  { fault, faultCode }: { readonly fault: string | null; readonly faultCode: string | null },
  lang: Language,
): string {
  const known =
    faultCode !== null && isFaultCode(faultCode) ? textIn(lang, faultTexts[faultCode]) : '';
  return [known, fault ?? ''].filter((text) => text !== '').join(' – ');
}

const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(faultTexts, code);
