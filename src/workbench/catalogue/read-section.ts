import { isList, itemsAt, textAt, valueAt, withValueAt } from '#catalogue/json-path.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';
import { parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { slug } from '#kernel/slug.ts';
import { type FormValues, many, one } from '#web/form-values.ts';
import {
  type FieldSpec,
  kindOf,
  type RowKind,
  type RowsSpec,
  type SectionSpec,
} from '#workbench/catalogue/field-spec.ts';
import { withPlacesMoved } from '#workbench/catalogue/moved-places.ts';

/** Names the hidden field that says how many rows a page was sent with. */
export const rowCountField = (rows: RowsSpec): string => `${rows.path}.rows`;

/** A law after one page of the editor was sent: what the page holds is replaced, the rest stays. */
export function readSection(section: SectionSpec, values: FormValues, body: JsonValue): JsonValue {
  let next = body;
  for (const spec of section.fields) next = readField(spec, '', values, next);
  if (section.rows !== null) next = readRows(section.rows, values, next);
  return section.arrange === undefined ? next : section.arrange(next);
}

function readRows(rows: RowsSpec, values: FormValues, body: JsonValue): JsonValue {
  const sent = Math.min(MAX_ROWS, Math.trunc(Number(one(values, rowCountField(rows)))) || 0);
  const path = rows.path.split('.');
  const isAbsent = rows.mayLack === true && sent === 0 && valueAt(body, path) === undefined;
  if (isAbsent) return changedRows(rows, one(values, 'do'), body);
  const before = itemsAt(body, path);
  let next = withValueAt(
    body,
    path,
    Array.from({ length: sent }, (_, index) => before[index] ?? rows.kinds[0].blank),
  );
  for (let index = 0; index < sent; index += 1) {
    const kind = kindOf(rows, itemsAt(next, path)[index] ?? null);
    for (const spec of kind.fields) next = readField(spec, `${rows.path}.${index}.`, values, next);
  }
  return changedRows(rows, one(values, 'do'), next);
}

const MAX_ROWS = 200;

/** Adds, removes or moves a row, as the button said: `add:0` (its kind), `remove:3`, `up:3`, `down:3`. */
function changedRows(rows: RowsSpec, deed: string, body: JsonValue): JsonValue {
  const path = rows.path.split('.');
  const before = itemsAt(body, path);
  const order: (number | null)[] = before.map((_, index) => index);
  const [act, place] = deed.split(':');
  const index = Number(place);
  const kind = rows.kinds[index];
  if (act === 'add' && kind !== undefined) order.splice(addedPlace(rows, order.length), 0, null);
  else if (act === 'remove') order.splice(index, 1);
  else if (act === 'up' && index > 0) order.splice(index - 1, 0, ...order.splice(index, 1));
  else if (act === 'down') order.splice(index + 1, 0, ...order.splice(index, 1));
  else return body;
  const items = order.map((number) =>
    number === null ? newRow(kind ?? rows.kinds[0], before, body) : (before[number] ?? null),
  );
  const joined = rows.rejoin === undefined ? items : rows.rejoin(items, before);
  return withPlacesMoved(withValueAt(body, path, joined), path, order);
}

/** Number of the row that is added to so many. */
export const addedPlace = ({ added }: RowsSpec, count: number): number =>
  added === 'before-last' ? Math.max(0, count - 1) : count;

/** An empty row, with a key that none of the others has. */
function newRow(kind: RowKind, items: readonly JsonValue[], body: JsonValue): JsonValue {
  const key = kind.fields.find(({ type }) => type.kind === 'key');
  if (key === undefined) return kind.blank;
  if (kind.newKey !== undefined) return withValueAt(kind.blank, [key.path], kind.newKey(body));
  const taken = new Set(items.map((item) => textAt(item, [key.path])));
  const stem = slug(kind.row.vi);
  let own = `${stem}-${items.length + 1}`;
  for (let count = items.length + 2; taken.has(own); count += 1) own = `${stem}-${count}`;
  return withValueAt(kind.blank, [key.path], own);
}

function readField(
  spec: FieldSpec,
  prefix: string,
  values: FormValues,
  body: JsonValue,
): JsonValue {
  const name = `${prefix}${spec.path}`;
  const value = readValue(spec, name, values);
  if (value === undefined) return body;
  const row = valueAt(body, prefix.split('.').slice(0, -1)) ?? null;
  const held = spec.lens === undefined ? value : spec.lens.held(value, row);
  const before = valueAt(body, name.split('.'));
  // What a law does not have and nobody fills in stays out of it.
  const isEmpty = held === null || held === false || (isList(held) && held.length === 0);
  if (spec.mayLack === true && before === undefined && isEmpty) return body;
  const isTicked = spec.type.kind === 'choices' && isList(held) && isList(before);
  return withValueAt(body, name.split('.'), isTicked ? inKnownOrder(held, before) : held);
}

/** Boxes have an order of their own: what was ticked before keeps the order that the law has. */
function inKnownOrder(
  ticked: readonly JsonValue[],
  before: readonly JsonValue[],
): readonly JsonValue[] {
  const known = before.map(canonicalJson);
  const place = (value: JsonValue): number => {
    const index = known.indexOf(canonicalJson(value));
    return index === -1 ? known.length : index;
  };
  return ticked.toSorted((a, b) => place(a) - place(b));
}

/**
 * What was typed as the law holds it; undefined where the page did not have the field. What nobody
 * wrote in English is Vietnamese there too.
 */
function readValue(spec: FieldSpec, name: string, values: FormValues): JsonValue | undefined {
  const { type } = spec;
  switch (type.kind) {
    case 'choices':
      return many(values, name).filter((value) => value !== '');
    case 'flag':
      return many(values, name).includes('1');
    case 'bilingual': {
      const [vi, en] = [clean(one(values, `${name}.vi`)), clean(one(values, `${name}.en`))];
      if (type.nullable === true && vi === '' && en === '') return null;
      return { vi, en: en === '' ? vi : en };
    }
    default:
      if (!values.has(name)) return undefined;
      return readText(spec, one(values, name));
  }
}

function readText({ type }: FieldSpec, sent: string): JsonValue {
  const typed = clean(sent);
  switch (type.kind) {
    case 'lines':
      return sent
        .split(/\r?\n/)
        .map(clean)
        .filter((line) => line !== '');
    case 'number':
      return numberOf(typed, type.nullable === true);
    case 'day':
      return dayOf(typed, type.nullable === true);
    case 'choice':
      if (type.nullable === true && typed === '') return null;
      return /^\d+$/.test(typed) ? Number(typed) : typed;
    case 'text':
      return type.nullable === true && typed === '' ? null : typed;
    case 'key':
    case 'flag':
    case 'choices':
    case 'bilingual':
      return typed;
  }
}

/** Whole đồng are typed with points, shares of a limit with a comma: `100.000`, `1,5`. */
function numberOf(typed: string, nullable: boolean): JsonValue {
  if (typed === '') return nullable ? null : typed;
  const plain = typed.replaceAll(/[\s.](?=\d{3})/g, '').replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : typed;
}

function dayOf(typed: string, nullable: boolean): JsonValue {
  if (typed === '' && nullable) return null;
  const day = parseTypedDay(typed);
  return day.ok ? day.value : typed;
}
