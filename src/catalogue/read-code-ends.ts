import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { CodeEnd } from '#catalogue/versions.ts';
import { parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

const endsSchema = Type.Array(
  Type.Object(
    { code: Type.String({ minLength: 1 }), validTo: Type.String() },
    { additionalProperties: false },
  ),
);

/** Reads ends.json of a regime: codes that end with it, each once, and their first day without. */
export function readCodeEnds(json: unknown): Result<readonly CodeEnd[], readonly CatalogueFault[]> {
  if (!Value.Check(endsSchema, json)) {
    return err(
      Value.Errors(endsSchema, json).map((error) => ({
        path: error.instancePath,
        why: error.message,
      })),
    );
  }
  const ends: CodeEnd[] = [];
  const faults: CatalogueFault[] = [];
  for (const [index, { code, validTo }] of json.entries()) {
    const day = parseDay(validTo);
    if (!day.ok) faults.push({ path: `/${index}/validTo`, why: 'is a day that no calendar has' });
    else if (ends.some((known) => known.code === code)) {
      faults.push({ path: `/${index}/code`, why: 'stands twice' });
    } else ends.push({ code, validTo: day.value });
  }
  return faults.length === 0 ? ok(ends) : err(faults);
}
