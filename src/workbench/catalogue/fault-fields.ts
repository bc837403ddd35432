import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { isList, itemsAt, type JsonPath, textAt, valueAt } from '#catalogue/json-path.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { FieldError } from '#web/field-error.ts';
import { faultInEnglish, faultInVietnamese } from '#workbench/catalogue/fault-words.ts';
import { type FieldSpec, kindOf, type SectionSpec } from '#workbench/catalogue/field-spec.ts';
import { pathOf, placeAt, rowName } from '#workbench/catalogue/places.ts';

/** What is wrong with a field, and the same with its place, for the list at the top. */
export interface SectionError extends FieldError {
  readonly placed: Bilingual;
}

/** What is wrong in one section, each at the field where it can be put right; the first of a field. */
export function sectionErrors(
  section: SectionSpec,
  sections: readonly SectionSpec[],
  faults: readonly CatalogueFault[],
  body: JsonValue,
): readonly SectionError[] {
  const names = fieldNames(section, body);
  const law = { sections, body };
  const errors = new Map<string, SectionError>();
  const own = faults.filter((one) => sectionOf(sections, one)?.key === section.key);
  for (const fault of plainFaults(own)) {
    const field = nearest(names, dotted(fault.path));
    if (errors.has(field)) continue;
    errors.set(field, { field, text: whyText(fault, law), placed: faultText(fault, law) });
  }
  return [...errors.values()];
}

/**
 * The section in which a fault can be put right: of those around its place the innermost, else the
 * first inside it; none for what is asked elsewhere, as the first day is.
 */
export function sectionOf(
  sections: readonly SectionSpec[],
  fault: CatalogueFault,
): SectionSpec | undefined {
  const name = dotted(fault.path);
  const places = sections.flatMap((section) => pathsOf(section).map((path) => ({ section, path })));
  const around = places
    .filter(({ path }) => isWithin(name, path))
    .toSorted((a, b) => b.path.length - a.path.length);
  const inside = name === '' ? undefined : places.find(({ path }) => isWithin(path, name));
  return (around[0] ?? inside)?.section;
}

const pathsOf = ({ fields, rows }: SectionSpec): readonly string[] => [
  ...fields.map((spec) => spec.path),
  ...(rows === null ? [] : [rows.path]),
];

/** The law in which a fault is, as far as it is needed to speak of it. */
export interface FaultyLaw {
  readonly sections: readonly SectionSpec[];
  readonly body: JsonValue;
}

/** Why a fault is one, without its place: for the field at which it stands. */
export function whyText(fault: CatalogueFault, law: FaultyLaw): Bilingual {
  const { vi, en } = reason(fault, law);
  return { vi: `${capital(vi)}.`, en: `${capital(en)}.` };
}

/** A fault with its place, where it stands in a list. */
export function faultText(fault: CatalogueFault, law: FaultyLaw): Bilingual {
  const { text } = placeAt(law.sections, law.body, segments(fault.path));
  const { vi, en } = reason(fault, law);
  return { vi: `${capital(text.vi)}: ${vi}`, en: `${capital(text.en)}: ${en}` };
}

/**
 * Faults as people count them: one a place, and of a whole only what is wrong inside. A schema tells
 * of each shape that does not fit.
 */
export function plainFaults(faults: readonly CatalogueFault[]): readonly CatalogueFault[] {
  const plain = faults.filter(
    (fault) =>
      !OF_THE_WHOLE.test(fault.why) ||
      !faults.some(
        (other) =>
          !OF_THE_WHOLE.test(other.why) && isWithin(dotted(other.path), dotted(fault.path)),
      ),
  );
  return [...new Map(plain.toReversed().map((fault) => [fault.path, fault])).values()].toReversed();
}

const OF_THE_WHOLE = /^must be null$| in (?:any|one)Of$| additional properties$/;

function reason({ path, why }: CatalogueFault, { sections, body }: FaultyLaw): Bilingual {
  const value = valueAt(body, segments(path));
  const isEmpty = value === '' || (isList(value) && value.length === 0);
  if (isEmpty && why.startsWith('must match pattern')) return { vi: 'chưa nhập', en: 'is missing' };
  if (isEmpty && CHOICE.test(why)) return { vi: 'chưa chọn', en: 'is not chosen' };
  const names = namesIn(body);
  const named = (lang: Language) => (id: string) => {
    const own = textIn(lang, names.get(id));
    if (own !== undefined) return own;
    return id.includes('[') ? textIn(lang, placeAt(sections, body, pathOf(id)).text) : id;
  };
  return { vi: faultInVietnamese(why, named('vi')), en: faultInEnglish(why, named('en')) };
}

const CHOICE = /^must (be equal to one of|match a schema in anyOf|not have fewer than 1 )/;

/** What steps, pages and questions are called, by the ids under which reasons name them. */
function namesIn(body: JsonValue): ReadonlyMap<string, Bilingual> {
  const pages = itemsAt(body, ['pages']);
  const named = [
    ...itemsAt(body, ['steps']),
    ...pages,
    ...pages.flatMap((page) => itemsAt(page, ['fields'])),
  ];
  return new Map(
    named.flatMap((item): [string, Bilingual][] => {
      const name = rowName([], body, item);
      return name.vi === '' ? [] : [[textAt(item, ['id']), name]];
    }),
  );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const segments = (path: string): JsonPath => path.split('/').slice(1);

const dotted = (path: string): string => path.slice(1).replaceAll('/', '.');

const isWithin = (name: string, outer: string): boolean =>
  outer === '' || name === outer || name.startsWith(`${outer}.`);

/** The control of the name itself, else one inside it, else one around it, else the first. */
const nearest = (names: readonly string[], name: string): string =>
  names.find((one) => one === name) ??
  names.find((one) => isWithin(one, name)) ??
  names.findLast((one) => isWithin(name, one)) ??
  names[0] ??
  '';

function fieldNames({ fields, rows }: SectionSpec, body: JsonValue): readonly string[] {
  const names = fields.flatMap((spec) => controlNames(spec, ''));
  if (rows === null) return names;
  const ofRows = itemsAt(body, rows.path.split('.')).flatMap((row, index) =>
    kindOf(rows, row).fields.flatMap((spec) => controlNames(spec, `${rows.path}.${index}.`)),
  );
  return [...names, ...ofRows, ADD_BUTTON];
}

/** Id of the button that adds a row: where a fault of the whole list leads to. */
export const ADD_BUTTON = 'them-dong';

function controlNames({ path, type }: FieldSpec, prefix: string): readonly string[] {
  const name = `${prefix}${path}`;
  switch (type.kind) {
    case 'key':
      return [];
    case 'bilingual':
      return [`${name}.vi`, `${name}.en`];
    default:
      return [name];
  }
}
