import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { CampaignRegister, CampaignSource } from '#quality/campaign.ts';

export const registerLabels = {
  'civil-status': { vi: 'Hộ tịch', en: 'Civil status' },
  vaccination: { vi: 'Tiêm chủng', en: 'Vaccination' },
  'social-insurance': { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  education: { vi: 'Giáo dục', en: 'Education' },
  'national-population': { vi: 'Dân cư', en: 'Population' },
} satisfies Record<CampaignRegister, Bilingual>;

/** What one side of a campaign is called: the register, or the file. */
export const sourceName = (lang: Language, source: CampaignSource): string =>
  source.kind === 'file' ? source.name : textIn(lang, registerLabels[source.register]);
