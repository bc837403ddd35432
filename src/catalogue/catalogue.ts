import { strict as assert } from 'node:assert';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Day } from '#kernel/day.ts';
import { fold, foldTokens, hasAllWords } from '#kernel/fold.ts';

/** The procedures of all periods, looked up by code and day. */
export interface Catalogue {
  /** The version of a procedure in force on a day, or null. */
  readonly inForce: (code: string, day: Day) => Procedure | null;
  /** The version that began on a day, whether or not it is still in force; or null. */
  readonly version: (code: string, validFrom: Day) => Procedure | null;
  /** All versions of a code, the oldest first. */
  readonly versions: (code: string) => readonly Procedure[];
  /** All in force on a day, by Vietnamese name. */
  readonly all: (day: Day) => readonly Procedure[];
  /**
   * Those in force that have each word of a query, typed with or without diacritics, in name, code or
   * keywords. First those whose code begins with it, then those whose name begins with its words or
   * whose keywords have them whole, then those of which somebody may have typed the beginning; the
   * rest by whether they have the words whole. An empty query fits all.
   */
  readonly search: (query: string, day: Day) => readonly Procedure[];
}

/** Asserts that of each procedure at most one version is in force on any day; see `overlaps`. */
export function createCatalogue(procedures: readonly Procedure[]): Catalogue {
  assert.deepEqual(overlaps(procedures), [], 'versions in force at the same time');
  const byName = new Intl.Collator('vi');
  const sorted = procedures.toSorted((a, b) => byName.compare(a.name.vi, b.name.vi));
  const byCode = Map.groupBy(sorted, (procedure) => procedure.code);
  const entries = sorted.map(entryOf);
  return {
    inForce: (code, day) => byCode.get(code)?.find((one) => isInForce(one, day)) ?? null,
    version: (code, from) => byCode.get(code)?.find((one) => one.validFrom === from) ?? null,
    versions: (code) =>
      (byCode.get(code) ?? []).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    all: (day) => sorted.filter((procedure) => isInForce(procedure, day)),
    search: (query, day) => {
      const code = fold(query);
      const typed = foldTokens(query);
      const phrase = typed.join(' ');
      const rank = ({ words, names, keywords }: Entry): number => {
        if (words[0]?.startsWith(code)) return 0;
        if (names.some((name) => `${name} `.startsWith(`${phrase} `))) return 1;
        if (keywords.includes(phrase)) return 2;
        if (keywords.some((keyword) => ` ${keyword} `.includes(` ${phrase} `))) return 3;
        if (names.some((name) => name.startsWith(phrase))) return 4;
        if (keywords.some((keyword) => keyword.startsWith(phrase))) return 5;
        if (names.some((name) => name.includes(phrase))) return 6;
        return typed.every((word) => words.includes(word)) ? 7 : 8;
      };
      return entries
        .filter(({ procedure, words }) => isInForce(procedure, day) && hasAllWords(words, typed))
        .map((entry) => ({ entry, rank: rank(entry) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ entry }) => entry.procedure);
    },
  };
}

/** `validTo` is the first day on which a version is no longer in force. */
export const isInForce = (
  entry: { readonly validFrom: Day; readonly validTo: Day | null },
  day: Day,
): boolean => entry.validFrom <= day && (entry.validTo === null || day < entry.validTo);

/** Codes of the procedures of which two versions are in force on the same day. */
export function overlaps(
  procedures: readonly Pick<Procedure, 'code' | 'validFrom' | 'validTo'>[],
): readonly string[] {
  const byCode = Map.groupBy(procedures, (procedure) => procedure.code);
  return [...byCode]
    .filter(([, versions]) => {
      const inOrder = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
      return inOrder.some((version, index) => {
        const next = inOrder[index + 1];
        return next !== undefined && isInForce(version, next.validFrom);
      });
    })
    .map(([code]) => code);
}

interface Entry {
  readonly procedure: Procedure;
  /** Folded words by which it is found; the code comes first. */
  readonly words: readonly string[];
  /** Long and short name, folded. */
  readonly names: readonly string[];
  readonly keywords: readonly string[];
}

function entryOf(procedure: Procedure): Entry {
  const { code, name, shortName } = procedure;
  const texts = [name.vi, shortName.vi, name.en, ...procedure.keywords];
  // People leave out the digit before the dot.
  const codes = [fold(code), fold(code.slice(code.indexOf('.') + 1))];
  const folded = (text: string): string => foldTokens(text).join(' ');
  return {
    procedure,
    words: [...codes, ...foldTokens(texts.join(' '))],
    names: [folded(shortName.vi), folded(name.vi)],
    keywords: procedure.keywords.map(folded),
  };
}
