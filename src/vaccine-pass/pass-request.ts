import { type Day, parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Of whom and of what a passport is asked for: the eleven fields of QĐ 5772/QĐ-BYT of 20/12/2021. */
export interface PassRequest {
  readonly fullName: string;
  readonly birthDate: Day;
  /** ISO 3166. It stands on the paper: the EU's format has no field for it. */
  readonly nationality: string;
  /** Codes of the EU's value sets from here on. */
  readonly disease: string;
  readonly vaccine: string;
  readonly product: string;
  readonly maker: string;
  /** Which dose this was, and how many the series has. */
  readonly dose: number;
  readonly doses: number;
  readonly vaccinatedOn: Day;
  /** The certificate's own number, URN:UVCI:01:VN:…. */
  readonly certificateId: string;
}

const TEXTS = [
  'fullName',
  'birthDate',
  'nationality',
  'disease',
  'vaccine',
  'product',
  'maker',
  'vaccinatedOn',
  'certificateId',
] as const;

/** Reads a request's JSON; the error names every field that is missing or wrong. */
export function readPassRequest(json: unknown): Result<PassRequest, readonly string[]> {
  if (typeof json !== 'object' || json === null) return err(['fullName']);
  const given = json as Readonly<Record<string, unknown>>;
  const wrong: string[] = TEXTS.filter((name) => {
    const value = given[name];
    return typeof value !== 'string' || value.trim() === '';
  });
  const birthDate = parseDay(String(given['birthDate']));
  const vaccinatedOn = parseDay(String(given['vaccinatedOn']));
  if (!birthDate.ok) wrong.push('birthDate');
  if (!vaccinatedOn.ok) wrong.push('vaccinatedOn');
  for (const name of ['dose', 'doses']) {
    const value = given[name];
    if (!Number.isInteger(value) || Number(value) < 1) wrong.push(name);
  }
  if (wrong.length > 0 || !birthDate.ok || !vaccinatedOn.ok) return err([...new Set(wrong)]);
  const texts = Object.fromEntries(TEXTS.map((name) => [name, String(given[name]).trim()]));
  return ok({
    ...(texts as unknown as PassRequest),
    birthDate: birthDate.value,
    vaccinatedOn: vaccinatedOn.value,
    dose: Number(given['dose']),
    doses: Number(given['doses']),
  });
}
