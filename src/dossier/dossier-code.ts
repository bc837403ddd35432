import { type AgencyCode, parseAgencyCode } from '#dossier/agency-code.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Brand } from '#kernel/brand.ts';
import { type Day, parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Mã hồ sơ: agency, day of receipt, daily serial (TT 01/2018/TT-VPCP Điều 19). No check digit. */
export type DossierCode = Brand<string, 'DossierCode'>;

export interface ParsedDossierCode {
  readonly code: DossierCode;
  readonly agency: AgencyCode;
  readonly day: Day;
  readonly serial: number;
}

export interface DossierCodeFault {
  readonly code: 'not-a-dossier-code';
  readonly text: Bilingual;
}

/**
 * `000.00.33.H33-220621-0001`; the serial counts from 1, has at least four digits and may exceed
 * 9999. The code writes two digits of the year: `day` lies in 2000–2099.
 */
export function dossierCode(agency: string, day: Day, serial: number): DossierCode {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`no serial: ${serial}`);
  if (!day.startsWith('20')) throw new RangeError(`no dossier code in the year of ${day}`);
  const written = `${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}`;
  return `${agency}-${written}-${String(serial).padStart(4, '0')}` as DossierCode;
}

/**
 * Reads a code as people type, copy or scan it: lower case, any dash or a space for the hyphen and
 * stray spaces are tolerated, as are marks without width.
 */
export function parseDossierCode(text: string): Result<ParsedDossierCode, DossierCodeFault> {
  if (text.length > MAX_TYPED) return err(NOT_A_DOSSIER_CODE);
  const typed = text
    .toUpperCase()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(DASH, '-')
    .trim();
  const match =
    CODE.exec(typed.replaceAll(/\s/g, '')) ??
    CODE.exec(typed.replaceAll(/\s*([.-])\s*/g, '$1').replaceAll(/\s+/g, '-'));
  const [whole, left = '', year, month, date, digits] = match ?? [];
  const agency = parseAgencyCode(left);
  const day = parseDay(`20${year}-${month}-${date}`);
  const serial = Number(digits);
  if (!agency.ok || !day.ok || serial === 0) return err(NOT_A_DOSSIER_CODE);
  const code = dossierCode(agency.value.canonical, day.value, serial);
  // Another spelling of the serial (more zeros than its length asks for) would be another code.
  return code === whole
    ? ok({ code, agency: agency.value.canonical, day: day.value, serial })
    : err(NOT_A_DOSSIER_CODE);
}

/** A code has 52 characters at most (35 + 1 + 6 + 1 + 9); the rest is room for stray spaces. */
const MAX_TYPED = 200;
const CODE = /^([0-9A-Z.]+)-(\d{2})(\d{2})(\d{2})-(\d{4,9})$/;
const DASH = /[\p{Dash_Punctuation}\u2212]/gu;

const NOT_A_DOSSIER_CODE: DossierCodeFault = {
  code: 'not-a-dossier-code',
  text: {
    vi: 'Mã hồ sơ chưa đúng dạng. Nhập đúng như trên giấy tiếp nhận, ví dụ 000.00.33.H33-220621-0001.',
    en: 'This is no dossier code. Enter it as on the receipt, such as 000.00.33.H33-220621-0001.',
  },
};
