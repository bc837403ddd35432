import type { Component } from '#catalogue/procedure.ts';
import type { Day } from '#kernel/day.ts';
import { foldTokens } from '#kernel/fold.ts';
import { type HeldPaper, mayBeUsed } from '#portal/documents/held-papers.ts';

/**
 * Whether a paper is offered for a component by itself: it is of the same national code, or every word
 * of its name stands in the name of what is asked for ("Giấy khai sinh" for "Bản sao Giấy khai sinh").
 * One word alone says too little, and what proves nothing any more is not offered.
 */
export function fitsComponent(
  { code, name }: Pick<Component, 'code' | 'name'>,
  paper: Pick<HeldPaper, 'componentCode' | 'title' | 'validUntil' | 'origin'>,
  today: Day,
): boolean {
  if (!mayBeUsed(paper, today)) return false;
  if (code !== null && code === paper.componentCode) return true;
  const asked = new Set(foldTokens(name.vi));
  const words = foldTokens(paper.title.vi);
  return words.length > 1 && words.every((word) => asked.has(word));
}
