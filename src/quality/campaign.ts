import type { Bilingual } from '#kernel/bilingual.ts';

/** What two sources are held against each other for. */
export const CAMPAIGN_KINDS = [
  'civil-status',
  'vaccination',
  'social-insurance',
  'pupils-card',
  'files',
] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

export const campaignKindLabels = {
  'civil-status': { vi: 'Hộ tịch ↔ dân cư', en: 'Civil status ↔ population' },
  vaccination: { vi: 'Tiêm chủng ↔ dân cư', en: 'Vaccination ↔ population' },
  'social-insurance': { vi: 'Bảo hiểm xã hội ↔ dân cư', en: 'Social insurance ↔ population' },
  'pupils-card': {
    vi: 'Học sinh lớp 9, lớp 12 chưa có thẻ căn cước',
    en: 'Pupils of class 9 and 12 without a card',
  },
  files: { vi: 'Hai danh sách tải lên', en: 'Two uploaded lists' },
} satisfies Record<CampaignKind, Bilingual>;

/** A register that gives its list, or takes a correction, through the exchange. */
export type CampaignRegister =
  | 'civil-status'
  | 'vaccination'
  | 'social-insurance'
  | 'education'
  | 'national-population';

/** Where one side of a campaign comes from. */
export type CampaignSource =
  | {
      readonly kind: 'register';
      readonly register: CampaignRegister;
      /** School year of the education database, as `2021-2022`. */
      readonly schoolYear?: string;
      /** First and last day of what is asked for, where the register goes by days. */
      readonly from?: string;
      readonly to?: string;
    }
  /** A table that somebody uploaded, by the hash of its content. */
  | { readonly kind: 'file'; readonly sha256: string; readonly name: string };

/** Who confirms what is right before a record is corrected. */
export const STATIONS = ['health', 'police', 'justice'] as const;
export type Station = (typeof STATIONS)[number];

export const stationLabels = {
  health: { vi: 'Ngành y tế xác nhận mũi tiêm', en: 'Health confirms the injection' },
  police: { vi: 'Công an cấp xã xác nhận nhân thân', en: 'Commune police confirm the identity' },
  justice: {
    vi: 'Công chức Tư pháp – Hộ tịch xác nhận theo sổ',
    en: 'The justice officer confirms by the book',
  },
} satisfies Record<Station, Bilingual>;

/** How a campaign of a kind goes on after two records were judged to be one person. */
export interface CampaignRoute {
  /**
   * Who confirms, in this order. Vaccination after 2262/BYT-CNTT: health the injection, police the
   * identity, then the platform is put right (domain.md §11.3); the others are ours.
   */
  readonly stations: readonly Station[];
  /** The register that is put right through the exchange; null where nothing is. */
  readonly corrects: Exclude<CampaignRegister, 'national-population' | 'education'> | null;
}

export const campaignRoutes = {
  'civil-status': { stations: ['justice'], corrects: 'civil-status' },
  vaccination: { stations: ['health', 'police'], corrects: 'vaccination' },
  'social-insurance': { stations: ['police'], corrects: 'social-insurance' },
  'pupils-card': { stations: [], corrects: null },
  files: { stations: [], corrects: null },
} satisfies Record<CampaignKind, CampaignRoute>;
