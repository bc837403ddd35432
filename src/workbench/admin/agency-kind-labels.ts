import type { Agency } from '#catalogue/locality.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

export const agencyKindLabels: Readonly<Record<Agency['kind'], Bilingual>> = {
  'province-committee': { vi: 'UBND tỉnh', en: 'Provincial committee' },
  department: { vi: 'Sở và tương đương', en: 'Department' },
  'provincial-police': { vi: 'Công an tỉnh', en: 'Provincial police' },
  'social-insurance': { vi: 'BHXH tỉnh', en: 'Provincial social insurance' },
  'district-committee': { vi: 'UBND cấp huyện', en: 'District committee' },
  'district-police': { vi: 'Công an cấp huyện', en: 'District police' },
  'district-social-insurance': { vi: 'BHXH cấp huyện', en: 'District social insurance' },
  'commune-committee': { vi: 'UBND cấp xã', en: 'Commune committee' },
  'commune-police': { vi: 'Công an cấp xã', en: 'Commune police' },
  'one-stop-desk': { vi: 'Bộ phận Một cửa', en: 'One-stop desk' },
};
