import { parseAgencyCode } from '#dossier/agency-code.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { fold } from '#kernel/fold.ts';
import { keptAgencyList, keptFieldList } from '#registries/national-portal/catalogue-codec.ts';
import type { Services } from '#web/services.ts';

export type SharedState =
  | 'missing-here'
  | 'missing-there'
  | 'name-differs'
  | 'no-code-here'
  | 'same';

export const sharedStates = {
  'missing-here': { vi: 'Chỉ có trên Cổng quốc gia', en: 'Only at the portal' },
  'missing-there': { vi: 'Chỉ có ở tỉnh', en: 'Only here' },
  'name-differs': { vi: 'Khác tên', en: 'Name differs' },
  'no-code-here': { vi: 'Ở tỉnh chưa có mã', en: 'No code here yet' },
  same: { vi: 'Giống nhau', en: 'The same' },
} satisfies Record<SharedState, Bilingual>;

/** One agency or field on both sides; a name is empty where a side does not have it. */
export interface SharedRow {
  readonly code: string;
  readonly ours: string;
  readonly theirs: string;
  readonly state: SharedState;
}

/** Agencies of the province; those of other provinces in the national list are none of our business. */
export function agencyRows(services: Services, content: unknown): readonly SharedRow[] {
  const ours = new Map(
    services.directory().agencies.map(({ code, name }) => [code, name.vi] as const),
  );
  const roots = new Set([...ours.keys()].map(rootOf));
  const theirs = new Map(
    keptAgencyList(content)
      .filter(({ code }) => ours.has(code) || roots.has(rootOf(code)))
      .map(({ code, name }) => [code, name] as const),
  );
  return inOrder(
    [...new Set([...ours.keys(), ...theirs.keys()])].map((code) =>
      rowOf(code, ours.get(code) ?? '', theirs.get(code) ?? ''),
    ),
  );
}

/** Of the ministries' branches the ministry alone is the root: their own agencies are not all ours. */
const rootOf = (code: string): string => {
  const parsed = parseAgencyCode(code);
  return parsed.ok && parsed.value.root.startsWith('H') ? parsed.value.root : code;
};

/** Fields of the procedures in force; one of ours without a code is found by its name. */
export function fieldRows(services: Services, content: unknown): readonly SharedRow[] {
  const fields = services
    .catalogue()
    .all(dayOf(services.now()))
    .map(({ field }) => field);
  const listed = keptFieldList(content);
  const theirs = new Map(listed.map(({ code, name }) => [code, name] as const));
  const byName = new Map(listed.map(({ code, name }) => [fold(name), code] as const));
  const rows = new Map<string, SharedRow>();
  for (const { code, name } of fields) {
    const found = code ?? byName.get(fold(name.vi)) ?? null;
    const row =
      found === null || code !== null
        ? rowOf(code ?? '', name.vi, theirs.get(code ?? '') ?? '')
        : {
            code: found,
            ours: name.vi,
            theirs: theirs.get(found) ?? '',
            state: 'no-code-here' as const,
          };
    rows.set(row.code === '' ? fold(name.vi) : row.code, row);
  }
  for (const [code, name] of theirs) {
    if (!rows.has(code)) rows.set(code, rowOf(code, '', name));
  }
  return inOrder([...rows.values()]);
}

function rowOf(code: string, ours: string, theirs: string): SharedRow {
  const state = (): SharedState => {
    if (ours === '') return 'missing-here';
    if (theirs === '') return 'missing-there';
    return ours === theirs ? 'same' : 'name-differs';
  };
  return { code, ours, theirs, state: state() };
}

const ORDER = Object.keys(sharedStates);

const inOrder = (rows: readonly SharedRow[]): readonly SharedRow[] =>
  rows.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.code < b.code ? -1 : 1),
  );
