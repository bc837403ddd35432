const MARKUP: unique symbol = Symbol('markup');

/**
 * Finished markup. The key is a symbol of this file, so that nothing that was parsed from a
 * request or a data file can pass for markup.
 */
export interface Html {
  readonly [MARKUP]: string;
}

/**
 * Declares a text to be safe markup as it stands. Only `src/web` may import this file (the
 * architecture test looks for it); everybody else writes markup with `html`.
 */
export const raw = (trusted: string): Html => ({ [MARKUP]: trusted });

/** The markup as text, for the body of an answer. */
export const markupOf = (page: Html): string => page[MARKUP];

export const isHtml = (value: unknown): value is Html =>
  typeof value === 'object' && value !== null && MARKUP in value;
