import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, monthsAfter } from '#kernel/day.ts';
import type { Claims } from '#vaccine-pass/claims.ts';
import type { HealthCertificate } from '#vaccine-pass/health-certificate.ts';
import { MONTHS_VALID } from '#vaccine-pass/issue-pass.ts';

/**
 * What a certificate of Viet Nam says otherwise than QĐ 5772/QĐ-BYT has it. It stays signed and its reader
 * decides: whether a country abroad refuses it for this is to be confirmed.
 */
export function brokenRules(
  { issuer, issuedAt, expiresAt }: Claims,
  certificate: HealthCertificate,
): readonly (keyof typeof ruleTexts)[] {
  if (issuer !== 'VN') return [];
  const vaccination = certificate.v?.[0];
  if (vaccination === undefined) return ['no-vaccination'];
  const broken: (keyof typeof ruleTexts)[] = [];
  if (issuedAt !== null && expiresAt !== null) {
    if (dayOf(expiresAt) > monthsAfter(dayOf(issuedAt), MONTHS_VALID)) broken.push('too-long');
    if (vaccination.dt.slice(0, 10) > dayOf(issuedAt)) broken.push('before-vaccination');
  }
  return broken;
}

export const ruleTexts = {
  'no-vaccination': {
    vi: 'Quyết định 5772/QĐ-BYT chỉ quy định hộ chiếu cho việc tiêm chủng; giấy này là loại khác.',
    en: 'Decision 5772/QĐ-BYT knows certificates of vaccination alone; this is another kind.',
  },
  'too-long': {
    vi: 'Thời hạn ghi dài hơn 12 tháng, trái với Quyết định 5772/QĐ-BYT.',
    en: 'It is good for more than twelve months, against Decision 5772/QĐ-BYT.',
  },
  'before-vaccination': {
    vi: 'Ngày cấp trước ngày tiêm.',
    en: 'It was issued before the vaccination.',
  },
} satisfies Record<string, Bilingual>;
