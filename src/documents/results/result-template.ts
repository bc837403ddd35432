import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Day } from '#kernel/day.ts';

const Text = Type.String({ minLength: 1 });
const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const Row = Type.Object(
  {
    label: Text,
    /** Keys of `resultValues`; the first that has a value counts. */
    from: Type.Array(Text, { minItems: 1 }),
    /** Left out where there is no value; others then have a dash, so that nobody can fill them in. */
    optional: Type.Optional(Type.Boolean()),
    /** On the line of the row before it, at the right. */
    beside: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const Template = Type.Object(
  {
    /** Lower case, digits and dashes: the name of the file. */
    code: Type.String({ pattern: '^[a-z0-9-]+$' }),
    validFrom: DayText,
    validTo: Type.Union([DayText, Type.Null()]),
    title: Text,
    /** Codes of the procedures whose result it is; empty for that of all others. */
    procedures: Type.Array(Text),
    opening: Type.Union([Text, Type.Null()]),
    sections: Type.Array(
      Type.Object(
        { heading: Type.Union([Text, Type.Null()]), rows: Type.Array(Row, { minItems: 1 }) },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    statement: Type.Union([Text, Type.Null()]),
    basis: Text,
    /** What no source confirms of the form; null where all of it is sourced. */
    toBeConfirmed: Type.Union([Text, Type.Null()]),
  },
  { additionalProperties: false },
);

/** How the result of some procedures is written down: `catalogue/documents/*.json`. Vietnamese only, as papers are. */
export type ResultTemplate = Static<typeof Template>;

const checker = Compile(Template);

/** A template out of JSON; throws with what is wrong with it. */
export function readTemplate(name: string, json: unknown): ResultTemplate {
  if (checker.Check(json)) return json;
  const faults = checker
    .Errors(json)
    .map(({ instancePath, message }) => `${instancePath} ${message}`);
  throw new Error(`${name}: ${faults.join('; ')}`);
}

/** The template of a procedure's result on a day; throws where there is not even the common one. */
export function templateFor(
  templates: readonly ResultTemplate[],
  procedure: string,
  day: Day,
): ResultTemplate {
  const inForce = templates.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
  );
  const found =
    inForce.find(({ procedures }) => procedures.includes(procedure)) ??
    inForce.find(({ procedures }) => procedures.length === 0);
  if (found === undefined) throw new Error(`no document is described for ${procedure}`);
  return found;
}
