import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Reorganisation, Stated } from '#catalogue/reorganisation.ts';
import { type Day, parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** The agencies of before and of after a reorganisation. */
export interface Succession {
  readonly before: readonly Agency[];
  readonly after: readonly Agency[];
}

/**
 * Reads a plan of reorganisation: shape, day, rules and agencies. Every agency that ends (its code
 * is not among those of after) must have one successor, or be listed as undecided.
 */
export function readReorganisation(
  json: unknown,
  succession: Succession,
): Result<Reorganisation, readonly CatalogueFault[]> {
  if (!Value.Check(planSchema, json)) {
    return err(
      Value.Errors(planSchema, json).map((error) => ({
        path: error.instancePath,
        why: error.message,
      })),
    );
  }
  const date = parseDay(json.date);
  if (!date.ok) return err([{ path: '/date', why: 'is a day that no calendar has' }]);
  const faults = [
    ...ruleFaults(json),
    ...moveFaults(json, succession),
    ...undecidedFaults(json, succession),
    ...gaps(json, succession),
    ...dateFaults(json, date.value, succession),
  ];
  if (faults.length > 0) return err(faults);
  const whys = new Map(json.rules.map(({ key, ...stated }): [string, Stated] => [key, stated]));
  const because = <T extends { readonly why: string }>(one: T) =>
    [whys.get(one.why)].flatMap((why) => (why === undefined ? [] : [{ ...one, why }]));
  return ok({
    id: json.id,
    date: date.value,
    ground: json.ground,
    moves: json.moves.flatMap(because),
    undecided: json.undecided.flatMap(because),
  });
}

type PlanFile = Type.Static<typeof planSchema>;

function ruleFaults({ rules, moves, undecided }: PlanFile): readonly CatalogueFault[] {
  const keys = new Set(rules.map(({ key }) => key));
  const unruled = (path: string, ones: readonly { readonly why: string }[]) =>
    ones.flatMap(({ why }, index) =>
      keys.has(why) ? [] : [{ path: `${path}/${index}/why`, why: `names no rule: ${why}` }],
    );
  const twice =
    keys.size < rules.length ? [{ path: '/rules', why: 'has a rule of one key twice' }] : [];
  return [...twice, ...unruled('/moves', moves), ...unruled('/undecided', undecided)];
}

function moveFaults(plan: PlanFile, { before, after }: Succession): readonly CatalogueFault[] {
  const old = byCode(before);
  const fresh = byCode(after);
  const leaving = new Set(plan.moves.map(({ from }) => from));
  const seen = new Set<string>();
  return plan.moves.flatMap(({ from, to }, index): readonly CatalogueFault[] => {
    const at = `/moves/${index}`;
    const source = endingFault(from, seen, old, fresh);
    seen.add(from);
    if (source !== null) return [{ path: `${at}/from`, why: source }];
    if (leaving.has(to)) {
      const why = from === to ? 'is a move to itself' : 'is moved on itself: moves make no chain';
      return [{ path: `${at}/to`, why }];
    }
    const target = fresh.get(to);
    if (target === undefined) {
      return [{ path: `${at}/to`, why: `is no agency after the day: ${to}` }];
    }
    const isDesk = (agency: Agency | undefined) => agency?.kind === 'one-stop-desk';
    return isDesk(target) === isDesk(old.get(from))
      ? []
      : [{ path: `${at}/to`, why: 'a desk is followed by a desk, and nothing else is' }];
  });
}

/** Why an agency cannot end under this plan, or null. */
function endingFault(
  code: string,
  seen: ReadonlySet<string>,
  old: ReadonlyMap<string, Agency>,
  fresh: ReadonlyMap<string, Agency>,
): string | null {
  if (!old.has(code)) return `is no agency before the day: ${code}`;
  if (fresh.has(code)) return `goes on after the day: ${code}`;
  return seen.has(code) ? `ends twice: ${code}` : null;
}

function undecidedFaults(plan: PlanFile, { before, after }: Succession): readonly CatalogueFault[] {
  const old = byCode(before);
  const fresh = byCode(after);
  const seen = new Set(plan.moves.map(({ from }) => from));
  return plan.undecided.flatMap(({ from, candidates }, index): readonly CatalogueFault[] => {
    const at = `/undecided/${index}`;
    const source = endingFault(from, seen, old, fresh);
    seen.add(from);
    if (source !== null) return [{ path: `${at}/from`, why: source }];
    const unknown = candidates.filter((code) => !fresh.has(code));
    return unknown.map((code) => ({
      path: `${at}/candidates`,
      why: `names no agency after the day: ${code}`,
    }));
  });
}

/** Agencies that end and of which the plan says nothing. */
function gaps(plan: PlanFile, { before, after }: Succession): readonly CatalogueFault[] {
  const fresh = byCode(after);
  const told = new Set([...plan.moves, ...plan.undecided].map(({ from }) => from));
  return before
    .filter(({ code }) => !fresh.has(code) && !told.has(code))
    .map(({ code }) => ({ path: '/moves', why: `gives no successor to ${code}` }));
}

function dateFaults(
  plan: PlanFile,
  date: Day,
  { before, after }: Succession,
): readonly CatalogueFault[] {
  const old = byCode(before);
  const fresh = byCode(after);
  const early = plan.moves.find(({ from }) => (old.get(from)?.validFrom ?? '') >= date);
  const late = plan.moves.find(({ to }) => (fresh.get(to)?.validFrom ?? '') > date);
  return [
    ...(early === undefined
      ? []
      : [{ path: '/date', why: `is not after the first day of ${early.from}` }]),
    ...(late === undefined
      ? []
      : [{ path: '/date', why: `is before the first day of ${late.to}` }]),
  ];
}

const byCode = (agencies: readonly Agency[]): ReadonlyMap<string, Agency> =>
  new Map(agencies.map((agency) => [agency.code, agency]));

const closed = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const bilingual = closed({ vi: text, en: text });
const stated = { text: bilingual, toBeConfirmed: Type.Union([bilingual, Type.Null()]) };

const planSchema = closed({
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  date: text,
  ground: closed(stated),
  /** Why an agency is followed by another: said once, named by moves. */
  rules: Type.Array(closed({ key: text, ...stated })),
  moves: Type.Array(closed({ from: text, to: text, why: text })),
  undecided: Type.Array(
    closed({ from: text, candidates: Type.Array(text, { minItems: 2 }), why: text }),
  ),
});
