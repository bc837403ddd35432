import { isDate } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { faultOf, type StepFault } from '#vaccine-pass/step.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';

/** What a certificate is about. */
export type CertificateKind = 'vaccination' | 'test' | 'recovery';

export interface PersonName {
  readonly fn?: string;
  readonly fnt?: string;
  readonly gn?: string;
  readonly gnt?: string;
}

/** A vaccination, by the names of the EU's schema. */
export interface Vaccination {
  readonly tg: string;
  readonly vp: string;
  readonly mp: string;
  readonly ma: string;
  readonly dn: number;
  readonly sd: number;
  readonly dt: string;
  readonly co: string;
  readonly is: string;
  readonly ci: string;
}

/** A certificate that the check found to be as the EU's schema asks. */
export interface HealthCertificate {
  readonly ver: string;
  readonly nam: PersonName;
  readonly dob: string;
  readonly v?: readonly [Vaccination];
  readonly t?: readonly [Readonly<Record<string, string>>];
  readonly r?: readonly [Readonly<Record<string, string>>];
}

const GROUPS: Readonly<Record<'v' | 't' | 'r', CertificateKind>> = {
  v: 'vaccination',
  t: 'test',
  r: 'recovery',
};
const KEYS = ['v', 't', 'r'] as const;

/** Which kinds of statements it has; a sound certificate has one. */
export const kindsOf = (certificate: unknown): readonly CertificateKind[] =>
  KEYS.filter((key) => isRecord(certificate) && (certificate[key] ?? null) !== null).map(
    (key) => GROUPS[key],
  );

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

/**
 * Whether a certificate is as the EU's schema 1.0.0 to 1.3.3 asks, with one statement alone; says which
 * field is not. The schema binds no field to a value set, and the sets are frozen while vaccines come: a
 * code that we do not know is left alone, but one that is made up within a list that is complete is not.
 */
export function checkCertificate(
  json: unknown,
  sets: ValueSets,
): Result<HealthCertificate, StepFault> {
  const wrong = wrongPlace(json, sets);
  return wrong === null ? ok(json as HealthCertificate) : err(faultOf('against-schema', wrong));
}

function wrongPlace(json: unknown, sets: ValueSets): string | null {
  if (!isRecord(json)) return 'it is no object';
  const head = wrongField(json, { ver: matches(VERSION), nam: isRecord, dob: isBirthDate }, {});
  if (head !== null) return head;
  const nam = json['nam'] as Readonly<Record<string, unknown>>;
  const name = wrongField(nam, {}, { fn: text, gn: text, fnt: icao, gnt: icao });
  if (name !== null) return `nam.${name}`;
  if (nam['fnt'] === undefined && nam['gnt'] === undefined) return 'nam.fnt';
  const groups = KEYS.filter((key) => (json[key] ?? null) !== null);
  const [group] = groups;
  if (group === undefined || groups.length > 1) return 'one of v, t, r';
  const entries = json[group];
  const entry: unknown = Array.isArray(entries) && entries.length === 1 ? entries[0] : null;
  if (!isRecord(entry)) return `${group}: not one entry`;
  const { needed, optional } = fieldsOf(group, sets);
  const field = wrongField(entry, needed, optional);
  return field === null ? null : `${group}.${field}`;
}

function fieldsOf(group: 'v' | 't' | 'r', sets: ValueSets) {
  const shared: Fields = { tg: text, co: isCountry(sets), is: text, ci: text };
  switch (group) {
    case 'v':
      return {
        needed: {
          ...shared,
          vp: text,
          mp: text,
          ma: isHolder(sets),
          dn: isDose,
          sd: isDose,
          dt: isDay,
        },
        optional: {},
      };
    case 't':
      return {
        needed: {
          ...shared,
          tt: text,
          sc: isDay,
          tr: text,
        },
        optional: { nm: text, ma: isDevice, tc: text, dr: isDay },
      };
    case 'r':
      return { needed: { ...shared, fr: isDay, df: isDay, du: isDay }, optional: {} };
  }
}

/** The first field that is missing or wrong. */
function wrongField(record: Readonly<Record<string, unknown>>, needed: Fields, optional: Fields) {
  for (const [key, check] of Object.entries(needed)) if (!check(record[key])) return key;
  for (const [key, check] of Object.entries(optional)) {
    const value = record[key] ?? null;
    if (value !== null && !check(value)) return key;
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const VERSION = /^\d+\.\d+\.\d+$/;
const BIRTH_DATE = /^(?:(?:19|20)\d\d(?:-\d\d){0,2})?$/;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const isCountry =
  ({ countries }: ValueSets): Check =>
  (value) =>
    typeof value === 'string' && countries.has(value);
const text: Check = (value) => typeof value === 'string' && value.length <= 80;
const icao: Check = (value) => text(value) && /^[A-Z<]*$/.test(String(value));
const isDose: Check = (value) => Number.isInteger(value) && Number(value) >= 1;
const isBirthDate = matches(BIRTH_DATE);
/** An organisation number of the European Medicines Agency is one that exists. */
const isHolder =
  ({ holders }: ValueSets): Check =>
  (value) =>
    text(value) && (!String(value).startsWith('ORG-') || holders.has(String(value)));
/** Test devices are numbered from 1 in the order in which they were listed; no list went beyond 3999. */
const isDevice: Check = (value) =>
  text(value) && (!/^\d+$/.test(String(value)) || Number(value) <= 3999);

/** A day, which some countries write with a time behind it. */
const isDay: Check = (value) => {
  const [, year, month, date] = (typeof value === 'string' ? DAY.exec(value) : null) ?? [];
  return year !== undefined && isDate(Number(year), Number(month), Number(date));
};
const DAY = /^(\d{4})-(\d\d)-(\d\d)(?:$|T)/;
