import { type Day, parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { PassRequest } from '#vaccine-pass/pass-request.ts';
import type { PassRefusal } from '#vaccine-pass/pass-refusal.ts';

/** What the vaccination platform says a certificate is made of, in its own words. */
export interface PlatformCertificate {
  readonly certificate: string;
  readonly name: string;
  /** `YYYYMMDD`, or what of it is known. */
  readonly birthDate: string;
  readonly nationality: string;
  readonly disease: string;
  readonly doses: number;
  readonly injectedOn: string;
  readonly vaccine: string;
}

/** Codes of the EU's value sets by the platform's names. */
export interface PlatformNames {
  readonly diseases: Readonly<Record<string, string>>;
  readonly vaccines: Readonly<
    Record<string, { readonly vaccine: string; readonly product: string; readonly maker: string }>
  >;
}

/** The request of a passport, or what of the platform's data is in its way. */
export function passRequestOf(
  said: PlatformCertificate,
  names: PlatformNames,
): Result<PassRequest, PassRefusal> {
  const birthDate = dayOfDigits(said.birthDate);
  if (birthDate === null) return err('incomplete-birth-date');
  const vaccinatedOn = dayOfDigits(said.injectedOn);
  if (vaccinatedOn === null) return err('against-rules');
  const disease = own(names.diseases, said.disease);
  const codes = own(names.vaccines, said.vaccine);
  if (disease === undefined || codes === undefined) return err('unknown-vaccine');
  return ok({
    fullName: said.name,
    birthDate,
    nationality: said.nationality === 'VNM' ? 'VN' : said.nationality,
    disease,
    ...codes,
    dose: said.doses,
    doses: said.doses,
    vaccinatedOn,
    certificateId: said.certificate,
  });
}

const own = <Value>(of: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;

function dayOfDigits(digits: string): Day | null {
  const day = parseDay(digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));
  return day.ok ? day.value : null;
}
