import type { Component, LegalBasis, Procedure } from '#catalogue/procedure.ts';
import { fold } from '#kernel/fold.ts';
import { isGarbled } from '#persons/garbled-text.ts';
import type {
  NationalComponent,
  NationalProcedure,
} from '#registries/national-portal/catalogue-codec.ts';
import type { Taken, Unread } from '#registries/national-portal/unread.ts';

const PAPER_CODE = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-KQ\d+$/;
const RESULT_CODE = /^KQ\.[A-Z]\d{2}\.\d{6}$/;
const DOCUMENT = /^\d+(\.\d+)?\/\d{4}\/[A-ZĐ]+\d*(-[A-ZĐ][A-ZĐa-z0-9]*)*$/;
const COUNT = /^\d{1,2}$/;

interface Named {
  readonly code: string | null;
  readonly name: { readonly vi: string };
}

/** Ours of the same national code, or of the same words. */
const placeOf = (ours: readonly Named[], told: { code: string; name: string }): number => {
  const byCode = told.code === '' ? -1 : ours.findIndex(({ code }) => code === told.code);
  return byCode >= 0 ? byCode : ours.findIndex(({ name }) => fold(name.vi) === fold(told.name));
};

/** Papers: counts of those that we have, and those that we do not have at the end. */
export function takeComponents(procedure: Procedure, national: NationalProcedure): Taken {
  const components: Component[] = [...procedure.components];
  const unread: Unread[] = [];
  const met = new Set<number>();
  for (const told of national.components) {
    const place = placeOf(components, told);
    const ours = components[place];
    if (isGarbled(told.name)) {
      unread.push({ field: 'components', national: told.name });
      if (ours !== undefined) met.add(place);
    } else if (ours === undefined) {
      const added = componentOf(told, new Set(components.map(({ key }) => key)));
      met.add(components.length);
      unread.push({ field: `components[${components.length}].required`, national: wordsOf(told) });
      components.push(added);
    } else {
      met.add(place);
      const counted = withCounts(ours, told);
      if (counted === null) {
        unread.push({ field: `components[${place}]`, national: wordsOf(told) });
      } else components[place] = counted;
    }
  }
  if (national.components.length > 0) {
    for (const place of procedure.components.keys()) {
      if (!met.has(place)) unread.push({ field: `components[${place}]`, national: '' });
    }
  }
  return { procedure: { ...procedure, components }, unread };
}

/** National lists know originals and copies; ours tell certified copies from plain ones. */
function withCounts(ours: Component, told: NationalComponent): Component | null {
  if (!COUNT.test(told.originals) || !COUNT.test(told.copies)) return null;
  const [originals, copies] = [Number(told.originals), Number(told.copies)];
  if (ours.certified + ours.copies === copies) return { ...ours, originals };
  return ours.certified === 0 ? { ...ours, originals, copies } : null;
}

function componentOf(told: NationalComponent, taken: ReadonlySet<string>): Component {
  return {
    code: PAPER_CODE.test(told.code) ? told.code : null,
    key: freeKey(told.name, taken),
    name: { vi: told.name, en: '' },
    originals: COUNT.test(told.originals) ? Number(told.originals) : 0,
    certified: 0,
    copies: COUNT.test(told.copies) ? Number(told.copies) : 0,
    // LayThuTuc does not say which papers must be there: the line to be confirmed asks.
    required: false,
    when: told.when === '' ? null : { vi: told.when, en: '' },
  };
}

const LONGEST_KEY = 40;

function freeKey(name: string, taken: ReadonlySet<string>): string {
  const words = fold(name).replaceAll(/[^a-z0-9]+/g, '-');
  const key = words.slice(0, LONGEST_KEY).replaceAll(/^-+|-+$/g, '') || 'giay-to';
  for (let count = 2; ; count += 1) {
    const free = count === 2 ? key : `${key}-${count - 1}`;
    if (!taken.has(free)) return free;
  }
}

const wordsOf = ({ name, when, originals, copies }: NationalComponent): string =>
  [name, when, `bản chính: ${originals}`, `bản sao: ${copies}`]
    .filter((part) => part !== '')
    .join('; ');

export function takeResults(procedure: Procedure, national: NationalProcedure): Taken {
  const results = [...procedure.results];
  const unread: Unread[] = [];
  for (const told of national.results) {
    const place = placeOf(results, told);
    const ours = results[place];
    const code = RESULT_CODE.test(told.code) ? told.code : null;
    if (told.name === '' || isGarbled(told.name)) {
      unread.push({ field: 'results', national: `${told.code} ${told.name}`.trim() });
    } else if (ours === undefined) results.push({ code, name: { vi: told.name, en: '' } });
    else results[place] = { ...ours, code: code ?? ours.code };
  }
  return { procedure: { ...procedure, results }, unread };
}

/** Documents that we do not name; ours stay, since the one-stop decrees stand in no national entry. */
export function takeLegalBasis(procedure: Procedure, national: NationalProcedure): Taken {
  const legalBasis: LegalBasis[] = [...procedure.legalBasis];
  const unread: Unread[] = [];
  for (const { document, title } of national.legalBasis) {
    if (legalBasis.some((ours) => fold(ours.document) === fold(document))) continue;
    if (DOCUMENT.test(document) && !isGarbled(title)) {
      legalBasis.push({ document, article: null, title: title === '' ? null : title });
    } else unread.push({ field: 'legalBasis', national: `${document} ${title}`.trim() });
  }
  return { procedure: { ...procedure, legalBasis }, unread };
}
