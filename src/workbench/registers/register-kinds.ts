import type { SystemParty } from '#dossier/deliveries.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What an officer may ask other registers. */
export const QUERY_KINDS = [
  'insured-person',
  'insurance-code',
  'insured-household',
  'health-card',
  'enterprise',
  'household-business',
  'budget-unit',
  'kinship',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

interface KindLabels {
  /** Last part of its address. */
  readonly slug: string;
  readonly party: SystemParty;
  readonly title: Bilingual;
  /** By what it is asked. */
  readonly by: Bilingual;
}

export const kindLabels: Readonly<Record<QueryKind, KindLabels>> = {
  'insured-person': {
    slug: 'ma-so-bhxh',
    party: 'social-insurance',
    title: { vi: 'Người tham gia BHXH theo mã số', en: 'Insured person by code' },
    by: { vi: 'Mã số BHXH 10 chữ số', en: 'Social-insurance code of ten digits' },
  },
  'insurance-code': {
    slug: 'tim-ma-so-bhxh',
    party: 'social-insurance',
    title: { vi: 'Tìm mã số BHXH', en: 'Find a social-insurance code' },
    by: { vi: 'Họ tên, ngày sinh, giới tính, xã', en: 'Name, birth date, sex, commune' },
  },
  'insured-household': {
    slug: 'ho-gia-dinh-bhxh',
    party: 'social-insurance',
    title: { vi: 'Hộ gia đình tham gia BHXH', en: 'Insured household' },
    by: { vi: 'Mã hộ gia đình', en: 'Code of the household' },
  },
  'health-card': {
    slug: 'the-bhyt',
    party: 'health-insurance',
    title: { vi: 'Thẻ bảo hiểm y tế', en: 'Health-insurance card' },
    by: { vi: 'Số thẻ hoặc số định danh, họ tên, ngày sinh', en: 'Card or personal number, name' },
  },
  enterprise: {
    slug: 'doanh-nghiep',
    party: 'enterprise-registration',
    title: { vi: 'Doanh nghiệp', en: 'Enterprise' },
    by: { vi: 'Mã số doanh nghiệp', en: 'Enterprise code' },
  },
  'household-business': {
    slug: 'ho-kinh-doanh',
    party: 'enterprise-registration',
    title: { vi: 'Hộ kinh doanh', en: 'Household business' },
    by: { vi: 'Mã số hoặc số định danh của chủ hộ', en: 'Its code, or its owner’s number' },
  },
  'budget-unit': {
    slug: 'don-vi-ngan-sach',
    party: 'budget-units',
    title: { vi: 'Đơn vị có quan hệ với ngân sách', en: 'Budget unit' },
    by: { vi: 'Mã số ĐVQHNS hoặc tên đơn vị', en: 'Its code, or words of its name' },
  },
  kinship: {
    slug: 'than-nhan',
    party: 'national-population',
    title: { vi: 'Xác minh quan hệ thân nhân', en: 'Kinship of two people' },
    by: { vi: 'Số định danh và họ tên của hai người', en: 'Numbers and names of both' },
  },
};

export const kindOfSlug = (slug: string): QueryKind | null =>
  QUERY_KINDS.find((kind) => kindLabels[kind].slug === slug) ?? null;
