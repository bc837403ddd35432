import type { Role } from '#access/role.ts';
import type { AgencyKind } from '#catalogue/agency-name.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What a member of staff of a role is called in an agency of a kind. */
export function staffTitle(role: Role, kind: AgencyKind): Bilingual {
  switch (role) {
    case 'counter-officer':
      return { vi: 'Công chức tiếp nhận và trả kết quả', en: 'Counter officer' };
    case 'specialist':
      return specialists[kind];
    case 'signing-leader':
      return leaders[kind];
    case 'clerk':
      return { vi: 'Văn thư', en: 'Clerk' };
    case 'province-administrator':
      return { vi: 'Quản trị hệ thống của tỉnh', en: 'Province administrator' };
    case 'data-steward':
      return { vi: 'Quản lý chất lượng dữ liệu', en: 'Data steward' };
  }
}

const SPECIALIST: Bilingual = { vi: 'Chuyên viên', en: 'Specialist' };
const POLICE: Bilingual = { vi: 'Cán bộ Công an', en: 'Police officer' };
const INSURANCE: Bilingual = { vi: 'Viên chức', en: 'Insurance officer' };

const specialists = {
  'province-committee': SPECIALIST,
  department: SPECIALIST,
  'district-committee': {
    vi: 'Chuyên viên Phòng Tài chính – Kế hoạch',
    en: 'Specialist, finance and planning office',
  },
  'commune-committee': {
    vi: 'Công chức Tư pháp – Hộ tịch',
    en: 'Justice and civil status officer',
  },
  'one-stop-desk': SPECIALIST,
  'provincial-police': POLICE,
  'district-police': POLICE,
  'commune-police': { vi: 'Cán bộ đăng ký cư trú', en: 'Residence officer' },
  'social-insurance': INSURANCE,
  'district-social-insurance': INSURANCE,
} satisfies Record<AgencyKind, Bilingual>;

const VICE_CHAIR: Bilingual = { vi: 'Phó Chủ tịch Ủy ban nhân dân', en: 'Vice chair' };
const DIRECTOR: Bilingual = { vi: 'Phó Giám đốc', en: 'Deputy director' };
const CHIEF: Bilingual = { vi: 'Phó Trưởng Công an', en: 'Deputy chief of police' };

const leaders = {
  'province-committee': VICE_CHAIR,
  department: { vi: 'Lãnh đạo cơ quan', en: 'Head of the department' },
  'district-committee': {
    vi: 'Trưởng phòng Tài chính – Kế hoạch',
    en: 'Head of the finance and planning office',
  },
  'commune-committee': VICE_CHAIR,
  'one-stop-desk': { vi: 'Trưởng bộ phận', en: 'Head of the desk' },
  'provincial-police': DIRECTOR,
  'district-police': CHIEF,
  'commune-police': { vi: 'Trưởng Công an', en: 'Chief of police' },
  'social-insurance': DIRECTOR,
  'district-social-insurance': DIRECTOR,
} satisfies Record<AgencyKind, Bilingual>;
