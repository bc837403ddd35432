import { err, ok, type Result } from '#kernel/result.ts';
import { clean } from '#kernel/fold.ts';
import { parseBirthDate } from '#persons/birth-date.ts';
import { parseIdentityNumber } from '#persons/personal-number.ts';
import { parsePhone } from '#persons/phone.ts';
import { isObject, textOf } from '#registries/read-answer.ts';
import type { Day } from '#kernel/day.ts';

/** Who signed in at the national portal or with VNeID, as that provider says. */
export interface CitizenClaims {
  readonly subject: string;
  readonly kind: 'citizen' | 'enterprise';
  readonly name: string;
  /** 12 digits, or the 9 of an old card; null where the account has neither. */
  readonly identityNumber: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Of an enterprise's account. */
  readonly enterprise: { readonly name: string; readonly taxCode: string } | null;
  /** Level of assurance as the provider numbers it; 0 where it says none. */
  readonly assurance: number;
}

/** Why claims cannot be used. */
export type ClaimsFault = 'no-subject' | 'no-name';

const LATEST = '9999-12-31' as Day;

/**
 * Reads the claims of the national portal's single sign-on, which VNeID gives too (domain.md §12.1).
 * `loAs` of the portal and `IAL` of VNeID both tell the level of assurance; what their numbers mean is
 * to be confirmed. What is malformed is left out: it is asked for, not guessed.
 */
export function readCitizenClaims(claims: unknown): Result<CitizenClaims, ClaimsFault> {
  const of = isObject(claims) ? claims : {};
  const subject = textOf(of, 'sub');
  if (subject === '') return err('no-subject');
  const person = clean(textOf(of, 'HoVaTen'));
  const isEnterprise = textOf(of, 'LoaiTaiKhoan') === '2';
  const enterprise = isEnterprise
    ? { name: clean(textOf(of, 'TenDoanhNghiep')), taxCode: clean(textOf(of, 'MaSoThue')) }
    : null;
  const name = person === '' ? (enterprise?.name ?? '') : person;
  if (name === '') return err('no-name');
  const phone = parsePhone(textOf(of, 'SoDienThoai'));
  const birthDate = parseBirthDate(textOf(of, 'NgayThangNamSinh'), LATEST);
  const email = clean(textOf(of, 'ThuDienTu'));
  return ok({
    subject,
    kind: isEnterprise ? 'enterprise' : 'citizen',
    name,
    identityNumber: numberOf(textOf(of, 'SoDinhDanh')) ?? numberOf(textOf(of, 'SoCMND')),
    birthDate: birthDate.ok ? birthDate.value : null,
    phone: phone.ok ? phone.value : null,
    email: email === '' ? null : email,
    enterprise,
    assurance: levelOf(textOf(of, 'loAs') || textOf(of, 'IAL')),
  });
}

function numberOf(text: string): string | null {
  const read = parseIdentityNumber(text);
  return read.ok ? read.value.number : null;
}

const levelOf = (text: string): number => (/^\d$/.test(text) ? Number(text) : 0);
