import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { itemsAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import type { FieldError } from '#web/field-error.ts';
import { faultInVietnamese } from '#workbench/catalogue/fault-words.ts';
import { type FieldSpec, kindOf, type SectionSpec } from '#workbench/catalogue/field-spec.ts';

/** What is wrong in one section, each at the field where it can be put right; the first of a field. */
export function sectionErrors(
  section: SectionSpec,
  sections: readonly SectionSpec[],
  faults: readonly CatalogueFault[],
  body: JsonValue,
): readonly FieldError[] {
  const names = fieldNames(section, body);
  const errors = new Map<string, FieldError>();
  for (const fault of faults.filter((one) => sectionOf(sections, one)?.key === section.key)) {
    const field = nearest(names, dotted(fault.path));
    if (!errors.has(field)) errors.set(field, { field, text: whyText(fault) });
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

/** Why a fault is one, without its place: for the field at which it stands. */
export const whyText = ({ why }: CatalogueFault): FieldError['text'] => ({
  vi: `${capital(faultInVietnamese(why))}.`,
  en: `${capital(why)}.`,
});

/** A fault with its place, where it stands in a list. */
export const faultText = ({ path, why }: CatalogueFault): FieldError['text'] => {
  const place = path === '' ? '' : `${path}: `;
  return { vi: `${place}${faultInVietnamese(why)}`, en: `${place}${why}` };
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const dotted = (path: string): string => path.slice(1).replaceAll('/', '.');

const isWithin = (name: string, outer: string): boolean =>
  name === outer || name.startsWith(`${outer}.`);

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
