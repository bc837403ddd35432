import { html, type Html } from '#web/html.ts';

/** How pressing a due date is; `none`: the procedure has no time limit, or the clock stands still. */
export type DeadlineBand = 'overdue' | 'today' | 'soon' | 'ok' | 'none';

export interface DeadlineTagProps {
  readonly band: DeadlineBand;
  /** "Quá hạn 3 ngày", "Còn 2 ngày". */
  readonly text: string;
}

/** A due date by colour, by symbol and in words. */
export const deadlineTag = ({ band, text }: DeadlineTagProps): Html =>
  html`<span class="tag due-${band}"><span aria-hidden="true">${SYMBOLS[band]}</span> ${text}</span>`;

const SYMBOLS = { overdue: '▲', today: '●', soon: '◆', ok: '○', none: '–' } as const;
