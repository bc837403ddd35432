import type { ResultTemplate } from '#documents/results/result-template.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { dayOf, formatDay } from '#kernel/day.ts';

/** What is not in the dossier itself. */
export interface ValueSource {
  /** What was declared, as text, by the id of the field. */
  readonly declared: ReadonlyMap<string, string>;
  readonly agency: string;
  readonly procedure: string;
}

/**
 * All that a result can say, by the keys of the templates: `declared.…`, `concerned.…`, `applicant.…`,
 * `register.…` (what a register granted), `result.…`.
 */
export function resultValues(
  dossier: Dossier,
  { declared, agency, procedure }: ValueSource,
): ReadonlyMap<string, string> {
  const { applicant, concerned } = dossier;
  const register = Object.values(dossier.outsideResults).at(-1);
  const details = Object.entries(register?.details ?? {});
  const issuedOn = dossier.finishedAt === null ? null : formatDay(dayOf(dossier.finishedAt));
  const values: readonly (readonly [string, string | null | undefined])[] = [
    ...[...declared].map(([id, text]) => [`declared.${id}`, text] as const),
    ...details.map(([name, text]) => [`register.details.${name}`, text] as const),
    ['register.number', register?.number],
    ['register.book', register?.book],
    ['register.page', register?.page],
    ['register.date', dayText(register?.date)],
    ['register.personalNumber', register?.personalNumber],
    ['concerned.name', concerned?.name],
    ['concerned.number', concerned?.identityNumber],
    ['concerned.birthDate', dayText(concerned?.birthDate)],
    ['applicant.name', applicant.organisation?.name ?? applicant.name],
    ['applicant.number', applicant.organisation?.taxCode ?? applicant.identityNumber],
    ['applicant.address', applicant.address],
    ['result.number', dossier.resultNumber],
    ['result.date', issuedOn],
    ['result.agency', agency],
    ['result.procedure', procedure],
    ['result.dossier', dossier.code],
  ];
  return new Map(values.flatMap(([key, text]) => (text ? [[key, text] as const] : [])));
}

/** `2022-06-19` as `19/06/2022`, `1985` as it is. */
const dayText = (text: string | null | undefined): string | null =>
  text?.split('-').toReversed().join('/') ?? null;

export interface ResultSection {
  readonly heading: string | null;
  /** By lines: one row, or two side by side. */
  readonly lines: readonly (readonly ResultRow[])[];
}

export interface ResultRow {
  readonly label: string;
  readonly value: string;
}

/** The sections of a template with their values. */
export const filledSections = (
  { sections }: ResultTemplate,
  values: ReadonlyMap<string, string>,
): readonly ResultSection[] =>
  sections.map(({ heading, rows }) => ({
    heading,
    lines: linesOf(rows, values),
  }));

function linesOf(
  rows: ResultTemplate['sections'][number]['rows'],
  values: ReadonlyMap<string, string>,
): ResultSection['lines'] {
  const lines: ResultRow[][] = [];
  for (const { label, from, optional = false, beside = false } of rows) {
    const value = from.flatMap((key) => values.get(key) ?? [])[0];
    if (value === undefined && optional) continue;
    const row = { label, value: value ?? '–' };
    const before = lines.at(-1);
    if (beside && before?.length === 1) before.push(row);
    else lines.push([row]);
  }
  return lines;
}
