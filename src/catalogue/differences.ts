import { isList, isMembers, type JsonPath, valueAt } from '#catalogue/json-path.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';

/** One place at which two versions of a law differ; undefined where one of them has nothing there. */
export interface Difference {
  /** Items of lists by what names them (`components`, `giay-chung-sinh`), not by their number. */
  readonly path: JsonPath;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/**
 * Where two versions differ. Items of a list are the same item where they have the same name, so
 * that one more at the top is one difference; a list whose items changed places differs as a whole.
 */
export function differences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: JsonPath = [],
): readonly Difference[] {
  if (isMembers(before) && isMembers(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      differences(valueAt(before, [name]), valueAt(after, [name]), [...path, name]),
    );
  }
  if (isList(before) && isList(after)) return ofLists(before, after, path);
  return same(before, after) ? [] : [{ path, before, after }];
}

function ofLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  path: JsonPath,
): readonly Difference[] {
  const [from, to] = [namedItems(before), namedItems(after)];
  if (from === null || to === null) {
    return same(before, after) ? [] : [{ path, before, after }];
  }
  const kept = (items: ReadonlyMap<string, JsonValue>, other: ReadonlyMap<string, JsonValue>) =>
    [...items.keys()].filter((name) => other.has(name));
  const [orderBefore, orderAfter] = [kept(from, to), kept(to, from)];
  const order: readonly Difference[] = same(orderBefore, orderAfter)
    ? []
    : [{ path, before: orderBefore, after: orderAfter }];
  const names = [...new Set([...from.keys(), ...to.keys()])];
  return [
    ...names.flatMap((name) => differences(from.get(name), to.get(name), [...path, name])),
    ...order,
  ];
}

/** Members that name an item of a list, the first that all items have. */
const NAMES: readonly JsonPath[] = [
  ['key'],
  ['id'],
  ['field'],
  ['document'],
  ['code'],
  ['name', 'vi'],
];

/** Items by name, or null where they have no names or share one. */
function namedItems(items: readonly JsonValue[]): ReadonlyMap<string, JsonValue> | null {
  for (const path of NAMES) {
    const names = items.map((item) => valueAt(item, path));
    const texts = names.filter((name) => typeof name === 'string');
    if (texts.length === items.length && new Set(texts).size === items.length) {
      return new Map(texts.map((name, index) => [name, items[index] ?? null]));
    }
  }
  return null;
}

/**
 * The place of a difference by the numbers of items in one of the versions: `steps, ky-duyet, name`
 * is `steps, 3, name`. Null where that version does not have it.
 */
export function numberedPath(json: JsonValue, path: JsonPath): JsonPath | null {
  const numbered: string[] = [];
  for (const name of path) {
    const here = valueAt(json, numbered);
    const names = isList(here) ? namedItems(here) : null;
    const number = names === null ? -1 : [...names.keys()].indexOf(name);
    if (isList(here) && names !== null && number === -1) return null;
    numbered.push(number === -1 ? name : String(number));
  }
  return numbered;
}

const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);
