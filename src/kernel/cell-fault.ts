import type { Bilingual } from '#kernel/bilingual.ts';

/** A cell of a spreadsheet that cannot be taken: where, what stands there, what to write instead. */
export interface CellFault {
  readonly address: string;
  readonly found: string;
  readonly mend: Bilingual;
}

/** What is to be done with cells that no list and no form takes. */
export const cellMendings = {
  merged: { vi: 'Ô bị gộp. Bỏ gộp ô (Unmerge).', en: 'Merged cells. Unmerge them.' },
  formula: {
    vi: 'Ô có công thức. Sao chép rồi dán giá trị (Paste Values).',
    en: 'The cell has a formula. Copy it and paste its value.',
  },
  noText: { vi: 'Ghi bằng chữ.', en: 'Write it as text.' },
} as const satisfies Record<string, Bilingual>;
