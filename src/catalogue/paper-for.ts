import type { Component } from '#catalogue/procedure.ts';
import { foldTokens } from '#kernel/fold.ts';

/**
 * Whether a paper is one that a component asks for: of the same national code, or every word of its title
 * stands in the name of what is asked for ("Giấy khai sinh" for "Bản sao Giấy khai sinh"). One word alone
 * says too little.
 */
export function isPaperFor(
  { code, name }: Pick<Component, 'code' | 'name'>,
  paper: { readonly code: string | null; readonly title: string },
): boolean {
  if (code !== null && code === paper.code) return true;
  const asked = new Set(foldTokens(name.vi));
  const words = foldTokens(paper.title);
  return words.length > 1 && words.every((word) => asked.has(word));
}
