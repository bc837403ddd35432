import { type Difference, differences } from '#catalogue/differences.ts';
import type { Procedure, ToBeConfirmed } from '#catalogue/procedure.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { Day } from '#kernel/day.ts';
import { fold, foldTokens } from '#kernel/fold.ts';
import type { NationalProcedure } from '#registries/national-portal/catalogue-codec.ts';
import { takeFees } from '#registries/national-portal/take-fees.ts';
import {
  takeComponents,
  takeLegalBasis,
  takeResults,
} from '#registries/national-portal/take-lists.ts';
import { takeName } from '#registries/national-portal/take-name.ts';
import { takeTimeLimit } from '#registries/national-portal/take-time-limit.ts';
import { type Taken, type Unread, withUnread } from '#registries/national-portal/unread.ts';
import { isGarbled } from '#persons/garbled-text.ts';

/** A procedure of ours beside the national one. */
export interface NationalComparison {
  /** What the national values would change. */
  readonly differences: readonly Difference[];
  /** What the national database says and nobody can read for certain. */
  readonly unread: readonly Unread[];
  /** Ours, and ours with the national values put in: where the differences stand. */
  readonly compared: { readonly before: JsonValue; readonly after: JsonValue };
  /** Ours with the national values put in, and a line to be confirmed for each thing unread. */
  readonly body: JsonValue;
}

const TAKERS = [takeName, takeTimeLimit, takeFees, takeComponents, takeResults, takeLegalBasis];

/**
 * Puts the national values into a procedure of ours, as far as they can be read for certain. Nothing
 * of ours is taken away because the national database does not have it: fees are set by the province
 * too, and its list of law is its own; what is missing there is said.
 */
export function compareWithNational(
  ours: Procedure,
  national: NationalProcedure,
): NationalComparison {
  const { procedure, unread } = takeAll(ours, national);
  return {
    differences: differences(plain(ours), plain(procedure)),
    unread,
    compared: { before: plain(ours), after: plain(procedure) },
    body: plain(withUnread(procedure, unread)),
  };
}

function takeAll(ours: Procedure, national: NationalProcedure): Taken {
  let taken: Taken = { procedure: ours, unread: [] };
  for (const take of TAKERS) {
    const { procedure, unread } = take(taken.procedure, national);
    taken = { procedure, unread: [...taken.unread, ...unread] };
  }
  return taken;
}

/** A procedure holds nothing but JSON. */
const plain = (procedure: object): JsonValue => JSON.parse(JSON.stringify(procedure)) as JsonValue;

/**
 * A draft of a procedure that we do not have, in the shape of one that is like it. What the national
 * database does not say is left empty, so that the editor names it as a fault; of the other one only
 * the steps stay, marked as an example.
 */
export function draftLike(shape: Procedure, national: NationalProcedure, today: Day): JsonValue {
  const nameless = { vi: '', en: '' };
  const channels = [...new Set(national.methods.flatMap(({ channel }) => channel ?? []))];
  const [field] = national.fields;
  const empty: Procedure = {
    ...shape,
    code: national.code,
    validFrom: today,
    validTo: null,
    name: nameless,
    shortName: nameless,
    field: {
      code: FIELD_CODE.test(field?.code ?? '') ? (field?.code ?? null) : null,
      name: { vi: field === undefined || isGarbled(field.name) ? '' : field.name, en: '' },
    },
    kind: 'single',
    parts: [],
    receivedAt: [],
    channels,
    onlineLevel: null,
    lifeEvents: [],
    keywords: [],
    applicants: [],
    personConcerned: null,
    timeLimit: { ...shape.timeLimit, basis: '' },
    supplement: { ...shape.supplement, basis: '' },
    fees: [],
    components: [],
    sets: 1,
    results: [],
    legalBasis: [],
    toBeConfirmed: [exampleSteps(shape)],
  };
  const { procedure, unread } = takeAll(empty, national);
  return plain(withUnread(procedure, unread));
}

const FIELD_CODE = /^[A-Z]\d{2}-[A-Z]{2}\d{2}$/;

const exampleSteps = ({ code }: Procedure): ToBeConfirmed => ({
  field: 'steps',
  reason: {
    vi: `Các bước chép từ thủ tục ${code} làm ví dụ; quy trình nội bộ chưa có.`,
    en: `The steps are those of ${code} as an example; the internal process is not known.`,
  },
});

/** The procedure of ours that is most like a national one: of its field, then by words of its name. */
export function nearestShape(
  national: NationalProcedure,
  procedures: readonly Procedure[],
): Procedure | null {
  const words = new Set(foldTokens(national.name));
  const fields = new Set(national.fields.flatMap(({ code, name }) => [code, fold(name)]));
  const likeness = ({ field, name }: Procedure): number =>
    (fields.has(field.code ?? fold(field.name.vi)) || fields.has(fold(field.name.vi)) ? 100 : 0) +
    foldTokens(name.vi).filter((word) => words.has(word)).length;
  const withSteps = procedures.filter(({ steps }) => steps.length > 0);
  return withSteps.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
}
