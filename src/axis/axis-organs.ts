import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Organ } from '#axis/axis-document.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** An office that documents can be sent to. */
export interface AxisOrgan extends Organ {
  /** What of it no source confirms; null for nothing. */
  readonly toBeConfirmed: string | null;
}

const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const closed = { additionalProperties: false };
const organ = Type.Object(
  {
    id: Type.String({ pattern: '^[0-9A-Z.]{3,40}$' }),
    name: text,
    toBeConfirmed: Type.Union([Type.Null(), text]),
  },
  closed,
);
const schema = Type.Object({ organs: Type.Array(organ, { minItems: 1 }) }, closed);

/** Reads the offices (catalogue/axis/organs.json); the error names each member that is wrong. */
export function readAxisOrgans(json: unknown): Result<readonly AxisOrgan[], readonly string[]> {
  if (Value.Check(schema, json)) return ok(json.organs);
  return err(
    Value.Errors(schema, json).map(({ instancePath, message }) => `${instancePath}: ${message}`),
  );
}
