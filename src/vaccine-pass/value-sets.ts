/** The codes of certificates, as `catalogue/vaccine-pass/value-sets.json` has them, with their names. */
export interface ValueSets {
  readonly diseases: ReadonlyMap<string, string>;
  readonly prophylaxes: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, string>;
  /** Holders of the authorisation of a vaccine, or its makers. */
  readonly holders: ReadonlyMap<string, string>;
  readonly countries: ReadonlySet<string>;
}

/** Reads the file's JSON; throws where a set is missing, for nothing could be judged without it. */
export function readValueSets(json: unknown): ValueSets {
  const file = json as Readonly<Record<string, unknown>>;
  const named = (name: string): ReadonlyMap<string, string> => {
    const codes = file[name];
    if (typeof codes !== 'object' || codes === null) throw new Error(`no value set ${name}`);
    return new Map(Object.entries(codes).map(([code, text]) => [code, String(text)]));
  };
  const { countries } = file;
  if (!Array.isArray(countries)) throw new Error('no value set countries');
  return {
    diseases: named('diseases'),
    prophylaxes: named('prophylaxes'),
    products: named('products'),
    holders: named('holders'),
    countries: new Set(countries.map(String)),
  };
}
