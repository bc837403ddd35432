import type { Language } from '#kernel/bilingual.ts';
import { type FaultCode, faultTexts } from '#registries/registry-fault.ts';

/** What a fault means and what to do, and what the other side said; empty where there was none. */
export function faultText(
  { fault, faultCode }: { readonly fault: string | null; readonly faultCode: string | null },
  lang: Language,
): string {
  const known = faultCode !== null && isFaultCode(faultCode) ? faultTexts[faultCode][lang] : '';
  return [known, fault ?? ''].filter((text) => text !== '').join(' – ');
}

const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(faultTexts, code);
