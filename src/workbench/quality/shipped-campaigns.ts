import type { Bilingual } from '#kernel/bilingual.ts';
import type { CampaignKind, CampaignRegister } from '#quality/campaign.ts';
import type { CaseClass } from '#quality/case-class.ts';

/** A campaign that comes with the software, to begin from. */
export interface ShippedCampaign {
  readonly kind: CampaignKind;
  readonly name: Bilingual;
  /** The register on each side; null where only a file can be a source. */
  readonly left: CampaignRegister | null;
  readonly right: CampaignRegister | null;
  readonly fourEyes: readonly CaseClass[];
}

/** Another's number and another's name are what a wrong correction would hurt most: two people judge. */
const BOTH: readonly CaseClass[] = ['wrong-number', 'wrong-basics'];

export const SHIPPED_CAMPAIGNS: readonly ShippedCampaign[] = [
  {
    kind: 'vaccination',
    name: { vi: 'Tiêm chủng ↔ dân cư', en: 'Vaccination ↔ population' },
    left: 'vaccination',
    right: 'national-population',
    fourEyes: BOTH,
  },
  {
    kind: 'civil-status',
    name: { vi: 'Hộ tịch ↔ dân cư', en: 'Civil status ↔ population' },
    left: 'civil-status',
    right: 'national-population',
    fourEyes: BOTH,
  },
  {
    kind: 'social-insurance',
    name: { vi: 'Bảo hiểm xã hội ↔ dân cư', en: 'Social insurance ↔ population' },
    left: 'social-insurance',
    right: 'national-population',
    fourEyes: BOTH,
  },
  {
    kind: 'pupils-card',
    name: { vi: 'Học sinh lớp 9, 12 chưa có thẻ', en: 'Pupils of class 9 and 12 without a card' },
    left: 'education',
    right: 'national-population',
    fourEyes: [],
  },
  {
    kind: 'files',
    name: { vi: 'Hai danh sách', en: 'Two lists' },
    left: null,
    right: null,
    fourEyes: BOTH,
  },
];
