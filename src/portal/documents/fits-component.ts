import { isPaperFor } from '#catalogue/paper-for.ts';
import type { Component } from '#catalogue/procedure.ts';
import type { Day } from '#kernel/day.ts';
import { type HeldPaper, mayBeUsed } from '#portal/documents/held-papers.ts';

/** Whether a paper is offered for a component by itself: it is one, and proves something today. */
export const fitsComponent = (
  component: Pick<Component, 'code' | 'name'>,
  paper: Pick<HeldPaper, 'componentCode' | 'title' | 'validUntil' | 'origin'>,
  today: Day,
): boolean =>
  mayBeUsed(paper, today) &&
  isPaperFor(component, { code: paper.componentCode, title: paper.title.vi });
