import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/**
 * What a field holds, and so how it is typed and checked:
 * `partial-date` a birth date of which only the year, or month and year, may be known;
 * `address` a commune by its code and the line before it; `file` uploads by their digests;
 * `money` whole đồng.
 */
export const FIELD_TYPES = [
  'text',
  'name',
  'date',
  'partial-date',
  'personal-number',
  'address',
  'phone',
  'email',
  'number',
  'money',
  'choice',
  'flag',
  'file',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Where the answer can come from, so that nobody types what the state knows. */
export type Source =
  /** A register, and the path of the fact in its answer (domain.md §4, §5). */
  | { readonly kind: 'register'; readonly register: Register; readonly path: string }
  /** What the same person declared before, under the same name. */
  | { readonly kind: 'declaration'; readonly name: string }
  /** A paper in the personal store of documents, by what it is. */
  | { readonly kind: 'document'; readonly name: string };

export const REGISTERS = [
  'national-population',
  'civil-status',
  'residence',
  'social-insurance',
  'enterprise-registration',
] as const;
export type Register = (typeof REGISTERS)[number];

/** A field is asked where all of its conditions hold; they look back only. */
export interface Condition {
  /** Id of a field that stands before. */
  readonly field: string;
  /** The answers with which it holds; `true` and `false` for a flag. */
  readonly is: readonly (string | boolean)[];
}

export interface Option {
  readonly value: string;
  readonly text: Bilingual;
}

/** One question. */
export interface Field {
  /** Unique in the form; of a part, after the part's own id and a full stop: `child.name`. */
  readonly id: string;
  readonly type: FieldType;
  readonly label: Bilingual;
  readonly hint: Bilingual | null;
  /** What is said where it stays empty; null where it may. */
  readonly required: Bilingual | null;
  readonly when: readonly Condition[];
  /** Of a choice only. */
  readonly options: readonly Option[];
  /** Least and largest number, or length of a text. */
  readonly min: number | null;
  readonly max: number | null;
  /** A date may not be later than this: `today`, or a date field that stands before. */
  readonly notAfter: string | null;
  /**
   * What a line of text begins with, or which option is chosen at first, where nearly everybody answers
   * it; absent or null for none.
   */
  readonly initial?: string | null;
  /**
   * Of a date that mostly lies in the last days: how many days back from today are offered in a list,
   * beside the line in which any other is typed; absent or null for none.
   */
  readonly recent?: number | null;
  readonly sources: readonly Source[];
  /** Which part of the result, or of the message to a register, it becomes; null where none. */
  readonly feeds: string | null;
}

/** A group of fields written once (`parts/person.json`) and used under an id of its own. */
export interface PartUse {
  readonly id: string;
  readonly part: string;
  readonly label: Bilingual;
  readonly when: readonly Condition[];
  /** What `feeds` of its fields begins with, as `me` for the mother; null keeps them. */
  readonly feeds: string | null;
}

export interface FormPage<Item = Field | PartUse> {
  readonly id: string;
  readonly title: Bilingual;
  /** One question, or one group of them. */
  readonly fields: readonly Item[];
}

export interface Unconfirmed {
  /** Path of the place inside the file, as `pages[0].fields[2].feeds`. */
  readonly field: string;
  readonly reason: Bilingual;
}

/** A form (tờ khai điện tử) as in force from a day. */
export interface Form<Item = Field | PartUse> {
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly title: Bilingual;
  /** Codes of the procedures whose declaration it is. */
  readonly procedures: readonly string[];
  /** Fields that are asked anew of a twin, all others being the same; absent where nobody has twins. */
  readonly again?: readonly string[];
  readonly pages: readonly FormPage<Item>[];
  readonly toBeConfirmed: readonly Unconfirmed[];
}

/** A reusable group; it may use others. */
export interface Part {
  readonly key: string;
  readonly title: Bilingual;
  readonly fields: readonly (Field | PartUse)[];
}

/**
 * A form together with the parts that it uses, as it is published: a part that is changed later
 * must not change what was declared on it.
 */
export interface WholeForm extends Form {
  readonly parts: readonly Part[];
}

/** A question of a form whose parts are written out; of a part, with what the form calls it. */
export interface FlatField extends Field {
  readonly group: Bilingual | null;
}

/** A form with its parts written out: what is filled in, checked and exported. */
export type FlatForm = Form<FlatField>;

/** Questions that stand together on a page, under a heading where they have one. */
export interface FieldGroup {
  readonly label: Bilingual | null;
  readonly fields: readonly FlatField[];
}

/** The questions of a page by group, in their order; a group named as its page needs no heading. */
export function groupsOf(
  { title }: Pick<FormPage, 'title'>,
  fields: readonly FlatField[],
): readonly FieldGroup[] {
  const groups: { label: Bilingual | null; fields: FlatField[] }[] = [];
  for (const field of fields) {
    const label = field.group?.vi === title.vi ? null : field.group;
    const last = groups.at(-1);
    if (last !== undefined && last.label?.vi === label?.vi) last.fields.push(field);
    else groups.push({ label, fields: [field] });
  }
  return groups;
}

/** The parts of which a form is made. */
export type Parts = ReadonlyMap<string, Part>;

export const isPartUse = (item: Field | PartUse): item is PartUse => 'part' in item;

/** All questions of a form in their order; asked many times a page, and a form never changes. */
export function fieldsOf(form: FlatForm): readonly FlatField[] {
  const fields = listed.get(form) ?? form.pages.flatMap((page) => page.fields);
  listed.set(form, fields);
  return fields;
}

const listed = new WeakMap<FlatForm, readonly FlatField[]>();
