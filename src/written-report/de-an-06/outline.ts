import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { err, ok, type Result } from '#kernel/result.ts';

/** How the report on Đề án 06 is put together: data, since its guide changes (catalogue/reports). */
export interface ReportOutline {
  readonly title: string;
  /** Of the report, before and after the period: `Sơ kết {period} về tình hình …`. */
  readonly subject: string;
  readonly opening: string;
  readonly closing: string;
  readonly head: {
    readonly parentAgency: string;
    readonly agency: string;
    /** After the number: `BC-BCĐ`. */
    readonly notation: string;
    readonly place: string;
  };
  readonly addressees: readonly string[];
  readonly recipients: readonly string[];
  readonly signature: { readonly titles: readonly string[]; readonly name: string };
  /** Departments of which the report tells how they received and decided, and about what. */
  readonly departments: readonly { readonly department: string; readonly about: string }[];
  readonly sections: readonly ReportSection[];
  /** What of it no source confirms, said on its pages. */
  readonly toBeConfirmed: string;
}

export interface ReportSection {
  readonly number: string;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  readonly parts: readonly SectionPart[];
}

export type SectionPart =
  | { readonly kind: 'computed'; readonly computed: ComputedPart }
  /** Written by an agency for each period. */
  | {
      readonly kind: 'written';
      readonly key: string;
      /** Key of a department, or kind of the province's agency, that writes it. */
      readonly owner: string;
      /** What it is to write of; shown as the beginning of a new text. */
      readonly skeleton: string;
    };

/** Parts that the system writes from its own rows. */
export const COMPUTED_PARTS = [
  'steering',
  'procedures',
  'departments',
  'pupils',
  'connections',
  'outreach',
  'infrastructure',
  'insurance',
  'lateness',
] as const;
export type ComputedPart = (typeof COMPUTED_PARTS)[number];

const text = Type.String({ pattern: '^\\S([\\s\\S]*\\S)?$' });
const closed = { additionalProperties: false };
const part = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('computed'),
      computed: Type.Union(COMPUTED_PARTS.map((name) => Type.Literal(name))),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('written'), key: text, owner: text, skeleton: text }, closed),
]);
const schema = Type.Object(
  {
    title: text,
    subject: text,
    opening: text,
    closing: text,
    head: Type.Object({ parentAgency: text, agency: text, notation: text, place: text }, closed),
    addressees: Type.Array(text, { minItems: 1 }),
    recipients: Type.Array(text, { minItems: 1 }),
    signature: Type.Object(
      { titles: Type.Array(text, { minItems: 1 }), name: Type.String() },
      closed,
    ),
    departments: Type.Array(Type.Object({ department: text, about: text }, closed)),
    sections: Type.Array(
      Type.Object(
        {
          number: text,
          level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
          title: text,
          parts: Type.Array(part),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    toBeConfirmed: text,
  },
  closed,
);

/** Reads the outline; the error names each member that is wrong. */
export function readOutline(json: unknown): Result<ReportOutline, readonly string[]> {
  if (!Value.Check(schema, json)) {
    return err(
      Value.Errors(schema, json).map(({ instancePath, message }) => `${instancePath}: ${message}`),
    );
  }
  const keys = writtenParts(json).map(({ key }) => key);
  const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
  return doubled.length === 0 ? ok(json) : err([`keys that stand twice: ${doubled.join(', ')}`]);
}

export interface WrittenPart {
  readonly key: string;
  readonly owner: string;
  readonly skeleton: string;
  /** The section in which it stands, as its heading numbers it. */
  readonly number: string;
  /** The same from the chapter on, for lists in which "(2)" alone says nothing: `I.2.1 (2)`. */
  readonly place: string;
  readonly title: string;
}

/** All that agencies write, in the order of the report. */
export const writtenParts = ({ sections }: ReportOutline): readonly WrittenPart[] =>
  sections.flatMap((section, index) => {
    const { number, parts } = section;
    const above = sections.slice(0, index + 1);
    const place = placeOf(section, (level) => above.findLast((one) => one.level === level));
    const title = section.title.replace(/:$/, '');
    return parts.flatMap((one) =>
      one.kind === 'written'
        ? [{ key: one.key, owner: one.owner, skeleton: one.skeleton, number, place, title }]
        : [],
    );
  });

function placeOf(
  { number, level }: ReportSection,
  last: (level: 1 | 2) => ReportSection | undefined,
): string {
  if (level === 1) return number;
  const chapter = last(1)?.number ?? '';
  return level === 2 ? `${chapter}.${number}` : `${chapter}.${last(2)?.number ?? ''} ${number}`;
}
