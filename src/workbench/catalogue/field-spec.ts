import type { JsonPath } from '#catalogue/json-path.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';

export interface Option {
  readonly value: string;
  readonly text: Bilingual;
  /** Under what it stands in a long list. */
  readonly group?: Bilingual;
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

/**
 * Fixed, or made from the law as it stands and the row in which they are asked (empty outside of
 * rows): the steps of a process offer each other.
 */
export type Options = readonly Option[] | ((body: JsonValue, row: JsonPath) => readonly Option[]);

/** Where the law holds a value in another form than that in which it is typed. */
export interface Lens {
  readonly shown: (held: JsonValue | undefined) => JsonValue;
  /** `row` is the whole row, with the fields before this one as they were just typed. */
  readonly held: (typed: JsonValue, row: JsonValue) => JsonValue;
}

export interface FieldSpec {
  /** Inside the law, or inside its row, as `timeLimit.quantity`. */
  readonly path: string;
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  readonly type: FieldType;
  readonly lens?: Lens;
  /** Of a row: folded away, since few need it. */
  readonly seldom?: true;
  /** Laws that were written before there was such a member lack it. */
  readonly mayLack?: true;
}

/** One kind of row, and how one is added. */
export interface RowKind {
  /** What one row is called. */
  readonly row: Bilingual;
  readonly fields: readonly FieldSpec[];
  /** A row as it is added. */
  readonly blank: JsonValue;
  /** Whether a row is of this kind; every row is of an only kind. */
  readonly is?: (row: JsonValue) => boolean;
  /** A key that nothing in the law has yet; by the number of the row unless told otherwise. */
  readonly newKey?: (body: JsonValue) => string;
  /** Another section in which the rest of a row is written. */
  readonly more?: { readonly text: Bilingual; readonly section: (index: number) => string };
}

/** A list of the same group of fields, or of a few: components, fees, steps, questions. */
export interface RowsSpec {
  /** Where the list stands in the law, as `components` or `pages.0.fields`. */
  readonly path: string;
  /** Laws that were written before there was such a list lack it. */
  readonly mayLack?: true;
  readonly kinds: readonly [RowKind, ...RowKind[]];
  /** Where a row is added; at the end unless told otherwise. */
  readonly added?: 'before-last';
  /** Mends what refers from row to row after one was added, removed or moved; both lists as typed. */
  readonly rejoin?: (
    after: readonly JsonValue[],
    before: readonly JsonValue[],
  ) => readonly JsonValue[];
}

export const kindOf = ({ kinds }: RowsSpec, row: JsonValue): RowKind =>
  kinds.find((kind) => kind.is === undefined || kind.is(row)) ?? kinds[0];

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

export const optionsOf = (options: Options, body: JsonValue, row: JsonPath): readonly Option[] =>
  typeof options === 'function' ? options(body, row) : options;
