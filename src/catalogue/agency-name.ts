import type { Bilingual } from '#kernel/bilingual.ts';

export type AgencyKind =
  | 'province-committee'
  | 'department'
  | 'district-committee'
  | 'commune-committee'
  | 'one-stop-desk'
  | 'provincial-police'
  | 'district-police'
  | 'commune-police'
  | 'social-insurance'
  | 'district-social-insurance';

export type UnitType =
  | 'Tỉnh'
  | 'Thành phố'
  | 'Thị xã'
  | 'Huyện'
  | 'Phường'
  | 'Thị trấn'
  | 'Xã'
  | 'Đặc khu';

/** A unit as far as names of agencies need it. */
export interface NamedUnit {
  /** `Vĩnh Thanh Vân`. */
  readonly name: string;
  /** `Phường Vĩnh Thanh Vân`. */
  readonly fullName: string;
  readonly type: UnitType;
  /** 1 province, 2 district, 3 commune. */
  readonly level: 1 | 2 | 3;
}

/** What the agency of a kind is called in its unit. Departments have names of their own. */
export function agencyName(kind: Exclude<AgencyKind, 'department'>, unit: NamedUnit): Bilingual {
  const vi = spoken(unit);
  const en = englishName(unit);
  switch (kind) {
    case 'province-committee':
    case 'district-committee':
    case 'commune-committee':
      return { vi: `Ủy ban nhân dân ${vi}`, en: `People's Committee of ${en}` };
    case 'one-stop-desk':
      return unit.level === 1
        ? centreName(unit)
        : { vi: `Bộ phận Tiếp nhận và Trả kết quả ${vi}`, en: `One-stop desk of ${en}` };
    case 'provincial-police':
    case 'district-police':
    case 'commune-police':
      return { vi: `Công an ${vi}`, en: `Police of ${en}` };
    case 'social-insurance':
    case 'district-social-insurance':
      return { vi: `Bảo hiểm xã hội ${vi}`, en: `Social Insurance of ${en}` };
  }
}

/** A Public Service Centre: of a province, and since NĐ 118/2025/NĐ-CP of a commune too. */
export const centreName = (unit: NamedUnit): Bilingual => ({
  vi: `Trung tâm Phục vụ hành chính công ${spoken(unit)}`,
  en: `Public Service Centre of ${englishName(unit)}`,
});

/** As inside a sentence: `phường Vĩnh Thanh Vân`. */
export const spoken = ({ fullName }: NamedUnit): string =>
  fullName.charAt(0).toLowerCase() + fullName.slice(1);

const englishName = ({ name, type }: NamedUnit): string => `${name} ${unitTypes[type]}`;

const unitTypes = {
  Tỉnh: 'Province',
  'Thành phố': 'City',
  'Thị xã': 'Town',
  Huyện: 'District',
  Phường: 'Ward',
  'Thị trấn': 'Township',
  Xã: 'Commune',
  'Đặc khu': 'Special Zone',
} satisfies Record<UnitType, string>;
