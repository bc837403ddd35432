import type { Procedure } from '#catalogue/procedure.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import {
  keptProcedure,
  keptProcedureList,
  type NationalProcedure,
} from '#registries/national-portal/catalogue-codec.ts';
import { compareWithNational } from '#registries/national-portal/national-draft.ts';
import {
  type Fetched,
  readNationalList,
  readNationalProcedures,
} from '#store/national-catalogue.ts';
import type { Tone } from '#web/components/tag.ts';
import type { Services } from '#web/services.ts';

/** How a procedure of ours stands to the national one. */
export type ComparedState = 'differs' | 'unread' | 'unknown' | 'only-there' | 'only-here' | 'same';

export const comparedStates = {
  differs: { vi: 'Khác', en: 'Differs' },
  unread: { vi: 'Có chỗ phải tự đọc', en: 'To be read by hand' },
  unknown: { vi: 'Chưa đối chiếu', en: 'Not compared yet' },
  'only-there': { vi: 'Chỉ có ở CSDL quốc gia', en: 'Only in the national database' },
  'only-here': { vi: 'Chỉ có ở tỉnh', en: 'Only here' },
  same: { vi: 'Giống nhau', en: 'The same' },
} satisfies Record<ComparedState, Bilingual>;

export const stateTones = {
  differs: 'warning',
  unread: 'info',
  unknown: 'neutral',
  'only-there': 'info',
  'only-here': 'neutral',
  same: 'success',
} satisfies Record<ComparedState, Tone>;

/** One procedure on both sides, as far as each has it. */
export interface ComparedProcedure {
  readonly code: string;
  readonly name: string;
  readonly state: ComparedState;
  /** How many places differ, and how many nobody can read for certain. */
  readonly differences: number;
  readonly unread: number;
  readonly ours: Procedure | null;
  readonly national: NationalProcedure | null;
  readonly fetchedAt: Instant | null;
  readonly fault: { readonly code: string; readonly text: string } | null;
}

export interface Comparison {
  readonly procedures: readonly ComparedProcedure[];
  /** When the national list was fetched; null before the first time. */
  readonly listedAt: Instant | null;
  /** How many fetches are waited for, and the last fault among them. */
  readonly wanted: number;
  readonly fault: { readonly code: string; readonly text: string } | null;
  /** The oldest and the newest procedure that were compared. */
  readonly comparedAt: Instant | null;
}

/** Our procedures in force beside what was fetched of the national database. */
export async function readComparison(services: Services): Promise<Comparison> {
  const { pool, catalogue, now } = services;
  const [list, fetched] = await Promise.all([
    readNationalList(pool, 'procedures'),
    readNationalProcedures(pool),
  ]);
  const ours = new Map(
    catalogue()
      .all(dayOf(now()))
      .map((one) => [one.code, one]),
  );
  const listed = new Map(keptProcedureList(list.content).map(({ code, name }) => [code, name]));
  const codes = [...new Set([...ours.keys(), ...listed.keys()])];
  const procedures = codes.map((code) =>
    compared(code, ours.get(code) ?? null, listed, fetched.get(code)),
  );
  const waiting = [list, ...fetched.values()].filter(({ wantedAt }) => wantedAt !== null);
  const times = procedures.flatMap(({ fetchedAt }) => fetchedAt ?? []).toSorted();
  return {
    procedures,
    listedAt: list.fetchedAt,
    wanted: waiting.length,
    fault: waiting.map(faultOf).find((fault) => fault !== null) ?? null,
    comparedAt: times.at(-1) ?? null,
  };
}

/** A code that holds the place of one that no source gives is in no national database. */
export const isNationalCode = (code: string): boolean => !code.startsWith('TBC-');

function compared(
  code: string,
  ours: Procedure | null,
  listed: ReadonlyMap<string, string>,
  fetched: Fetched<unknown> | undefined,
): ComparedProcedure {
  const national = keptProcedure(fetched?.content ?? null);
  const fetchedAt = fetched?.fetchedAt ?? null;
  const found = ours === null || national === null ? null : compareWithNational(ours, national);
  const differences = found?.differences.length ?? 0;
  const unread = found?.unread.length ?? 0;
  const isAbsent = national === null && fetchedAt !== null;
  const state = (): ComparedState => {
    if (ours === null) return 'only-there';
    if (!isNationalCode(code) || isAbsent) return 'only-here';
    if (found === null) return 'unknown';
    if (differences > 0) return 'differs';
    return unread > 0 ? 'unread' : 'same';
  };
  return {
    code,
    name: ours?.name.vi ?? national?.name ?? listed.get(code) ?? code,
    state: state(),
    differences,
    unread,
    ours,
    national,
    fetchedAt,
    fault: fetched === undefined ? null : faultOf(fetched),
  };
}

const faultOf = ({ faultCode, fault }: Fetched<unknown>): ComparedProcedure['fault'] =>
  faultCode === null ? null : { code: faultCode, text: fault ?? '' };
