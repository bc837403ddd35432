import type { Bilingual } from '#kernel/bilingual.ts';
import type { Brand } from '#kernel/brand.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Identifier of an agency, canonical: upper case, without spaces. */
export type AgencyCode = Brand<string, 'AgencyCode'>;

export interface ParsedAgencyCode {
  /** As it came. */
  readonly raw: string;
  readonly canonical: AgencyCode;
  /** Province (H01–H63) or ministry (G…) block. */
  readonly root: string;
  /** `qd20`: root first (QĐ 20/2020); `qcvn102`: root last (QCVN 102:2016). */
  readonly grammar: 'qd20' | 'qcvn102';
}

export interface AgencyCodeFault {
  readonly code: 'not-an-agency-code';
  readonly text: Bilingual;
}

const MAX_LENGTH = 35;
const ROOT_FIRST = /^([A-Z]\d{2})(\.[0-9A-Z]{2,})*$/;
const ROOT_LAST = /^(\d{2,3}\.){1,3}([A-Z]\d{2})$/;

/**
 * Accepts all five shapes in use (domain.md §2.3): `H01.187`, `000.00.00.H37`, `28.22.H17`,
 * `002.00.20.H13`, `999.010.01.H22`. No segment is padded or turned round: no source says that the
 * short old forms equal a long one.
 */
export function parseAgencyCode(text: string): Result<ParsedAgencyCode, AgencyCodeFault> {
  const canonical = text.trim().toUpperCase();
  const first = ROOT_FIRST.exec(canonical);
  const last = ROOT_LAST.exec(canonical);
  const root = first?.[1] ?? last?.[2];
  if (root === undefined || canonical.length > MAX_LENGTH) {
    return err({ code: 'not-an-agency-code', text: NOT_AN_AGENCY_CODE });
  }
  const grammar = first === null ? 'qcvn102' : 'qd20';
  return ok({ raw: text, canonical: canonical as AgencyCode, root, grammar });
}

const NOT_AN_AGENCY_CODE: Bilingual = {
  vi: 'Mã định danh cơ quan chưa đúng dạng, ví dụ H33.15 hoặc 000.00.33.H33.',
  en: 'This is no agency code, such as H33.15 or 000.00.33.H33.',
};
