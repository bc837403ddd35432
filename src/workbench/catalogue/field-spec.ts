import type { Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';

export interface Option {
  readonly value: string;
  readonly text: Bilingual;
}

/** How one value of a law is typed; what cannot be read is kept as it was typed, as a fault. */
export type FieldType =
  | { readonly kind: 'text'; readonly nullable?: boolean; readonly lines?: number }
  /** Vietnamese and English side by side. */
  | { readonly kind: 'bilingual'; readonly nullable?: boolean; readonly lines?: number }
  | { readonly kind: 'number'; readonly nullable?: boolean }
  | { readonly kind: 'day'; readonly nullable?: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: Options; readonly nullable?: boolean }
  | { readonly kind: 'choices'; readonly options: Options }
  /** A list of texts, one a line. */
  | { readonly kind: 'lines' }
  /** Given to a row when it is added; carried along, never shown. */
  | { readonly kind: 'key' };

/** Fixed, or made from the law as it stands: the steps of a process offer each other. */
export type Options = readonly Option[] | ((body: JsonValue) => readonly Option[]);

export interface FieldSpec {
  /** Inside the law, or inside its row, as `timeLimit.quantity`. */
  readonly path: string;
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  readonly type: FieldType;
}

/** A list of the same group of fields: components, fees, steps. */
export interface RowsSpec {
  /** Where the list stands in the law, as `components`. */
  readonly path: string;
  /** What one row is called. */
  readonly row: Bilingual;
  readonly fields: readonly FieldSpec[];
  /** A row as it is added. */
  readonly blank: JsonValue;
  /** Where a row is added; at the end unless told otherwise. */
  readonly added?: 'before-last';
  /** Mends what refers from row to row after one was added, removed or moved; both lists as typed. */
  readonly rejoin?: (
    after: readonly JsonValue[],
    before: readonly JsonValue[],
  ) => readonly JsonValue[];
}

/** One page of the editor. */
export interface SectionSpec {
  readonly key: string;
  readonly title: Bilingual;
  readonly about?: Bilingual;
  readonly fields: readonly FieldSpec[];
  readonly rows: RowsSpec | null;
  /** Brings members that depend on each other into agreement after the page was read. */
  readonly arrange?: (body: JsonValue) => JsonValue;
}

export const optionsOf = (options: Options, body: JsonValue): readonly Option[] =>
  typeof options === 'function' ? options(body) : options;
