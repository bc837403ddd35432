import type { Component, Procedure } from '#catalogue/procedure.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { RELATION } from '#eform/declared-people.ts';
import type { FlatForm, FormPage } from '#eform/form.ts';
import { openPages } from '#eform/prefill.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { DETAILS, PAPERS } from '#portal/filing/paths.ts';
import { readDetails } from '#portal/filing/read-details.ts';

/** One page on the way to filing. */
export interface FilingStep {
  readonly id: string;
  readonly title: Bilingual;
  /** Something on it is still wanted. */
  readonly isOpen: boolean;
}

/** The pages of a draft in their order: its form, the desk, the papers. */
export function stepsOf(filing: Filing, details = readDetails(filing)): readonly FilingStep[] {
  const { draft, procedure, form } = filing;
  const open = new Set(form === null ? [] : openPages(form, draft.answers));
  const pages = (form === null ? [] : orderedPages(form)).map(({ id, title }) => ({
    id,
    title,
    isOpen: open.has(id),
  }));
  const papers = papersOf(procedure, form);
  return [
    ...pages,
    { id: DETAILS, title: TITLES[DETAILS], isOpen: details.errors.length > 0 },
    ...(papers.length === 0
      ? []
      : [
          {
            id: PAPERS,
            title: TITLES[PAPERS],
            isOpen: papers.some((paper) => paper.required && !isAttached(paper, draft.attachments)),
          },
        ]),
  ];
}

/** The first page after one on which something is still wanted; null where nothing is. */
export function nextOpen(steps: readonly FilingStep[], after: string | null): FilingStep | null {
  const from = after === null ? 0 : steps.findIndex(({ id }) => id === after) + 1;
  const rest = [...steps.slice(from), ...steps.slice(0, from)];
  return rest.find(({ id, isOpen }) => isOpen && id !== after) ?? null;
}

/** Who one is to the person concerned decides what is known already: that page comes first. */
export function orderedPages(
  form: FlatForm,
): readonly FormPage<FlatForm['pages'][0]['fields'][0]>[] {
  const first = form.pages.find(({ fields }) => fields.some(({ id }) => id === RELATION));
  if (first === undefined) return form.pages;
  return [first, ...form.pages.filter((page) => page !== first)];
}

/** The papers to attach: all but what is declared on the form. */
export const papersOf = (procedure: Procedure, form: FlatForm | null): readonly Component[] =>
  procedure.components.filter((component) => !isDeclared(procedure, form, component));

/**
 * Whether a component is handed in by filling in the form. In the catalogue the declaration of a
 * procedure with a form is its first component; a test holds every procedure to it.
 */
export const isDeclared = (
  { components }: Procedure,
  form: FlatForm | null,
  component: Component,
): boolean => form !== null && (component === components[0] || component.declared === true);

export const isAttached = ({ key }: Component, attachments: readonly Attachment[]): boolean =>
  attachments.some(({ component }) => component === key);

/** What is said at a paper without which nothing can be filed. */
export const MISSING_PAPER: Bilingual = {
  vi: 'Thiếu giấy tờ này. Chụp ảnh hoặc chọn tệp; nếu chưa có, bạn có thể dừng ở đây và nộp sau.',
  en: 'This paper is missing. Take a picture or choose a file; if you have none yet, stop here and go on later.',
};

const TITLES = {
  [DETAILS]: { vi: 'Nơi nộp và nhận kết quả', en: 'Where to file and get the result' },
  [PAPERS]: { vi: 'Giấy tờ', en: 'Papers' },
} satisfies Record<string, Bilingual>;
